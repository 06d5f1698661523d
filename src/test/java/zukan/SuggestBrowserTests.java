package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestions;

/** A reader's suggestion in a browser, from the home page to the receipt. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(180)
class SuggestBrowserTests {

    private static final int PHONE = 360;
    private static final int NARROWEST = 320;
    private static final int DESK = 1280;

    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 360", "false, 360", "true, 1280"})
    void aReaderSuggestsAPaperFollowsItAndTakesItBack(boolean javaScript, int width, Browser browser) {
        String title = "A paper " + UUID.randomUUID();
        try (Visit visit = new Visit(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/en/");
            visit.find(".invitation .action").click();
            assertThat(visit.page()).hasURL(visit.address("/en/suggest"));
            visit.find("#work").fill(title);
            visit.find("#work").press("Enter");
            assertThat(visit.find("#title")).hasValue(title);

            visit.find("#reason").fill("It is **good**.");
            visit.find("button[value=preview]").click();
            assertThat(visit.find("#preview strong")).hasText("good");
            visit.find("#implementations-0-framework").fill("Torch");
            visit.find("#implementations-0-url").fill("nowhere");
            visit.find("button[value=add-code]").click();
            assertThat(visit.find("input[name=code]")).hasCount(2);
            assertThat(visit.find("#implementations-0-url")).hasValue("nowhere");
            // the Enter key sends, and neither previews nor adds a row
            visit.find("#title").press("Enter");

            assertThat(visit.page()).hasTitle(Pattern.compile("^Error: "));
            assertThat(visit.find("[role=alert]")).isFocused();
            visit.find("[role=alert] a").click();
            assertThat(visit.find("#implementations-0-url")).isFocused();
            assertThat(visit.find("#reason")).hasValue("It is **good**.");
            visit.find("#implementations-0-url").fill("https://example.com/code");
            visit.find(".field-actions .action").click();

            assertThat(visit.page()).hasURL(Pattern.compile("/en/suggestions/ZK(-[0-9A-Z]{4}){5}$"));
            String receipt = visit.page().url();
            String code = visit.find(".slip-code").textContent();
            assertThat(receipt).endsWith(code);
            assertThat(visit.find(".sent")).containsText(title);
            visit.page().reload();
            assertThat(visit.page()).hasURL(receipt);

            visit.open("/en/suggestions");
            visit.find("#code").fill(code.toLowerCase());
            visit.find("#code").press("Enter");
            assertThat(visit.page()).hasURL(receipt);
            visit.find("#text").fill("One more thing");
            visit.find("form[action$=notes] button").click();
            assertThat(visit.find(".step-text")).hasText("One more thing");

            Locator withdrawal = visit.find(".withdrawal");
            assertThat(withdrawal.locator("button")).isHidden();
            withdrawal.locator("summary").click();
            withdrawal.locator("button").click();
            assertThat(visit.find("#state-title")).hasText("Withdrawn");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void thePreviewLeavesThePageAsItIs(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/suggest?work=" + UUID.randomUUID());
            visit.page().evaluate("() => { window.stillTheSamePage = true; }");
            visit.find("#reason").fill("*斜体*");

            visit.find("button[value=preview]").click();

            assertThat(visit.find("#preview em")).hasText("斜体");
            assertThat(visit.page().evaluate("() => window.stillTheSamePage")).isEqualTo(true);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void aReportAsksForWhatItsKindNeeds(boolean javaScript, Browser browser) {
        try (Visit visit = new Visit(browser, port, PHONE, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/ja/papers/wavenet");
            visit.find(".code-entry a.report").first().click();
            assertThat(visit.find("#kind-dead-link")).isChecked();
            assertThat(visit.find("#url")).isVisible();
            assertThat(visit.find("#implementations")).isHidden();

            visit.find("#kind-missing-code").check();
            assertThat(visit.find("#url")).isHidden();
            visit.find("#implementations-0-url").fill("https://example.com/" + UUID.randomUUID());
            visit.find(".field-actions .action").click();

            assertThat(visit.find("#state-title")).hasText("お預かりしています");
            assertThat(visit.find(".sent")).containsText("WaveNet");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void theCodeCanBeCopied(Browser browser) {
        Suggestion suggestion = sent();
        try (Visit visit = new Visit(
                browser, port, DESK, wishes -> wishes.setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            visit.open("/ja/suggestions/" + suggestion.code());

            visit.find("[data-copy]").click();

            assertThat(visit.find("[data-copy]")).hasText("コピーしました");
            assertThat(visit.page().evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo(suggestion.code().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/suggest",
                "/suggest?work=1609.03499",
                "/suggest?work=Densely+conected+convolution+networks",
                "/suggest?work={waiting}",
                "/suggest?work={declined}",
                "/report?paper=wavenet&kind=missing-code",
                "/report?paper=pixelrnn&part=question&target=Q07",
                "/suggestions",
                "/suggestions/{waiting code}",
                "/suggestions/{declined code}",
                "/suggestions/ZK-1",
                "/wanted"
            })
    void everybodyCanReadThePages(String address, Browser browser) {
        Suggestion waiting = sent();
        Suggestion declined = sent();
        suggestions.decline(declined.number(), declined.version(), DeclineReason.OTHER, "No, *sorry*.", "curator");
        String path = address.replace("{waiting}", waiting.proposal().doi())
                .replace("{declined}", declined.proposal().doi())
                .replace("{waiting code}", waiting.code().toString())
                .replace("{declined code}", declined.code().toString());
        for (String language : List.of("ja", "en")) {
            try (Visit visit = new Visit(browser, port, DESK)) {
                visit.open("/" + language + path);
                visit.assertThatEverybodyCanReadItInBothThemes();
                assertThatNothingIsWiderThanAPhone(visit);
                assertThat(visit.complaints()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everybodyCanReadWhatWentWrong(String language, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/" + language + "/suggest?work=" + UUID.randomUUID());
            visit.find("#url").fill("nowhere");
            visit.find("#month").fill("May");
            visit.find("#implementations-0-url").fill("x");
            visit.find(".field-actions .action").click();
            assertThat(visit.find("[role=alert] li")).hasCount(3);

            visit.assertThatEverybodyCanReadItInBothThemes();
            assertThatNothingIsWiderThanAPhone(visit);
        }
    }

    private static void assertThatNothingIsWiderThanAPhone(Visit visit) {
        for (int width : List.of(PHONE, NARROWEST)) {
            visit.page().setViewportSize(width, 640);
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s at %d px", visit.page().url(), width)
                    .isEqualTo(width);
        }
    }

    private Suggestion sent() {
        String word = UUID.randomUUID().toString();
        return suggestions.send(
                new Proposal(
                        Kind.PAPER,
                        null,
                        "A paper " + word,
                        null,
                        null,
                        "10.1234/" + word,
                        List.of("Ada Lovelace"),
                        "image",
                        "2016-05",
                        "`code`, [link](https://example.com/), " + "long".repeat(60),
                        List.of(new Proposal.Code("Torch", "https://example.com/" + "long/".repeat(40))),
                        Language.EN,
                        "Reader"),
                word,
                false);
    }
}
