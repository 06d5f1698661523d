/** The curator's desk: the queue of suggestions, the decisions on them, and the entries themselves. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"suggestions", "catalog", "platform"})
package zukan.desk;
