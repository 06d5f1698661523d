package zukan.exports.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import zukan.catalog.PaperRegister;
import zukan.catalog.PaperRegister.Portion;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.VocabularyStore;
import zukan.exports.Sitemap;
import zukan.exports.Sitemap.Entry;
import zukan.platform.FromCatalog;
import zukan.platform.ZukanProperties;

/**
 * What search engines may look for, and where. All of it is one sitemap while the papers are few. Later it is an index, with a
 * sitemap of the papers for each portion of them, so that no answer grows with the catalog.
 */
@FromCatalog
@RestController
class SitemapController {

    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    /** Pages that show the papers, and change with any of them. */
    private static final List<String> OF_PAPERS =
            List.of("/", "/papers", "/implementations", "/timeline", "/lineage", "/techniques", "/numbers", "/compare");

    /** Pages of which it is not known when they changed. */
    private static final List<String> OTHERS = List.of(
            "/concepts",
            "/survey",
            "/survey/background",
            "/survey/coverage",
            "/questions",
            "/errata",
            "/wanted",
            "/suggest",
            "/suggestions",
            "/api");

    private final PaperRegister papers;
    private final VocabularyStore vocabularies;
    private final Sitemap sitemap;
    private final ZukanProperties site;

    SitemapController(PaperRegister papers, VocabularyStore vocabularies, Sitemap sitemap, ZukanProperties site) {
        this.papers = papers;
        this.vocabularies = vocabularies;
        this.sitemap = sitemap;
        this.site = site;
    }

    /** For programs that walk through pages by themselves. */
    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok().contentType(PLAIN).body("""
                        User-agent: *
                        Disallow: /desk

                        Sitemap: %s
                        """.formatted(site.absolute("/sitemap.xml")));
    }

    /** All pages, or where they are listed. */
    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        List<Portion> portions = papers.portions();
        if (portions.size() > 1) {
            List<Entry> sitemaps = new ArrayList<>(List.of(new Entry("/sitemaps/pages.xml", latest(portions))));
            portions.forEach(portion ->
                    sitemaps.add(new Entry("/sitemaps/papers-" + portion.number() + ".xml", portion.changedAt())));
            return xml(sitemap.index(sitemaps));
        }
        List<Entry> pages = pages(portions);
        portions.forEach(portion -> pages.addAll(papers(portion.number())));
        return xml(sitemap.pages(pages));
    }

    /** Every page but those of papers. */
    @GetMapping("/sitemaps/pages.xml")
    ResponseEntity<String> pages() {
        return xml(sitemap.pages(pages(papers.portions())));
    }

    @GetMapping("/sitemaps/papers-{portion:[0-9]{1,6}}.xml")
    ResponseEntity<String> portion(@PathVariable int portion) {
        List<Entry> pages = papers(portion);
        if (pages.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no papers " + portion);
        }
        return xml(sitemap.pages(pages));
    }

    private List<Entry> pages(List<Portion> portions) {
        Vocabulary vocabulary = vocabularies.read();
        Map<String, Instant> domains = papers.changesByDomain();
        Instant latest = latest(portions);
        List<Entry> pages = new ArrayList<>();
        OF_PAPERS.forEach(path -> pages.add(new Entry(path, latest)));
        OTHERS.forEach(path -> pages.add(new Entry(path, null)));
        vocabulary
                .domains()
                .forEach(domain -> pages.add(new Entry("/domains/" + domain.slug(), domains.get(domain.slug()))));
        vocabulary.concepts().stream()
                .map(Concept::slug)
                .distinct()
                .forEach(concept -> pages.add(new Entry("/concepts/" + concept, null)));
        return pages;
    }

    private List<Entry> papers(int portion) {
        return papers.papers(portion).stream()
                .map(paper -> new Entry("/papers/" + paper.slug(), paper.changedAt()))
                .toList();
    }

    private static Instant latest(List<Portion> portions) {
        return portions.stream()
                .map(Portion::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static ResponseEntity<String> xml(String document) {
        return ResponseEntity.ok().contentType(XML).body(document);
    }
}
