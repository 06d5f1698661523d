package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zukan.catalog.Change;
import zukan.desk.DeskTest;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;

/** The desk in a browser: by keyboard, without JavaScript, on a phone, in both themes and languages. */
@ExtendWith(Chromium.class)
@Timeout(180)
class DeskBrowserTests extends DeskTest {

    private static final int PHONE = 360;
    private static final int DESK = 1280;

    @Test
    void aCuratorDecidesByKeyboardInSeconds(Browser browser) {
        entry();
        Suggestion first = suggestCode(new Code("pytorch", CODE));
        Suggestion second = suggestPaper("The second of the desk tests");
        Suggestion third = suggestPaper("Rubbish, sent to the desk tests");
        try (Visit visit = visit(browser, DESK, "en-GB", true)) {
            visit.open("/desk/");
            focus(visit, first);
            press(visit, "j");
            assertThat(link(visit, second)).isFocused();
            press(visit, "k");
            assertThat(link(visit, first)).isFocused();
            press(visit, "o");
            assertThat(visit.page()).hasURL(visit.address(path(first)));

            press(visit, "m");
            assertThat(visit.find("#merger")).hasAttribute("open", "");
            assertThat(visit.find("#merger input[type=radio]:checked")).isFocused();
            press(visit, "Control+Enter");
            assertThat(visit.page()).hasURL(visit.address(path(second)));
            assertThat(visit.find(".done")).containsText("1 link was taken over");
            press(visit, "u");
            assertThat(visit.page()).hasURL(visit.address(path(first)));
            assertThat(visit.find(".done")).containsText("waits again");

            press(visit, "j");
            assertThat(visit.page()).hasURL(visit.address(path(second)));
            press(visit, "d");
            press(visit, "ArrowDown");
            visit.find("#refusal-answer").focus();
            visit.page().keyboard().type("So that s, u and ? are only letters here.");
            assertThat(visit.find("#keys")).isHidden();
            press(visit, "Control+Enter");
            assertThat(visit.page()).hasURL(visit.address(path(third)));

            press(visit, "s");
            assertThat(visit.find(".done")).containsText("marked as spam");
            assertThat(visit.complaints()).isEmpty();
        }
        assertThat(present(first).isWaiting()).isTrue();
        assertThat(present(second).reason()).isNotNull();
        assertThat(present(second).answer()).isEqualTo("So that s, u and ? are only letters here.");
        assertThat(present(third).state()).isEqualTo(State.SPAM);
    }

    @Test
    void theKeysAreListedAndCanBeSwitchedOff(Browser browser) {
        Suggestion suggestion = suggestPaper("For the keys of the desk tests");
        try (Visit visit = visit(browser, DESK, "ja-JP", true)) {
            visit.open(path(suggestion));
            press(visit, "?");
            assertThat(visit.find("#keys")).isVisible();
            assertThat(visit.find("#keys")).containsText("採用");
            press(visit, "d");
            assertThat(visit.find("#refusal")).not().hasAttribute("open", "");

            visit.find("[data-keys-switch]").uncheck();
            press(visit, "Escape");
            press(visit, "d");
            assertThat(visit.find("#refusal")).not().hasAttribute("open", "");
            visit.page().reload();
            press(visit, "s");
            press(visit, "?");
            assertThat(visit.find("#keys")).isVisible();
            visit.find("[data-keys-switch]").check();
            press(visit, "Escape");
            press(visit, "p");
            assertThat(visit.find("#postponement")).hasAttribute("open", "");
        }
        assertThat(present(suggestion).isWaiting()).isTrue();
    }

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 360", "false, 360", "false, 1280"})
    void everyDecisionIsMadeByLinksAndButtons(boolean javaScript, int width, Browser browser) {
        Suggestion declined = suggestPaper("To be declined at the desk tests");
        Suggestion postponed = suggestPaper("To be put off at the desk tests");
        try (Visit visit = visit(browser, width, "en-GB", javaScript)) {
            visit.open("/desk/");
            link(visit, declined).click();
            visit.find("#refusal > summary").click();
            visit.page().getByLabel("Too little to go by").check();
            visit.page()
                    .getByLabel(
                            "A sentence for the sender and the public log", new Page.GetByLabelOptions().setExact(true))
                    .fill("Which one?");
            visit.find("#refusal button").click();
            assertThat(visit.page()).hasURL(visit.address(path(postponed)));
            assertThat(visit.find(".done")).containsText("is declined");

            visit.find("#postponement > summary").click();
            visit.page().getByText("A week").click();
            assertThat(visit.find(".done")).containsText("is put off until");
            visit.find(".done button").click();
            assertThat(visit.page()).hasURL(visit.address(path(postponed)));
            assertThat(visit.complaints()).isEmpty();
        }
        assertThat(present(declined).reason()).isEqualTo(DeclineReason.TOO_LITTLE);
        assertThat(present(postponed).postponedUntil()).isNull();
    }

    @Test
    void aVersionComesBackByOneClickAndEnterTakesNone(Browser browser) {
        var first = entry();
        editing.revise(with(first, "title", "Second"), editing.version(SLUG), new Change("Ken", "", null));
        try (Visit visit = visit(browser, DESK, "en-GB", true)) {
            visit.open("/desk/papers/" + SLUG + "/history");
            visit.find("#reason").fill("It was better.");
            press(visit, "Enter");
            assertThat(visit.find(".revisions > li")).hasCount(2);

            visit.page().getByText("Go back to version 1").click();

            assertThat(visit.find(".done")).containsText("says again what it said in version 1");
            assertThat(visit.find(".revisions > li")).hasCount(3);
            assertThat(visit.find("#r3")).containsText("It was better.");
            visit.find(".done button").click();
            assertThat(visit.find(".revisions > li")).hasCount(4);
        }
        assertThat(catalog.get(SLUG).title()).isEqualTo("Second");
    }

    @ParameterizedTest(name = "{0}, {1} px")
    @CsvSource({"ja-JP, 360", "en-GB, 1280"})
    void everybodyCanUseEveryPageInBothThemes(String locale, int width, Browser browser) {
        var entry = entry();
        editing.revise(
                with(entry, "title", "Densely tested desks"), editing.version(SLUG), new Change("Ken", "", null));
        Suggestion report = suggestCode(new Code("pytorch", CODE), new Code("Caffe Three", "https://example.com/c"));
        Suggestion paper = send(paper("Densely tested desk", null, "Hanako"));
        suggestPaper("Densely tested desk!");
        Suggestion spam = suggestPaper("Spam");
        decisions.markAsSpam(spam.number(), 0, "Ken");
        Suggestion declined = suggestPaper("Declined");
        decisions.decline(declined.number(), 0, DeclineReason.OTHER, "No.", "Ken");
        decisions.postpone(suggestPaper("Later").number(), 0, LocalDate.parse("2999-01-01"), "Ken");
        String language = locale.substring(0, 2);
        try (Visit visit = visit(browser, width, locale, true)) {
            for (String address : List.of(
                    "/desk/",
                    path(report),
                    path(paper),
                    path(spam),
                    path(declined),
                    "/desk/papers",
                    "/desk/papers?name=nothing-of-this-name",
                    "/desk/papers/" + SLUG + "/history",
                    "/" + language + "/papers/" + SLUG + "/history",
                    "/" + language + "/papers/" + SLUG + "/history/2")) {
                visit.open(address);
                assertThat(visit.find("html")).hasAttribute("lang", language);
                visit.page().evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
                visit.assertThatEverybodyCanReadItInBothThemes();
                for (int narrow : width == PHONE ? List.of(PHONE, 320) : List.of(width)) {
                    visit.page().setViewportSize(narrow, 800);
                    assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                            .as("%s at %d px", address, narrow)
                            .isEqualTo(narrow);
                }
            }
            visit.open(path(paper));
            press(visit, "?");
            assertThat(visit.find("#keys")).isVisible();
            visit.assertThatEverybodyCanReadItInBothThemes();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private Visit visit(Browser browser, int width, String locale, boolean javaScript) {
        return Visit.ofCurator(
                browser, port, width, wishes -> wishes.setLocale(locale).setJavaScriptEnabled(javaScript));
    }

    private static String path(Suggestion suggestion) {
        return "/desk/suggestions/" + suggestion.number();
    }

    private static Locator link(Visit visit, Suggestion suggestion) {
        return visit.find("[data-row-link][href='" + path(suggestion) + "']");
    }

    private static void focus(Visit visit, Suggestion suggestion) {
        link(visit, suggestion).focus();
    }

    private static void press(Visit visit, String key) {
        // a page has its address before it has the script that listens
        visit.page().waitForLoadState();
        visit.page().keyboard().press(key);
    }
}
