/** Brings the files of {@code seed-data/} into the catalog: validated as a whole, loaded as a whole. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "platform"})
package zukan.seeddata;
