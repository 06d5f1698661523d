package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.HtmlForm;
import zukan.ZukanTest;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Proposal.Subject.Part;
import zukan.suggestions.Suggestions;

@ZukanTest
class ReportTests {

    private static final String CODE = "https://github.com/ibab/tensorflow-wavenet";

    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    private Browsing browsing;

    @BeforeEach
    void open() {
        browsing = new Browsing(port);
    }

    @Test
    void everyPartOfAnEntryCanBeReported() {
        Document page = Jsoup.parse(browsing.get("/ja/papers/wavenet").body());

        assertThat(page.select(".code-entry a.report"))
                .hasSize(page.select(".code-entry").size());
        assertThat(page.select("li.reference a.report"))
                .hasSize(page.select("li.reference").size());
        assertThat(page.select("a.report").eachAttr("href"))
                .contains("/ja/report?paper=wavenet", "/ja/report?paper=wavenet&kind=missing-code");
        for (String link : page.select("a.report").eachAttr("href")) {
            assertThat(browsing.get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "paper=wavenet, error, WaveNet",
        "paper=wavenet&part=implementation&target=" + CODE + ", dead-link, " + CODE,
        "paper=pixelrnn&part=question&target=Q07, answer, autoregressive",
        "paper=dnc&part=reference&target=L59&kind=answer, answer, first Japanese explainer",
        "paper=wavenet&kind=missing-code, missing-code, WaveNet",
        "paper=wavenet&kind=translation, translation, WaveNet",
        "paper=wavenet&kind=paper, error, WaveNet",
    })
    void theFormKnowsWhatItIsAbout(String query, String kind, String shown) {
        Document page = Jsoup.parse(browsing.get("/en/report?" + query).body());

        assertThat(page.select("input[name=kind][checked]").eachAttr("value")).containsExactly(kind);
        assertThat(page.selectFirst(".subject").text()).contains(shown);
    }

    @Test
    void whatTheEntryDoesNotHaveIsNotShownAsItsPart() {
        Document page = Jsoup.parse(
                browsing.get("/en/report?paper=wavenet&part=implementation&target=https%3A%2F%2Fevil.example%2F")
                        .body());

        assertThat(page.selectFirst("main").html()).doesNotContain("evil.example");
        assertThat(page.selectFirst("input[name=part]").val()).isEqualTo("paper");
    }

    @ParameterizedTest
    @CsvSource({"/ja/report?paper=wavnet, 404", "/ja/report?paper=resnet, 404", "/ja/report, 400"})
    void withoutAnEntryThereIsNothingToReport(String path, int status) {
        assertThat(browsing.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void aMovedLinkIsReportedWithItsNewAddress() {
        HttpResponse<String> answer = form("paper=wavenet&part=implementation&target=" + encoded(CODE))
                .with("url", "https://example.com/moved")
                .with("reason", Samples.word())
                .send();

        assertThat(answer.statusCode()).isEqualTo(303);
        Proposal sent = sent(answer);
        assertThat(sent.kind()).isEqualTo(Kind.DEAD_LINK);
        assertThat(sent.about()).isEqualTo(new Subject("wavenet", Part.IMPLEMENTATION, CODE));
        assertThat(sent.url()).isEqualTo("https://example.com/moved");
    }

    @ParameterizedTest
    @CsvSource({"error, #reason", "translation, #reason", "answer, #reason", "missing-code, #implementations-0-url"})
    void eachKindMustSaySomething(String kind, String field) {
        HttpResponse<String> answer = form("paper=wavenet").with("kind", kind).send();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("[role=alert] a").eachAttr("href"))
                .containsExactly(field);
        assertThat(Jsoup.parse(answer.body())
                        .select("input[name=kind][checked]")
                        .val())
                .isEqualTo(kind);
    }

    @Test
    void anAddressIsAnswerEnough() {
        HttpResponse<String> answer = form("paper=dnc&part=reference&target=L59&kind=answer")
                .with("url", "https://example.com/" + Samples.word())
                .send();

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aReportAboutAnEntryThatIsGoneIsNotAFault() {
        HttpResponse<String> answer = form("paper=wavenet")
                .with("paper", "no-such-paper")
                .with("reason", "x")
                .send();

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void theSameReportSentTwiceIsOne() {
        HtmlForm form = form("paper=wavenet").with("reason", Samples.word());

        assertThat(form.send().headers().firstValue("Location"))
                .isEqualTo(form.send().headers().firstValue("Location"));
    }

    private Proposal sent(HttpResponse<String> answer) {
        return suggestions
                .get(answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""))
                .proposal();
    }

    private HtmlForm form(String query) {
        return HtmlForm.on(browsing, "/ja/report?" + query, "form.proposal");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
