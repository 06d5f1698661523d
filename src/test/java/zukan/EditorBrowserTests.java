package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import zukan.desk.Draft;
import zukan.desk.Drafts;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/** The editor in a browser: with and without JavaScript, on a phone and on a desk, by keyboard, in both themes. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(180)
class EditorBrowserTests {

    private static final int PHONE = 360;
    private static final int DESK = 1440;
    private static final String EDIT = "/desk/papers/ror/edit";
    private static final Draft.Key DRAFT = new Draft.Key(Browsing.CURATOR, "ror", null);

    @LocalServerPort
    private int port;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Suggestions suggestions;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingToOtherTests() {
        for (String statement : List.of(
                "delete from draft",
                "delete from revision where slug = 'browser-tests'",
                "delete from suggestion where title = 'Browser tests'",
                "delete from paper where slug = 'browser-tests'",
                "delete from work where slug = 'browser-tests'")) {
            jdbc.sql(statement).update();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 360", "true, 1440", "false, 360", "false, 1440"})
    void aCuratorWritesAnEntryCorrectsItAndPublishesIt(boolean javaScript, int width, Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/desk/papers/new");
            visit.find("#title").fill("A paper for the tests in browsers");
            visit.find("#shortName").fill("Browser");
            visit.find("#slug").fill("browser-tests");
            visit.find("#authors").fill("Somebody\nSomebody Else");
            visit.find("#submittedOn").fill("2016-05-24");
            visit.find("#domain").selectOption("audio");
            visit.find("#gist-ja").fill("ブラウザで書いた項目です。");

            visit.find("#implementations-add").click();
            assertThat(visit.find("#implementations-0")).isFocused();
            visit.find("#implementations-0-framework").selectOption("chainer");
            visit.find("#implementations-0-url").fill("https://github.com/a/browser");
            visit.find("#implementations-0-note-ja").fill("説明");
            visit.find("#implementations-0-note-en").fill("Note");
            visit.find("#implementations-0-evidence summary").click();
            visit.find("#implementations-0-evidence input[value=files-seen]").check();
            visit.find("#implementations-add").click();
            assertThat(visit.find("#implementations-1")).isFocused();
            visit.find("#implementations-1 .row-actions button").last().click();
            assertThat(visit.find("#implementations > .row")).hasCount(1);
            assertThat(visit.find("#implementations-add")).isFocused();
            assertThat(visit.find("#implementations-0-evidence input[value=files-seen]"))
                    .isChecked();

            visit.find("button[value=publish]").click();
            assertThat(visit.find("#problems a")).hasCount(1);
            visit.find("#problems a").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*#gist-en"));
            assertThat(visit.find("#gist-en")).hasAttribute("aria-invalid", "true");
            assertThat(visit.find("#gist-ja")).hasValue("ブラウザで書いた項目です。");
            visit.find("#gist-en").fill("An entry written in a browser.");
            visit.find("button[value=publish]").click();
            visit.page().waitForURL("**/desk/");

            visit.open("/en/papers/browser-tests");
            assertThat(visit.find(".gist")).hasText("An entry written in a browser.");
            assertThat(visit.find(".code-link")).containsText("github.com/a/browser");
            assertThat(drafts.of(Browsing.CURATOR)).isEmpty();
        }
    }

    @Test
    void whatIsTypedIsSavedByItselfAndIsThereAfterTheWindowIsGone(Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK)) {
            visit.open(EDIT);
            visit.find("#title").fill("Typed and left");
            assertThat(visit.find("[data-editor-status]")).hasText(Pattern.compile("下書きを保存しました \\d\\d:\\d\\d"));
            visit.find("#title").fill("Typed and left again");
            assertThat(visit.find("[name=draftVersion]")).hasValue("2");
            assertThat(visit.complaints()).isEmpty();
        }
        try (Visit visit = Visit.ofCurator(browser, port, DESK)) {
            visit.open(EDIT);
            assertThat(visit.find("#title")).hasValue("Typed and left again");
            visit.find(".editor-notice button").click();
            assertThat(visit.find("#title")).hasValue(Pattern.compile("Residual Networks of Residual Networks.*"));
        }
    }

    @Test
    void whoLeavesAtOnceLosesNothing(Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK)) {
            visit.open(EDIT);
            visit.find("#title").fill("Left at once");
            visit.open("/desk/drafts");
            visit.page().waitForCondition(() -> drafts.find(DRAFT).isPresent());
            assertThat(drafts.find(DRAFT).orElseThrow().fields().get("title").asString())
                    .isEqualTo("Left at once");
        }
    }

    @Test
    void whileTheNetworkIsAwayNothingIsSaidAndLaterItIsSaved(Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK)) {
            visit.open(EDIT);
            visit.context().setOffline(true);
            visit.page()
                    .waitForRequest("**/desk/drafts", () -> visit.find("#title").fill("Written in a tunnel"));
            assertThat(visit.find("[data-editor-status]")).isEmpty();
            visit.context().setOffline(false);

            assertThat(visit.find("[data-editor-status]")).hasText(Pattern.compile("下書きを保存しました.*"));
            assertThat(drafts.find(DRAFT)).isPresent();
        }
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther(Browser browser) {
        try (Visit one = Visit.ofCurator(browser, port, DESK);
                Visit other = Visit.ofCurator(browser, port, DESK)) {
            one.open(EDIT);
            other.open(EDIT);
            one.find("#title").fill("One");
            assertThat(one.find("[data-editor-status]")).hasText(Pattern.compile("下書きを保存しました.*"));

            other.find("#title").fill("Other");

            assertThat(other.find("[data-editor-status]")).hasText(Pattern.compile(".*別の画面で保存された.*"));
            assertThat(drafts.find(DRAFT).orElseThrow().fields().get("title").asString())
                    .isEqualTo("One");
            other.find("button[value=save-draft]").last().click();
            assertThat(other.find("#title")).hasValue("Other");
            assertThat(other.find("[role=alert]")).isVisible();
        }
    }

    @Test
    void enterSavesAndNeverPublishes(Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK, wishes -> wishes.setJavaScriptEnabled(false))) {
            visit.open(EDIT);
            visit.find("#title").fill("Entered");

            visit.find("#title").press("Enter");

            assertThat(visit.find(".editor-notice")).containsText("下書き");
            assertThat(visit.page()).hasURL(visit.address(EDIT));
            visit.open("/ja/papers/ror");
            assertThat(visit.find(".paper-title")).not().hasText("Entered");
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void thePreviewOpensBesideTheFormInEachLanguage(boolean javaScript, Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open(EDIT);
            visit.find("#gist-en").fill("Seen before it is published.");
            for (Map.Entry<String, String> language :
                    Map.of("en", "Seen before it is published.", "ja", "").entrySet()) {
                Page preview = visit.page()
                        .waitForPopup(() -> visit.find("button[value=preview-" + language.getKey() + "]")
                                .click());
                assertThat(preview.locator("html")).hasAttribute("lang", language.getKey());
                assertThat(preview.locator(".gist")).containsText(language.getValue());
                preview.close();
            }
            assertThat(visit.find("#gist-en")).hasValue("Seen before it is published.");
        }
    }

    @Test
    void aRowIsMovedByKeyboardAlone(Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK)) {
            visit.open(EDIT);
            String second = visit.find("#references-1-title").inputValue();

            visit.find("#references-1 .row-actions button").first().focus();
            visit.page().keyboard().press("Enter");

            assertThat(visit.find("#references-0-title")).hasValue(second);
            assertThat(visit.find("#references-0")).isFocused();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whatHasTheFocusIsNotHiddenByTheBar(Browser browser) {
        try (Visit visit = Visit.ofCurator(browser, port, DESK)) {
            visit.open(EDIT);
            visit.find("#title").focus();
            for (int step = 0; step < 60; step++) {
                visit.page().keyboard().press("Tab");
                assertThat((Boolean) visit.page().evaluate("""
                                () => {
                                  const focused = document.activeElement;
                                  const bar = document.querySelector('.editor-bar');
                                  return bar.contains(focused)
                                    || focused.getBoundingClientRect().top < bar.getBoundingClientRect().top;
                                }"""))
                        .as("step %d", step)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void everybodyCanUseTheEditorInBothThemes(String language, Browser browser) {
        Suggestion suggestion = suggest();
        drafts.save(new Draft.Key(Browsing.CURATOR, null, null), JsonNodeFactory.instance.objectNode(), null, 0);
        try (Visit visit = Visit.ofCurator(browser, port, DESK, wishes -> wishes.setLocale(language))) {
            for (String address : pages(suggestion)) {
                visit.open(address);
                if (address.equals("/desk/papers/new")) {
                    visit.find("button[value=publish]").click();
                    assertThat(visit.find("#problems")).isVisible();
                }
                visit.assertThatEverybodyCanReadItInTheThemeOfItsLanguage();
            }
        }
    }

    @Test
    void nothingIsWiderThanAPhone(Browser browser) {
        Suggestion suggestion = suggest();
        try (Visit visit = Visit.ofCurator(browser, port, PHONE)) {
            for (String address : pages(suggestion)) {
                visit.open(address);
                for (int width : List.of(PHONE, 320)) {
                    visit.page().setViewportSize(width, 640);
                    assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                            .as("%s, %d px", address, width)
                            .isEqualTo(width);
                }
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static List<String> pages(Suggestion suggestion) {
        return Stream.of(
                        "/desk/papers/wavenet/edit",
                        "/desk/papers/new?suggestion=" + suggestion.number(),
                        "/desk/papers/new",
                        "/desk/drafts")
                .toList();
    }

    private Suggestion suggest() {
        return suggestions.send(
                new Proposal(
                        Proposal.Kind.PAPER,
                        null,
                        "Browser tests",
                        "https://example.org/" + "a-long-address-without-any-break-in-it".repeat(5),
                        null,
                        null,
                        List.of("Somebody"),
                        "audio",
                        "2016-05",
                        "Because it is **good**: https://example.org/" + "x".repeat(120),
                        List.of(new Proposal.Code("Torch", "https://github.com/a/b")),
                        Language.EN,
                        null),
                "browser-tests-" + System.nanoTime(),
                true);
    }
}
