package zukan.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperFilter;

@ZukanTest
class CitationTests {

    @LocalServerPort
    int port;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    Citation citation;

    @Autowired
    JsonMapper json;

    @Test
    void everyPaperTellsProgramsWhatItIs() {
        for (PaperContent paper : catalog.contents(catalog.list(PaperFilter.ALL))) {
            Document page = Jsoup.parse(
                    new Browsing(port).get("/en/papers/" + paper.slug()).body());

            assertThat(meta(page, "citation_title")).containsExactly(paper.title());
            assertThat(meta(page, "citation_author")).containsExactlyElementsOf(paper.authors());
            assertThat(meta(page, "citation_publication_date"))
                    .containsExactly(paper.submittedOn().toString().replace('-', '/'));
            JsonNode linked = json.readTree(
                    page.selectFirst("script[type=application/ld+json]").data());
            assertThat(linked.get("@type").asString()).isEqualTo("ScholarlyArticle");
            assertThat(linked.get("headline").asString()).isEqualTo(paper.title());
        }
    }

    @Test
    void aTitleCannotEndItsScript() {
        ObjectNode hostile = json.valueToTree(catalog.get("wavenet"));
        PaperContent paper = json.treeToValue(
                hostile.put("title", "</script><script>alert(1)</script> & \u2028"), PaperContent.class);

        String data = citation.jsonLd(paper, "en");

        assertThat(data).doesNotContain("<", ">", "&", "\u2028");
        assertThat(json.readTree(data).get("headline").asString()).isEqualTo(paper.title());
    }

    private static List<String> meta(Document page, String name) {
        return page.select("meta[name=" + name + "]").eachAttr("content");
    }
}
