package zukan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.StoredPapers;
import zukan.ZukanTest;

/** The timeline shows what the list would, in the drawing and in the table alike. */
@ZukanTest
class TimelineTests {

    private static final String SLUG = "timeline-tests";

    @LocalServerPort
    int port;

    @Autowired
    StoredPapers stored;

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove(SLUG);
    }

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Set<String> links(Document page, String selector) {
        return new TreeSet<>(page.select(selector).eachAttr("href"));
    }

    private static int total(Document page) {
        return Integer.parseInt(page.selectFirst(".total").text().replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?starred=true",
                "?domain=nlp&starred=true",
                "?domain=image&topic=image-generation",
                "?technique=adversarial-training",
                "?method=residual-learning&framework=torch",
                "?took=parameters-10m-to-50m&domain=image",
                "?month=2016-11&sort=title&page=3&size=2",
                "?q=%E6%95%B5%E5%AF%BE%E7%9A%84",
                "?q=wavnet",
            })
    void drawingAndTableHaveThePapersOfTheList(String query) {
        Document timeline = page("/ja/timeline" + query);
        Document list = page("/ja/papers" + query.replaceAll("&?(sort|page|size)=\\w+", ""));

        Set<String> papers = links(list, ".card-title a");
        assertThat(papers).isNotEmpty();
        assertThat(links(timeline, ".mark-link")).isEqualTo(papers);
        assertThat(links(timeline, ".paper-row th a")).isEqualTo(papers);
        assertThat(total(timeline)).isEqualTo(papers.size());
        assertThat(timeline.select(".chip"))
                .hasSameSizeAs(
                        query.contains("?q") ? timeline.select("[href='/ja/timeline'].chip") : list.select(".chip"));
    }

    @Test
    void noChoiceLeadsNowhere() {
        Document page = page("/en/timeline?technique=attention-and-pointers");

        List<Element> choices = page.select(".facet a");
        assertThat(choices).hasSizeGreaterThan(10);
        for (Element choice : choices) {
            assertThat(choice.attr("href")).startsWith("/en/timeline").isEqualTo(choice.attr("data-hx-get"));
            if (!choice.hasClass("chosen")) {
                int promised = Integer.parseInt(choice.selectFirst(".count").text());
                Document chosen = page(choice.attr("href"));
                assertThat(promised).isPositive();
                assertThat(chosen.select(".mark-link")).as(choice.attr("href")).hasSize(promised);
            }
        }
    }

    @Test
    void everyMarkSaysWhichPaperAndWhen() {
        Document page = page("/en/timeline");

        assertThat(page.select(".mark-link")).allSatisfy(mark -> {
            assertThat(mark.attr("aria-label")).matches(".+, \\d{1,2} [A-Z][a-z]+ 201\\d(, ★)?");
            assertThat(mark.attr("aria-label"))
                    .contains(mark.selectFirst("text").text());
        });
        assertThat(page.select("a[href=/en/papers/wavenet].mark-link").attr("aria-label"))
                .isEqualTo("WaveNet: A Generative Model for Raw Audio, 12 September 2016, ★");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        assertThat(new Browsing(port).get("/ja/timeline?domain=botany").statusCode())
                .isEqualTo(400);
        assertThat(new Browsing(port).get("/ja/timeline?starred=perhaps").statusCode())
                .isEqualTo(400);
        assertThat(page("/ja/timeline?domain=audio&framework=caffe").select(".empty a[href=/ja/timeline]"))
                .hasSize(1);
    }

    @Test
    void htmxGetsTheResultsAndHistoryWholePages() {
        Browsing browsing = new Browsing(port);

        HttpResponse<String> part = browsing.get("/en/timeline?starred=true", "HX-Request", "true");
        assertThat(part.body().strip()).startsWith("<div id=\"results\"").doesNotContain("<html");
        assertThat(part.headers().allValues("Vary")).contains("HX-Request");
        assertThat(browsing.get("/en/timeline?starred=true", "HX-Request", "true", "HX-History-Restore-Request", "true")
                        .body())
                .contains("<html");
    }

    @Test
    void papersOfOtherYearsFindTheirPlace() {
        stored.store(SLUG, 1, 1, "date '1997-11-15'", "'audio'");

        Document page = page("/en/timeline");

        assertThat(links(page, ".mark-link"))
                .contains("/en/papers/" + SLUG + "-1")
                .hasSizeGreaterThan(25);
        assertThat(page.select(".timeline-year").eachText()).containsExactly("1997", "2016");
        assertThat(page.select(".month-row th").first().text()).isEqualTo("November 1997");
    }

    @Test
    void ofTooManyTheNewestAreDrawnAndTheListIsNamed() {
        stored.store(SLUG, 1, 300, "date '2016-01-01' + n", "'audio'");

        Document page = page("/en/timeline?origin=reader");

        assertThat(total(page)).isGreaterThanOrEqualTo(300);
        assertThat(page.select(".mark-link")).hasSize(240);
        assertThat(page.select(".paper-row")).hasSize(240);
        assertThat(page.select(".notice").text()).contains("240").contains("300");
        assertThat(links(page, ".mark-link")).contains("/en/papers/" + SLUG + "-300");
        assertThat(page.select(".list-head a").attr("href")).isEqualTo("/en/papers?origin=reader&sort=date");
    }
}
