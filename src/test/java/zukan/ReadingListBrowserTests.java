package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
import zukan.catalog.Change;
import zukan.catalog.PaperEditing;

/** The reading list in browsers of every temper: it keeps, it loses nothing, and it never leaves the browser by itself. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class ReadingListBrowserTests {

    private static final int NARROWEST = 320;
    private static final int DESK = 1280;
    private static final String PAGE = "/en/reading-list";
    private static final String OF_A_READER = "reading-list-tests";

    @LocalServerPort
    int port;

    @Autowired
    PaperEditing papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredPapers stored;

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove(OF_A_READER);
    }

    @Test
    void whatIsKeptOnAPaperIsSeenOnEveryPageInBothLanguages(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/papers/wavenet");
            assertThat(visit.find("[data-reading-link]")).isHidden();
            label(visit.find(".reading-control"), "読みたい").check();
            assertThat(visit.find(".reading-control [role=status]")).hasText("「読みたい」に入れました。");
            assertThat(visit.find("[data-reading-count]")).hasText("1");
            visit.find(".reading-control summary").click();
            visit.find(".reading-control textarea").fill("図3をもう一度");

            visit.open("/en/papers");
            assertThat(visit.find("[data-paper=wavenet] .reading-mark")).hasText("Want to read");
            assertThat(visit.find(".reading-mark")).hasCount(1);
            visit.find(".facet[aria-label='Star'] a").first().click();
            assertThat(visit.page()).hasURL(Pattern.compile("starred=true"));
            assertThat(visit.find("[data-paper=wavenet] .reading-mark")).hasText("Want to read");

            visit.find("[data-reading-link]").click();
            assertThat(visit.page()).hasURL(visit.address(PAGE));
            assertThat(row(visit, "wavenet")).isVisible();
            assertThat(visit.find("[data-reading-group=want] .reading-row")).hasCount(1);
            assertThat(row(visit, "wavenet").locator("textarea")).hasValue("図3をもう一度");
            visit.open("/en/papers/wavenet");
            assertThat(visit.find(".reading-control input[value=want]")).isChecked();
            assertThat(visit.find(".reading-control textarea")).hasValue("図3をもう一度");
            label(visit.find(".reading-control"), "Not on the list").check();
            assertThat(visit.find("[data-reading-count]")).hasText("1");
            visit.find(".reading-control textarea").fill("");
            assertThat(visit.find("[data-reading-link]")).isHidden();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void unreadIsWhatOfTheSurveyWasNotReadWhetherItIsOnTheListOrNot(Browser browser) {
        try (Visit visit = with(browser, line("wavenet", "read", null, 1), line("densenet", "reading", null, 1))) {
            visit.open(PAGE);
            assertThat(visit.find(".reading-row")).hasCount(2);

            label(visit.find(".reading-filter"), "Unread").check();

            assertThat(visit.find("[data-reading-group=unread] .reading-row")).hasCount(24);
            assertThat(row(visit, "wavenet")).hasCount(0);
            assertThat(row(visit, "densenet").locator("select")).hasValue("reading");
            assertThat(visit.find(".reading-said").first()).hasText("Papers shown: 24");
            assertThat(visit.page()).hasURL(visit.address(PAGE + "#unread"));
            row(visit, "alphago").locator("select").selectOption("read");
            assertThat(visit.find("[data-reading-group=unread] .reading-row")).hasCount(23);
            assertThat(visit.find("[data-count=read]")).hasText("2");

            visit.page().reload();
            assertThat(visit.find(".reading-filter input[value=unread]")).isChecked();
            assertThat(visit.find(".reading-row")).hasCount(23);
            visit.find(".reading-filter input[value=read]").check();
            assertThat(visit.find(".reading-row")).hasCount(2);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whoChangesAStateByKeyboardStaysWhereTheyAre(Browser browser) {
        try (Visit visit = with(browser, line("wavenet", "want", null, 1), line("densenet", "read", null, 1))) {
            visit.open(PAGE);
            Locator state = row(visit, "wavenet").locator("select");
            state.focus();

            visit.page().keyboard().press("ArrowDown");

            assertThat(visit.find("[data-reading-group=reading] [data-slug=wavenet]"))
                    .isVisible();
            assertThat(state).isFocused();
            assertThat(visit.find(".reading-said").first()).hasText("Now among those you are reading.");
            visit.find(".reading-filter input[value=reading]").check();
            state.focus();
            visit.page().keyboard().press("ArrowDown");
            assertThat(row(visit, "wavenet")).hasCount(0);
            assertThat(visit.find(".reading-said").first()).isFocused();
        }
    }

    @Test
    void anotherTabHearsOfItAtOnceAndUndoesNothing(Browser browser) {
        try (Visit visit = with(browser, line("densenet", "want", null, 1))) {
            visit.open(PAGE);
            Page other = visit.context().newPage();
            other.navigate("/en/papers/wavenet");

            label(other.locator(".reading-control"), "Reading").check();
            assertThat(row(visit, "wavenet").locator("select")).hasValue("reading");
            row(visit, "densenet").locator("select").selectOption("read");
            row(visit, "wavenet").locator("select").selectOption("want");

            assertThat(other.locator(".reading-control input[value=want]")).isChecked();
            other.navigate("/en/papers/densenet");
            assertThat(other.locator(".reading-control input[value=read]")).isChecked();
        }
    }

    @Test
    void theFileHasTheDocumentedFormAndBringsTheListIntoAnEmptyBrowser(Browser browser) throws IOException {
        byte[] file;
        try (Visit visit = with(
                browser,
                line("wavenet", "reading", "図3 <b>\"\\n\\u2028", 2),
                line("densenet", null, "only a note", 1),
                line("no-such-paper", "want", null, 1))) {
            visit.open(PAGE);
            Download download = visit.page()
                    .waitForDownload(() -> visit.find("[data-export]").click());
            assertThat(download.suggestedFilename()).matches("zukan-reading-list-\\d{4}-\\d\\d-\\d\\d\\.json");
            file = Files.readAllBytes(download.path());
        }
        String json = new String(file, StandardCharsets.UTF_8);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/reading-list.schema.json")), InputFormat.JSON)
                        .validate(json, InputFormat.JSON))
                .isEmpty();

        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(PAGE);
            assertThat(visit.find("[data-reading-empty]")).isVisible();
            String before = stored(visit);
            choose(visit, file);

            assertThat(visit.find(".reading-tools [role=status]"))
                    .hasText("Imported. New: 3, changed: 0, the same as here: 0.");
            assertThat(before).isNull();
            assertThat(row(visit, "wavenet").locator("textarea")).hasValue("図3 <b>\"\n\u2028");
            assertThat(row(visit, "densenet").locator("textarea")).hasValue("only a note");
            choose(visit, file);
            assertThat(visit.find(".reading-tools [role=status]"))
                    .hasText("Imported. New: 0, changed: 0, the same as here: 3.");
        }
    }

    @Test
    void anImportKeepsTheLaterStateAndEveryNoteAndSaysWhatItLeftOut(Browser browser) {
        try (Visit visit = with(
                browser,
                line("wavenet", "read", "mine", 5),
                line("densenet", "want", "mine", 5),
                line("dnc", "want", null, 5))) {
            visit.open(PAGE);

            choose(
                    visit,
                    list(
                            line("wavenet", "want", "theirs", 3),
                            line("densenet", "reading", "theirs, and mine", 7),
                            line("dnc", "want", null, 1),
                            line("alphago", "want", null, 1),
                            line("../../desk", "want", null, 1),
                            line("gnmt", "burnt", null, 1)));

            assertThat(visit.find(".reading-tools [role=status]"))
                    .hasText("Imported. New: 1, changed: 2, the same as here: 1."
                            + " Left out because they could not be read: 2.");
            assertThat(row(visit, "wavenet").locator("select")).hasValue("read");
            assertThat(row(visit, "wavenet").locator("textarea")).hasValue("mine\n\ntheirs");
            assertThat(row(visit, "densenet").locator("select")).hasValue("reading");
            assertThat(row(visit, "densenet").locator("textarea")).hasValue("theirs, and mine");
            assertThat(visit.find(".reading-row")).hasCount(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dear diary | this is not a JSON file",
                "'' | this is not a JSON file",
                "null | not a reading list of this guide",
                "[1, 2] | not a reading list of this guide",
                "{\"format\":\"zukan-reading-list\",\"version\":\"1\",\"papers\":[]} | not a reading list",
                "{\"format\":\"zukan-reading-list\",\"version\":1,\"papers\":{}} | not a reading list",
                "{\"format\":\"zukan-reading-list\",\"version\":2,\"papers\":[]} | a newer version",
                "{\"format\":\"zukan-reading-list\",\"version\":1,\"papers\":[]} | is empty",
                "{\"format\":\"zukan-reading-list\",\"version\":1,\"papers\":[null,7,{\"slug\":7}]} | no line",
            })
    void nonsenseIsRefusedWithTheReasonAndChangesNothing(String content, String reason, Browser browser) {
        try (Visit visit = with(browser, line("wavenet", "want", "mine", 1))) {
            visit.open(PAGE);
            String before = stored(visit);

            choose(visit, content.getBytes(StandardCharsets.UTF_8));

            assertThat(visit.find(".reading-tools [role=status]")).containsText("Nothing was imported");
            assertThat(visit.find(".reading-tools [role=status]")).containsText(reason);
            assertThat(stored(visit)).isEqualTo(before);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsTooMuchIsRefused(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(PAGE);
            choose(visit, new byte[16 * 1024 * 1024 + 1]);
            assertThat(visit.find(".reading-tools [role=status]")).containsText("larger than 16 MB");

            String[] lines = new String[2001];
            for (int n = 0; n < lines.length; n++) {
                lines[n] = line("paper-" + n, "want", null, 1);
            }
            choose(visit, list(lines));
            assertThat(visit.find(".reading-tools [role=status]")).containsText("at most 2000 papers");
            assertThat(stored(visit)).isNull();
        }
    }

    @Test
    void whatIsDamagedIsPutAsideAndTheRestIsThere(Browser browser) throws IOException {
        String damaged = new String(
                list(line("wavenet", "want", null, 1), line("<img src=x>", "want", "lost?", 1)),
                StandardCharsets.UTF_8);
        for (String text : List.of(damaged, "{\"format\":\"zukan-rea")) {
            try (Visit visit = new Visit(browser, port, DESK)) {
                keep(visit, text);
                visit.open("/en/papers/densenet");
                label(visit.find(".reading-control"), "Want to read").check();

                visit.open(PAGE);
                assertThat(visit.find("[data-reading-aside]")).isVisible();
                assertThat(row(visit, "densenet")).isVisible();
                assertThat(row(visit, "wavenet")).hasCount(text.equals(damaged) ? 1 : 0);
                Download download = visit.page()
                        .waitForDownload(() -> visit.find("[data-aside-save]").click());
                assertThat(Files.readString(download.path())).isEqualTo(text);
                visit.find("[data-aside-drop]").click();
                assertThat(visit.find("[data-reading-aside]")).isHidden();
                visit.page().reload();
                assertThat(row(visit, "densenet")).isVisible();
                assertThat(visit.find("[data-reading-aside]")).isHidden();
                assertThat(visit.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aListOfANewerVersionIsLeftAsItIs(Browser browser) throws IOException {
        String newer = "{\"format\":\"zukan-reading-list\",\"version\":2,\"shelves\":[]}";
        try (Visit visit = new Visit(browser, port, DESK)) {
            keep(visit, newer);
            visit.open("/en/papers/densenet");
            assertThat(visit.find("[data-reading-locked]")).isVisible();
            assertThat(visit.find(".reading-control input").first()).isDisabled();

            visit.open(PAGE);
            assertThat(visit.find("[data-reading-locked]")).isVisible();
            choose(visit, list(line("wavenet", "want", null, 1)));
            assertThat(visit.find(".reading-tools [role=status]")).containsText("could not be kept");
            assertThat(stored(visit)).isEqualTo(newer);
            Download download = visit.page()
                    .waitForDownload(() -> visit.find("[data-export]").click());
            assertThat(Files.readString(download.path())).isEqualTo(newer);
        }
    }

    @Test
    void aBrowserThatKeepsNothingIsToldOf(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.context()
                    .addInitScript("Object.defineProperty(window, 'localStorage',"
                            + " { get() { throw new DOMException('no', 'SecurityError'); } });");
            visit.open("/en/papers/wavenet");
            assertThat(visit.find("[data-reading-private]")).isVisible();
            label(visit.find(".reading-control"), "Want to read").check();
            assertThat(visit.find(".reading-control input[value=want]")).isChecked();
            assertThat(visit.find("[data-reading-count]")).hasText("1");

            visit.open(PAGE);
            assertThat(visit.find("[data-reading-private]")).isVisible();
            choose(visit, list(line("densenet", "want", null, 1)));
            assertThat(row(visit, "densenet")).isVisible();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsNotSaidToBeKept(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.context()
                    .addInitScript(
                            "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) {"
                                    + " if (key === 'reading-list') throw new DOMException('full', 'QuotaExceededError');"
                                    + " set.call(this, key, text); };");
            visit.open("/en/papers/wavenet");
            label(visit.find(".reading-control"), "Want to read").click();

            assertThat(visit.find(".reading-control [role=status]")).containsText("could not be kept");
            assertThat(visit.find(".reading-control input[value='']")).isChecked();
            assertThat(visit.find("[data-reading-link]")).isHidden();
        }
    }

    @Test
    void hostileNotesAreText(Browser browser) {
        String note =
                String.join("\n", HostileCorpusTests.TEXTS).replace("\r", "").replace("\0", "");
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.page().onDialog(dialog -> {
                visit.complaints().add("dialog: " + dialog.message());
                dialog.dismiss();
            });
            String shown = note.substring(0, Math.min(4000, note.length()));
            visit.open("/en/papers/wavenet");
            visit.find(".reading-control summary").click();
            visit.find(".reading-control textarea").fill(shown);
            assertThat(visit.find("[data-reading-count]")).hasText("1");
            visit.open(PAGE);

            assertThat(row(visit, "wavenet").locator("textarea")).hasValue(shown);
            assertThat(visit.page().evaluate("() => document.querySelector('[data-note-text]').childElementCount"))
                    .isEqualTo(0);
            // compared in the browser: half a character does not survive the way here
            assertThat(visit.page()
                            .evaluate("() => document.querySelector('.reading-row textarea').value.length > 1000 &&"
                                    + " document.querySelector('[data-note-text]').textContent"
                                    + " === document.querySelector('.reading-row textarea').value"))
                    .isEqualTo(true);
            assertThat(visit.find("main :is(script, img, iframe, svg, style, base, meta)"))
                    .hasCount(0);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void papersBeyondTheSurveyAreNamedByTheCatalogAndThoseThatAreGoneAreSaidToBe(Browser browser) {
        papers.publish(
                SamplePaper.of(OF_A_READER, "The title of <i>a reader</i>", "From a reader"),
                new Change("curator", "a test", null));
        try (Visit visit =
                with(browser, line(OF_A_READER, "want", null, 1), line("never-was-here", "want", "why?", 1))) {
            visit.open(PAGE);

            Locator known = row(visit, OF_A_READER);
            assertThat(known.locator("a")).hasText("From a reader");
            assertThat(known.locator("a")).hasAttribute("href", "/en/papers/" + OF_A_READER);
            assertThat(known.locator(".reading-title")).hasText("The title of <i>a reader</i>");
            assertThat(row(visit, "never-was-here").locator("[data-gone]")).isVisible();
            assertThat(row(visit, "never-was-here").locator("textarea")).hasValue("why?");
            assertThat(visit.complaints()).containsExactly("404: " + visit.address("/api/papers/never-was-here"));

            long version = jdbc.sql("select version from paper where slug = ?")
                    .param(OF_A_READER)
                    .query(Long.class)
                    .single();
            papers.withdraw(OF_A_READER, version, new Change("curator", "a test", null));
            visit.page().reload();
            assertThat(known.locator("[data-withdrawn]")).isVisible();
        }
    }

    @Test
    void everythingIsForgottenOnlyWhenThatIsConfirmed(Browser browser) {
        try (Visit visit = with(browser, line("wavenet", "want", "mine", 1), line("densenet", "read", null, 1))) {
            visit.open(PAGE);
            visit.find("button[data-forget]").click();
            assertThat(visit.find("dialog")).isVisible();
            assertThat(visit.find("dialog")).containsText("Papers: 2, notes: 1.");
            visit.assertThatEverybodyCanReadItInBothThemes();
            visit.page().keyboard().press("Escape");
            assertThat(visit.find("dialog")).isHidden();
            visit.find("button[data-forget]").click();
            visit.page().keyboard().press("Enter");
            assertThat(visit.find(".reading-row")).hasCount(2);

            visit.find("button[data-forget]").click();
            visit.find("dialog button[value=forget]").click();

            assertThat(visit.find(".reading-row")).hasCount(0);
            assertThat(visit.find(".reading-tools [role=status]")).hasText("Everything is forgotten.");
            assertThat(visit.find("[data-reading-link]")).isHidden();
            assertThat(visit.page().evaluate("() => localStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void withoutJavaScriptNothingIsOfferedAndThePageSaysWhy(Browser browser) {
        try (Visit visit = new Visit(browser, port, NARROWEST, wishes -> wishes.setJavaScriptEnabled(false))) {
            visit.open("/ja/reading-list");
            assertThat(visit.find("main .notice")).containsText("JavaScript");
            assertThat(visit.find("main :is(button, input, select, textarea, dialog)"))
                    .hasCount(0);
            visit.open("/ja/papers/wavenet");
            assertThat(visit.find(".reading-control :is(input, textarea, summary, a)"))
                    .hasCount(0);
            assertThat(visit.find("[data-reading-link]")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everybodyCanUseAFilledList(String language, Browser browser) {
        try (Visit visit = with(
                browser,
                line("wavenet", "reading", "a note that is " + "long ".repeat(60), 1),
                line("densenet", null, "x".repeat(300), 1),
                line("alphago", "read", null, 1))) {
            for (String path : List.of("/reading-list", "/reading-list#unread", "/papers/wavenet", "/papers")) {
                visit.open("/" + language + path);
                assertThat(visit.find("[data-reading-count]")).hasText("3");
                visit.assertThatEverybodyCanReadItInTheThemeOfItsLanguage();
                visit.page().setViewportSize(NARROWEST, 640);
                assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(NARROWEST);
                visit.page().setViewportSize(DESK, 900);
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /** A browser that has kept these lines. */
    private Visit with(Browser browser, String... lines) {
        Visit visit = new Visit(browser, port, DESK);
        keep(visit, new String(list(lines), StandardCharsets.UTF_8));
        return visit;
    }

    private static void keep(Visit visit, String text) {
        visit.open("/en/survey");
        visit.page().evaluate("text => localStorage.setItem('reading-list', text)", text);
    }

    private static String stored(Visit visit) {
        return (String) visit.page().evaluate("() => localStorage.getItem('reading-list')");
    }

    private static Locator row(Visit visit, String slug) {
        return visit.find(".reading-row[data-slug='" + slug + "']");
    }

    private static Locator label(Locator part, String label) {
        return part.getByLabel(label, new Locator.GetByLabelOptions().setExact(!label.equals("Unread")));
    }

    private static void choose(Visit visit, byte[] content) {
        visit.find("[data-import]").setInputFiles(new FilePayload("list.json", "application/json", content));
    }

    private static byte[] list(String... lines) {
        return ("{\"format\":\"zukan-reading-list\",\"version\":1,\"papers\":[" + String.join(",", lines) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param note with JSON's own escapes where they are wanted
     * @param day of November on which it was changed
     */
    private static String line(String slug, String state, String note, int day) {
        return "{\"slug\":\"" + slug + "\""
                + (state == null ? "" : ",\"state\":\"" + state + "\"")
                + (note == null ? "" : ",\"note\":\"" + note.replace("\"", "\\\"") + "\"")
                + ",\"changedAt\":\"2026-11-0" + day + "T10:00:00.000Z\"}";
    }
}
