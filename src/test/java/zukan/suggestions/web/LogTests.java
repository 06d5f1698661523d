package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestions;

@ZukanTest
class LogTests {

    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    private Browsing browsing;

    /** Occurs in the titles of this test alone. */
    private final String word = Samples.word();

    @BeforeEach
    void open() {
        browsing = new Browsing(port);
    }

    @Test
    void whatWasDeclinedStaysWithItsReason() {
        Suggestion declined = sent("declined", "Somebody");
        suggestions.decline(
                declined.number(),
                declined.version(),
                DeclineReason.TOO_LITTLE,
                "Say <b>more</b> *please*.",
                "curator");

        Element entry = log("q=" + word).getElementById("s" + declined.number());

        assertThat(entry.text())
                .contains("declined " + word, "There is too little to judge by.", "Say <b>more</b> please.")
                .doesNotContain("Somebody", "the reason", declined.code().toString());
        assertThat(entry.select("time[datetime]")).hasSize(2);
        assertThat(entry.selectFirst(".log-number").attr("href")).isEqualTo("#s" + declined.number());
    }

    @Test
    void whoAskedToBeCreditedForAPaperIs() {
        Suggestion accepted = sent("accepted", "Ada & Co <i>");
        suggestions.accept(accepted.number(), accepted.version(), "wavenet", null, "curator");

        Element entry = log("q=" + word).getElementById("s" + accepted.number());

        assertThat(entry.text()).contains("suggested by Ada & Co <i>");
        assertThat(entry.select("a[href=/en/papers/wavenet]")).hasSize(1);
    }

    @Test
    void whoReportsSomethingIsNotNamed() {
        Suggestion report = Samples.sent(
                suggestions,
                new Proposal(
                        Kind.ERROR,
                        new Subject("wavenet", Subject.Part.PAPER, null),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        "a mistake " + word,
                        List.of(),
                        Language.EN,
                        "Somebody"));
        suggestions.accept(report.number(), report.version(), "wavenet", "Corrected " + word, "curator");

        Element entry = log("q=" + word).getElementById("s" + report.number());

        assertThat(entry.selectFirst("h3").text()).isEqualTo("WaveNet");
        assertThat(entry.text()).contains("An error").doesNotContain("Somebody", "a mistake");
    }

    @Test
    void nothingElseIsTold() {
        Suggestion waiting = sent("waiting", "Name");
        Suggestion withdrawn = sent("withdrawn", "Name");
        suggestions.withdraw(withdrawn);
        Suggestion spam = sent("spam", "Name");
        suggestions.markAsSpam(spam.number(), spam.version(), "curator");

        assertThat(log("q=" + word).select(".log-entry")).isEmpty();
        String all = browsing.get("/en/suggestions").body();
        assertThat(all).doesNotContain(word, waiting.code().toString());
        assertThat(log("").select(".tally dt").eachText()).contains("Waiting", "Oldest of them");
    }

    @Test
    void theLogCanBeFiltered() {
        Suggestion declined = sent("one", null);
        suggestions.decline(declined.number(), declined.version(), DeclineReason.OTHER, "No.", "curator");
        Suggestion merged = sent("two", null);
        suggestions.merge(merged.number(), merged.version(), "wavenet", null, "curator");

        assertThat(log("q=" + word).select(".log-entry")).hasSize(2);
        assertThat(log("state=merged&q=" + word).select(".log-entry").eachAttr("id"))
                .containsExactly("s" + merged.number());
        assertThat(log("state=declined&q=" + word).select(".log-entry").eachAttr("id"))
                .containsExactly("s" + declined.number());
        assertThat(log("state=declined&q=" + word)
                        .select(".choices [aria-current]")
                        .attr("href"))
                .isEqualTo("/en/suggestions?state=declined&q=" + word);
    }

    @Test
    void aLongLogIsTurnedOver() {
        for (int i = 0; i < 31; i++) {
            Suggestion one = sent(String.valueOf(i), null);
            suggestions.decline(one.number(), one.version(), DeclineReason.OTHER, null, "curator");
        }

        Document first = log("q=" + word);
        assertThat(first.select(".log-entry")).hasSize(30);
        Document second = Jsoup.parse(
                browsing.get(first.selectFirst("a[rel=next]").attr("href")).body());
        assertThat(second.select(".log-entry")).hasSize(1);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.selectFirst("a[rel=prev]").attr("href")).isEqualTo("/en/suggestions?q=" + word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state=waiting", "state=spam", "state=x", "page=-1", "page=x", "page=99999999999", "page=2000000"
            })
    void whatCannotBeAskedIsAnsweredWith400(String query) {
        assertThat(browsing.get("/ja/suggestions?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "%5C", "'", "%22%3E%3Cscript%3E", "%7B0%7D", "%F0%9D%84%9E"})
    void oddWordsAreJustWords(String words) {
        assertThat(browsing.get("/ja/suggestions?q=" + words).statusCode()).isEqualTo(200);
        assertThat(log("q=" + words).select("main script")).isEmpty();
    }

    private Suggestion sent(String title, String creditName) {
        return Samples.sent(suggestions, Samples.paper(title + " " + word, null, "the reason", creditName));
    }

    private Document log(String query) {
        return Jsoup.parse(browsing.get("/en/suggestions?" + query).body());
    }
}
