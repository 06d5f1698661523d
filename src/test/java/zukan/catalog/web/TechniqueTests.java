package zukan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import zukan.Browsing;
import zukan.StoredPapers;
import zukan.ZukanTest;

/** The grid of techniques and domains tells what the lists behind its cells hold. */
@ZukanTest
class TechniqueTests {

    private static final String SLUG = "technique-tests";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredPapers stored;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove(SLUG);
    }

    private Document page(String path) {
        return Jsoup.parse(new Browsing(port).get(path).body());
    }

    @Test
    void everyCellNamesThePapersOfItsListOldestFirst() {
        Document page = page("/en/techniques");

        List<Element> cells = page.select(".spread-cell");
        assertThat(cells).hasSizeGreaterThan(10);
        for (Element cell : cells) {
            String list = cell.selectFirst(".spread-list").attr("href");
            assertThat(list).matches("/en/papers\\?domain=[a-z]+&technique=[a-z-]+");
            assertThat(cell.select(".spread-papers a").eachAttr("href"))
                    .as(list)
                    .containsExactlyInAnyOrderElementsOf(
                            page(list).select(".card-title a").eachAttr("href"));
            assertThat(cell.select("time").eachAttr("datetime")).isSorted();
        }
    }

    @Test
    void theJourneyIsToldInWords() {
        assertThat(page("/en/techniques")
                        .select("#dilated-convolution .journey")
                        .text())
                .isEqualTo("In this guide it begins in September 2016 with WaveNet (Audio)."
                        + " ByteNet (Language) follows in October 2016.");
        assertThat(page("/ja/techniques").select("#autoregression .journey").text())
                .isEqualTo("この図鑑では、2016年1月の PixelRNN（画像）に始まります。9月に WaveNet（音声）へ、10月に ByteNet（自然言語）へと渡ります。");
        assertThat(page("/en/techniques").select("#binarization .journey").text())
                .startsWith("It appears in February 2016 with BinaryNet")
                .endsWith("no other domain.");
    }

    @Test
    void aFullCellNamesTheFirstAndCountsAll() {
        stored.store(SLUG, 1, 9, "date '2015-01-01' + n", "'video'");
        transaction.executeWithoutResult(
                status -> jdbc.sql("insert into paper_concept (paper_id, position, kind, concept)"
                                + " select id, 0, 'METHOD', 'patchgan' from paper where slug like '" + SLUG + "%'")
                        .update());

        Element cell = page("/en/techniques")
                .selectFirst("[href*='domain=video&technique=adversarial-training']")
                .parent();

        assertThat(cell.select(".spread-papers a").eachText())
                .containsExactly("Short 1", "Short 2", "Short 3", "Short 4", "Short 5", "Short 6");
        assertThat(cell.select("time").first().text()).isEqualTo("January 2015");
        assertThat(cell.select(".spread-list").text()).startsWith("10 papers");
    }
}
