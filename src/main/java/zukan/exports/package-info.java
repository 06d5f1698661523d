/** The catalog in shapes for machines: BibTeX, citation tags, JSON-LD, the JSON API and the sitemap. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "platform"})
package zukan.exports;
