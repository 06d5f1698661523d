package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.StoredPapers;
import zukan.ZukanTest;

/** Who brought an entry, and whose star it has. */
@ZukanTest
class MarksTests {

    @Autowired
    WebApplicationContext application;

    @Autowired
    PaperEditing editing;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    JsonMapper json;

    @Autowired
    StoredPapers stored;

    private MockMvc browser;

    @BeforeEach
    void publish() {
        ObjectNode paper = json.valueToTree(catalog.get("wavenet"));
        paper.put("slug", "from-a-reader");
        paper.putNull("number");
        paper.put("arxivId", "1606.03498");
        paper.putNull("doi");
        paper.put("origin", "reader");
        paper.put("starred", false);
        paper.put("credit", "Ada & <Co>");
        paper.putObject("curatorStar")
                .put("on", "2026-08-01")
                .putObject("reason")
                .put("ja", "いまも使われています。")
                .put("en", "It is still in use.");
        editing.publish(json.treeToValue(paper, PaperContent.class), new Change("curator", "test", null));
        browser = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove("from-a-reader");
    }

    @Test
    void theEntryNamesItsReaderAndTheCuratorsReason() throws Exception {
        Document page = page("/en/papers/from-a-reader");

        assertThat(page.select(".paper-origin").text()).isEqualTo("Suggested by Ada & <Co>, a reader");
        assertThat(page.select("h1 .seal").eachAttr("aria-label"))
                .containsExactly("Recommended by the curator of this guide");
        assertThat(page.select(".curator-star").text()).contains("It is still in use.", "1 August 2026");
    }

    @Test
    void theCardBearsBothMarks() throws Exception {
        Element card = page("/ja/papers?q=wavenet&origin=reader").select(".card").stream()
                .filter(one -> !one.select("a[href=/ja/papers/from-a-reader]").isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(card.select(".reader-mark").text()).isEqualTo("読者の提案：Ada & <Co> さん");
        assertThat(card.select(".seal").eachText()).containsExactly("☆");
    }

    @Test
    void theSurveysOwnEntriesBearNeither() throws Exception {
        Document page = page("/ja/papers?origin=survey");

        assertThat(page.select(".card")).hasSize(25);
        assertThat(page.select(".reader-mark, .seal-curator")).isEmpty();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(browser.perform(get(URI.create(path)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
