package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.Runs;

/** Whether code still runs, as readers and programs are told. */
@ZukanTest
class TodayTests {

    @LocalServerPort
    int port;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    JsonMapper json;

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private List<PaperContent> survey() {
        return catalog.contents(catalog.list(PaperFilter.ALL.with(Criterion.ORIGIN, "survey")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyPieceOfCodeSaysWhetherItRunsSinceWhenThatIsKnownAndHow(String language) {
        for (String path : List.of("/implementations", "/papers/densenet", "/papers/xnor-net")) {
            Document page = page("/" + language + path);
            assertThat(page.select(".code-entry")).isNotEmpty().allSatisfy(code -> {
                assertThat(code.select(".runs").text()).isNotBlank();
                if (code.select("strong.runs").isEmpty()) {
                    return;
                }
                assertThat(code.select(".today-fact")).hasSize(3);
                assertThat(code.select(".today-checked").text()).contains("2026");
            });
        }
    }

    @Test
    void whatIsUnknownIsSaidToBe() {
        PaperContent paper = catalog.get("densenet");
        Document page = page("/en/papers/densenet");

        Implementation unknown = paper.implementations().stream()
                .filter(code -> code.today().knownLanguage() == null)
                .findFirst()
                .orElseThrow();
        Element entry = page.select(".code-entry:has(.code-link a[href='" + unknown.url() + "'])")
                .first();
        assertThat(entry.select(".today-state").text())
                .contains("Does not run today", "language unknown", "licence unknown", "weights unknown");
        assertThat(page("/en/papers/xnor-net").select(".today-fact").eachText())
                .contains("a licence of its own (AI2-non-commercial)");
    }

    @Test
    void theFacetOffersWhatRunsAsItIsAndNotWhatNeedsWork() {
        Set<String> expected = survey().stream()
                .filter(paper -> paper.implementations().stream()
                        .anyMatch(code -> code.today() != null && code.today().runs() == Runs.YES))
                .map(PaperContent::slug)
                .collect(Collectors.toSet());
        Document page = page("/en/papers?runs=true&origin=survey");

        assertThat(expected).hasSizeBetween(1, 24);
        assertThat(page.select(".card-title a").eachAttr("href"))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(slug -> "/en/papers/" + slug).toList());
        assertThat(page.select(".chip").eachText()).anyMatch(chip -> chip.startsWith("Runs today"));
        assertThat(page.select("#choice-runs-true").text()).isEqualTo("Has code that runs today " + expected.size());
        JsonNode api = json.readTree(new Browsing(port)
                .get("/api/papers?runs=true&origin=survey&size=100")
                .body());
        assertThat(api.get("content").findValuesAsString("slug")).containsAll(expected);
        assertThat(api.at("/page/totalElements").asInt()).isEqualTo(expected.size());
    }

    @Test
    void aSearchIsNarrowedDownByItToo() {
        assertThat(page("/ja/papers?q=DenseNet&runs=true")
                        .select(".card-title a")
                        .eachAttr("href"))
                .contains("/ja/papers/densenet")
                .doesNotContain("/ja/papers/pixelrnn");
    }

    @Test
    void theListOfCodeIsNarrowedDownToWhatRuns() {
        Document page = page("/en/implementations?runs=true");

        assertThat(page.select(".code-entry .runs").eachText()).isNotEmpty().allMatch("Runs today"::equals);
        assertThat(page.select(".choices [aria-current]").eachText()).contains("Runs today");
    }

    @Test
    void programsReadItAsItStandsInTheFiles() {
        JsonNode code = json.readTree(
                        new Browsing(port).get("/api/papers/xnor-net").body())
                .at("/implementations/0/today");

        assertThat(code.get("licence").asString()).isEqualTo("LicenseRef-AI2-non-commercial");
        assertThat(code.get("runs").asString()).isEqualTo("no");
        assertThat(code.get("weights").asString()).isEqualTo("yes");
        assertThat(code.get("checkedOn").asString()).isEqualTo("2026-11-28");
        assertThat(code.propertyNames()).doesNotContain("ownLicence", "knownLicence");
    }

    @Test
    void theListOfAllCodeTellsTheSameAsTheEntries() {
        assertThat(catalog.implementations().stream()
                        .filter(entry -> entry.slug().equals("wavenet"))
                        .map(ImplementationEntry::implementation))
                .containsExactlyInAnyOrderElementsOf(catalog.get("wavenet").implementations());
        assertThat(catalog.get("wavenet").implementations().get(0).today().checkedOn())
                .isEqualTo(LocalDate.of(2026, 11, 28));
    }
}
