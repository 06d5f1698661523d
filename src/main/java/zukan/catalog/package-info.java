/** The published papers: how readers find them, and the only door through which they change. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package zukan.catalog;
