/** Brings the files of {@code seed-data/} into the catalog, validated and loaded as a whole, and writes the catalog back as such files. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "platform"})
package zukan.seeddata;
