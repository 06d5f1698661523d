/** What readers propose and report, from the form until somebody has decided. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "platform"})
package zukan.suggestions;
