package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.ZukanTest;

/** Papers side by side, and where addresses of that lead. */
@ZukanTest
class CompareTests {

    @LocalServerPort
    int port;

    @Autowired
    PaperCatalog catalog;

    private HttpResponse<String> get(String path) {
        return new Browsing(port).get(path);
    }

    private Document page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void theOlderPaperStandsLeftWithTheDaysBetween() {
        Document page = page("/en/compare?p=densenet&p=ror");

        assertThat(page.select(".compare-name a").eachText()).containsExactly("RoR", "DenseNet");
        assertThat(page.select(".compare-days").eachText()).containsExactly("16 days after RoR");
        assertThat(page.select(".compare-ties .pair-note")).hasSize(2);
        for (String part : List.of("problem", "idea", "method", "results")) {
            assertThat(page.select("section[aria-labelledby=" + part + "] .compare-cell"))
                    .hasSize(2);
        }
    }

    @Test
    void whatPapersShareIsSaidInWords() {
        Document page = page("/en/compare?p=densenet&p=ror&p=stochastic-depth");

        assertThat(page.select(".compare-values li:has(a:contains(CIFAR-100))").eachText())
                .hasSize(3)
                .allMatch(value -> value.endsWith("in all"));
        assertThat(page.select(".compare-values li:has(a:matchesOwn(^Stochastic depth$))")
                        .eachText())
                .hasSize(2)
                .allMatch(value -> value.endsWith("in 2 of them"));
        assertThat(page.select(".compare-values li:has(a:matchesOwn(^Dense connectivity$))")
                        .eachText())
                .containsExactly("Dense connectivity");
        assertThat(page.select(".compare-remove a").eachAttr("href"))
                .containsExactly(
                        "/en/compare?p=densenet&p=ror",
                        "/en/compare?p=densenet&p=stochastic-depth",
                        "/en/compare?p=ror&p=stochastic-depth");
    }

    @ParameterizedTest
    @CsvSource({
        "/en/compare?p=ror&p=densenet, /en/compare?p=densenet&p=ror",
        "/ja/compare?p=ror&p=&p=densenet&p=, /ja/compare?p=densenet&p=ror",
        "/ja/compare?p=&p=&p=&p=, /ja/compare",
        "/ja/compare?p=, /ja/compare",
        "/ja/compare?p=%20ror, /ja/compare?p=ror",
    })
    void theSamePapersHaveOneAddress(String asked, String canonical) {
        HttpResponse<String> answer = get(asked);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(canonical));
        assertThat(get(canonical).statusCode()).isEqualTo(200);
    }

    @Test
    void whoNamesNoPaperIsOfferedPairsAndWhoNamesOneIsOfferedItsRelations() {
        assertThat(page("/ja/compare").select(".pair-onward a").eachAttr("href"))
                .contains("/ja/compare?p=densenet&p=ror");
        Document one = page("/en/compare?p=ror");
        assertThat(one.select("#p1 option[selected]").eachAttr("value")).containsExactly("ror");
        assertThat(one.select("#p2 option[selected]")).isEmpty();
        assertThat(one.select(".ties a").eachAttr("href"))
                .contains("/en/compare?p=densenet&p=ror", "/en/compare?p=ror&p=stochastic-depth")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/ja/compare?p=ror&p=ror, 同じ論文が2度, /ja/compare?p=ror",
        "/en/compare?p=ror&p=densenet&p=ror, named twice, /en/compare?p=densenet&p=ror",
        "/en/compare?p=a&p=b&p=c&p=d&p=e, At most four, /en/compare?p=a&p=b&p=c&p=d",
    })
    void whatCannotStandSideBySideIsToldWithAWayOn(String address, String words, String instead) {
        HttpResponse<String> answer = get(address);

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".error").text()).contains(words);
        assertThat(page.select(".error a").eachAttr("href")).contains(instead);
    }

    @Test
    void anUnknownPaperIsAnsweredWithThoseThatAreNear() {
        HttpResponse<String> answer = get("/en/compare?p=densenett&p=ror");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select(".nearest a").eachText()).contains("DenseNet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ja/lineage?zoom=3", "/en/lineage?zoom=1&zoom=2", "/en/lineage?paper=ror&zoom=x"})
    void aSizeThatThereIsNotIsToldSo(String address) {
        HttpResponse<String> answer = get(address);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select(".error a").eachAttr("href"))
                .anyMatch(href -> href.endsWith("/lineage"));
    }

    @Test
    void theLineageOfAnUnknownPaperIsAnsweredWithThoseThatAreNear() {
        HttpResponse<String> answer = get("/ja/lineage?paper=wavnet");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select(".nearest a").eachText()).contains("WaveNet");
    }

    @Test
    void aPapersPageOffersToCompareItWithEveryPaperItHangsTogetherWith() {
        Document page = page("/en/papers/densenet");
        PaperDetails details = catalog.details("densenet");

        long others =
                details.relations().stream().filter(link -> !link.background()).count()
                        + details.mentions().size();
        assertThat(page.select(".relations .compare-link")).hasSize((int) others);
        assertThat(page.select(".relations a[href='/en/lineage?paper=densenet']"))
                .hasSize(1);
    }

    @Test
    void theListOfTheLineageSaysEveryRelationThatTheDrawingShows() {
        Document page = page("/en/lineage");

        int relations = page.select(".lineage-list .ties li").size();
        String titles = page.select(".lineage-map .stroke title").text();
        assertThat(relations).isPositive();
        page.select(".lineage-list .ties li > p:last-child")
                .forEach(note -> assertThat(titles).contains(note.text()));
        assertThat(page.select(".lineage-map a")).hasSameSizeAs(page.select(".lineage-map .spot-name"));
    }
}
