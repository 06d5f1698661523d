/** Where curators work: the editor of entries and its drafts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"suggestions", "catalog", "platform"})
package zukan.desk;
