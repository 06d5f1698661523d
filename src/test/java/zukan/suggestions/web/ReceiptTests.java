package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.HtmlForm;
import zukan.ZukanTest;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.Step;
import zukan.suggestions.Suggestions;

@ZukanTest
class ReceiptTests {

    private static final String NOTES = "form[action$=/notes]";
    private static final String WITHDRAWAL = "form[action$=/withdrawal]";

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
    void theAddressIsKeptFromEverybodyElse() {
        String receipt = "/ja/suggestions/" + sent().code();

        for (String path : List.of(receipt, receipt + "/feed.atom")) {
            HttpResponse<String> answer = browsing.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
        }
        assertThat(page(browsing.get(receipt)).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void aCodeCanBeTypedInManyWays() {
        Suggestion suggestion = sent();
        String sloppy = suggestion
                .code()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace('0', 'o');

        for (String path : List.of("/en/suggestions/" + sloppy, "/en/suggestions?code=+" + sloppy + "+")) {
            HttpResponse<String> answer = browsing.get(path);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains("/en/suggestions/" + suggestion.code());
        }
    }

    @Test
    void aMistypedCodeIsToldFromAnUnknownOne() {
        String code = sent().code().toString();
        String mistyped = code.substring(0, 3) + (code.charAt(3) == 'A' ? 'B' : 'A') + code.substring(4);

        for (String path : List.of("/en/suggestions/" + mistyped, "/en/suggestions?code=" + mistyped)) {
            assertThat(browsing.get(path).statusCode()).isEqualTo(404);
            assertThat(browsing.get(path).body()).contains("typing mistake");
        }
        HttpResponse<String> unknown = browsing.get("/en/suggestions/ZK-0000-0000-0000-0000-0000");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no suggestion with this receipt number");
    }

    @Test
    void aNoteIsAddedOnceHoweverOftenItIsSent() {
        Suggestion suggestion = sent();
        HtmlForm form = HtmlForm.on(browsing, path(suggestion), NOTES).with("text", "One **more** thing");

        assertThat(form.send().statusCode()).isEqualTo(303);
        assertThat(form.send().statusCode()).isEqualTo(303);

        assertThat(suggestions.get(suggestion.number()).steps())
                .filteredOn(step -> step.kind() == Step.Kind.NOTED)
                .hasSize(1);
        assertThat(page(browsing.get(path(suggestion)))
                        .select(".step-text strong")
                        .text())
                .isEqualTo("more");
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n ", "long"})
    void anUnusableNoteIsExplainedAndKept(String text) {
        Suggestion suggestion = sent();
        String typed = text.isBlank() ? text : "x".repeat(Suggestions.LONGEST_NOTE + 1);

        HttpResponse<String> answer = HtmlForm.on(browsing, path(suggestion), NOTES)
                .with("text", typed)
                .send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.title()).startsWith("エラー: ");
        assertThat(page.select("[role=alert] a").attr("href")).isEqualTo("#text");
        assertThat(page.getElementById("text").val()).isEqualTo(typed.strip());
        assertThat(suggestions.get(suggestion.number()).steps()).hasSize(1);
    }

    @Test
    void whoTakesItBackSeesThatItIs() {
        Suggestion suggestion = sent();

        HttpResponse<String> answer =
                HtmlForm.on(browsing, path(suggestion), WITHDRAWAL).send();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(suggestions.get(suggestion.number()).state()).isEqualTo(Suggestion.State.WITHDRAWN);
        Document page = page(browsing.get(path(suggestion)));
        assertThat(page.getElementById("state-title").text()).isEqualTo("取り下げられました");
        assertThat(page.select("main form")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOTES, WITHDRAWAL})
    void whatComesAfterTheDecisionIsAnsweredWithTheDecision(String which) {
        Suggestion suggestion = sent();
        String note = Samples.word();
        HtmlForm form = HtmlForm.on(browsing, path(suggestion), which).with("text", note);
        suggestions.decline(suggestion.number(), suggestion.version(), DeclineReason.OTHER, "Sorry.", "curator");

        HttpResponse<String> answer = form.send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(page.select("[role=alert]")).hasSize(1);
        assertThat(page.getElementById("state-title").text()).isEqualTo("見送りとなりました");
        assertThat(page.select(".answer").text()).contains("Sorry.");
        assertThat(page.select(".unsent").text()).isEqualTo(which.equals(NOTES) ? note : "");
        assertThat(suggestions.get(suggestion.number()).state()).isEqualTo(Suggestion.State.DECLINED);
    }

    @Test
    void whatItLedToIsShown() {
        Suggestion suggestion = sent();
        suggestions.accept(suggestion.number(), suggestion.version(), "wavenet", "Thank **you**.", "curator");

        Document page = page(browsing.get("/en/suggestions/" + suggestion.code()));

        assertThat(page.select(".card-title").eachText()).containsExactly("WaveNet");
        assertThat(page.select(".answer strong").text()).isEqualTo("you");
        assertThat(page.select(".steps .step-kind").eachText()).containsExactly("Received", "Accepted");
        assertThat(page.select(".steps time[datetime]")).hasSize(2);
    }

    @Test
    void hostileTextIsShownAsText() {
        String hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
        Suggestion suggestion = Samples.sent(
                suggestions, Samples.paper(Samples.word() + hostile, null, "x " + hostile, hostile.substring(0, 40)));
        suggestions.note(suggestion, hostile);

        Document page = page(browsing.get(path(suggestion)));

        assertThat(page.select("main script, main img, [onerror]")).isEmpty();
        assertThat(page.selectFirst(".sent").text()).contains(hostile);
    }

    @Test
    void theStepsCanBeFollowedInAFeed() throws FeedException {
        String title = Samples.word() + " <&>";
        Suggestion suggestion = Samples.sent(suggestions, Samples.paper(title, null, null, null));
        suggestions.note(suggestion, "a **note** & more");
        Suggestion noted = suggestions.get(suggestion.number());
        suggestions.postpone(noted.number(), noted.version(), LocalDate.of(2999, 1, 1), "curator");
        Suggestion postponed = suggestions.get(suggestion.number());
        suggestions.merge(postponed.number(), postponed.version(), "wavenet", "Thanks", "curator");

        HttpResponse<String> answer = browsing.get("/en/suggestions/" + suggestion.code() + "/feed.atom");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/atom+xml;charset=UTF-8");
        assertThat(feed.getTitle()).contains(title);
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("Merged into an existing entry", "Note added", "Received");
        assertThat(feed.getEntries())
                .allSatisfy(entry -> assertThat(entry.getUri())
                        .matches("tag:localhost,2026:suggestion/" + suggestion.number() + "/\\d+"));
        assertThat(feed.getEntries().get(1).getContents().get(0).getValue())
                .contains("<strong>note</strong> &amp; more");
        assertThat(browsing.get("/en/suggestions/" + suggestion.code() + "/feed.atom")
                        .body())
                .isEqualTo(answer.body());
    }

    private Suggestion sent() {
        return Samples.sent(suggestions, Samples.paper(Samples.word(), null, null, null));
    }

    private static String path(Suggestion suggestion) {
        return "/ja/suggestions/" + suggestion.code();
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }
}
