/** The catalog in shapes for machines: BibTeX, citation tags, JSON-LD and the JSON API. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "platform"})
package zukan.exports;
