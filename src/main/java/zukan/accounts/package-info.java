/** Who may sit at the desk. The other modules know a curator by name only. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package zukan.accounts;
