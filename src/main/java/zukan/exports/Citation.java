package zukan.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.PaperContent;
import zukan.platform.ZukanProperties;

/** What a paper's page tells to programs that read it: Highwire's {@code citation_*} tags and schema.org's JSON-LD. */
@Component("citation")
public class Citation {

    private final JsonMapper json;
    private final ZukanProperties site;

    Citation(JsonMapper json, ZukanProperties site) {
        this.json = json;
        this.site = site;
    }

    /** One {@code meta} element. */
    public record Tag(String name, String content) {}

    /** The tags that Zotero and Google Scholar read, each author by a tag of its own. */
    public List<Tag> tags(PaperContent paper, String language) {
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag("citation_title", paper.title()));
        paper.authors().forEach(author -> tags.add(new Tag("citation_author", author)));
        tags.add(new Tag(
                "citation_publication_date", paper.submittedOn().toString().replace('-', '/')));
        add(tags, "citation_conference_title", paper.venue());
        add(tags, "citation_arxiv_id", paper.arxivId());
        add(tags, "citation_doi", paper.doi());
        add(tags, "citation_pdf_url", paper.pdfUrl());
        tags.add(new Tag("citation_language", "en"));
        tags.add(new Tag("citation_public_url", page(paper, language)));
        return tags;
    }

    private static void add(List<Tag> tags, String name, String content) {
        if (content != null) {
            tags.add(new Tag(name, content));
        }
    }

    /** JSON-LD for a {@code script} element: nothing in it can end that element. */
    public String jsonLd(PaperContent paper, String language) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@context", "https://schema.org");
        article.put("@type", "ScholarlyArticle");
        article.put("headline", paper.title());
        article.put("name", paper.title());
        article.put(
                "author",
                paper.authors().stream()
                        .map(author -> Map.of("@type", "Person", "name", author))
                        .toList());
        article.put("datePublished", paper.submittedOn().toString());
        article.put("inLanguage", "en");
        article.put(
                "description",
                language.equals("ja") ? paper.gist().ja() : paper.gist().en());
        List<String> same = new ArrayList<>();
        if (paper.arxivUrl() != null) {
            same.add(paper.arxivUrl());
        }
        if (paper.doiUrl() != null) {
            same.add(paper.doiUrl());
        }
        article.put("sameAs", same);
        article.put("mainEntityOfPage", page(paper, language));
        return json.writeValueAsString(article)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private String page(PaperContent paper, String language) {
        return site.absolute("/" + language + "/papers/" + paper.slug());
    }
}
