package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zukan.desk.DeskTest;

/**
 * The way of a suggestion from the reader's form to the catalog and back, by two people in two browsers. Whether everybody can
 * read the pages on it is asked where each page has its tests.
 */
@ExtendWith(Chromium.class)
@Timeout(180)
class WholeWayBrowserTests extends DeskTest {

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 1280", "true, 360", "false, 360"})
    void aPaperIsSuggestedAcceptedPublishedCorrectedAndPutBack(boolean javaScript, int width, Browser browser) {
        String arxivId = unusedArxivId();
        try (Visit reader = visit(browser, width, "en-GB", javaScript);
                Visit curator = visit(browser, width, "ja-JP", javaScript)) {
            lookUp(reader, "WaveNet: A Generative Model for Raw Audio");
            assertThat(reader.find(".known .card")).containsText("WaveNet");
            assertThat(reader.find("form.proposal")).hasCount(0);

            lookUp(reader, "https://arxiv.org/pdf/" + arxivId + "v3.pdf");
            reader.find("#title").fill("Desks that were tested, all the way");
            reader.find("#authors").fill("Ada Example\nBo Muster");
            reader.find("#domain").selectOption("audio");
            reader.find("#reason").fill("It is *the* desk.");
            reader.find("#implementations-0-framework").fill("PyTorch");
            reader.find("#implementations-0-url").fill(CODE);
            reader.find("#creditName").fill("Hanako of the tests");
            reader.find(".field-actions .action").click();
            assertThat(reader.page()).hasURL(Pattern.compile(".*/en/suggestions/ZK-.*"));
            String receipt = reader.page().url();
            assertThat(reader.find("#state-title")).hasText("We have it");

            lookUp(reader, "arXiv:" + arxivId);
            assertThat(reader.find(".earlier h2")).hasCount(1);
            assertThat(reader.find("form.proposal")).hasCount(0);
            assertThat(reader.find("main")).not().containsText("Desks that were tested");

            signIn(curator);
            curator.page()
                    .locator("[data-row-link]")
                    .filter(new Locator.FilterOptions().setHasText("Desks that were tested"))
                    .click();
            assertThat(curator.find(".review-sent")).containsText("Hanako of the tests");
            curator.find(".decide-accept a").click();
            assertThat(curator.find("#arxivId")).hasValue(arxivId);
            assertThat(curator.find("#implementations-0-url")).hasValue(CODE);
            curator.find("#shortName").fill("Desk way");
            curator.find("#slug").fill(SLUG);
            curator.find("#submittedOn").fill("2016-05-24");
            curator.find("#gist-ja").fill("机がどこまでも試される。");
            curator.find("#gist-en").fill("A desk is tested all the way.");
            for (String language : new String[] {"ja", "en"}) {
                curator.find("#implementations-0-note-" + language).fill("Note");
            }
            curator.find("#implementations-0-evidence summary").click();
            curator.find("#implementations-0-evidence input[value=files-seen]").check();
            curator.find("button[value=publish]").click();
            // the reader wrote in one language
            curator.find("#problems a").click();
            curator.page().keyboard().type("これこそ机である。");
            curator.find("button[value=publish]").click();
            assertThat(curator.page()).hasURL(curator.address("/desk/"));

            reader.open("/en/papers/" + SLUG);
            assertThat(reader.find(".gist")).hasText("A desk is tested all the way.");
            assertThat(reader.find(".paper")).containsText("Hanako of the tests");
            reader.open("/ja/papers/" + SLUG);
            assertThat(reader.find(".gist")).hasText("机がどこまでも試される。");
            reader.open("/en/papers?origin=reader");
            assertThat(reader.find(".cards")).containsText("Desk way");
            reader.page().navigate(receipt);
            assertThat(reader.find("#state-title")).hasText("Accepted");
            assertThat(reader.find(".cards")).containsText("Desk way");
            reader.open("/en/suggestions");
            assertThat(reader.find(".log-entry").first()).containsText("Desks that were tested");

            curator.open("/desk/papers/" + SLUG + "/edit");
            curator.find("#gist-en").fill("A table is tested all the way.");
            curator.find("#reason").fill("It was a table.");
            curator.find("button[value=publish]").click();
            curator.page().waitForURL("**/desk/");
            reader.open("/en/papers/" + SLUG + "/history/2");
            assertThat(reader.find(".revision-reason")).hasText("It was a table.");
            assertThat(reader.find(".diff del")).containsText("desk");
            assertThat(reader.find(".diff ins")).containsText("table");

            curator.open("/desk/papers/" + SLUG + "/history");
            curator.find("button[name=number]").click();
            assertThat(curator.find(".revisions > li")).hasCount(3);
            reader.open("/en/papers/" + SLUG);
            assertThat(reader.find(".gist")).hasText("A desk is tested all the way.");
            assertThat(reader.complaints()).isEmpty();
            assertThat(curator.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 1280", "false, 360"})
    void codeForAnEntryIsMergedIntoIt(boolean javaScript, int width, Browser browser) {
        entry();
        try (Visit reader = visit(browser, width, "en-GB", javaScript);
                Visit curator = visit(browser, width, "ja-JP", javaScript)) {
            reader.open("/en/report?paper=" + SLUG + "&kind=missing-code");
            reader.find("#implementations-0-framework").fill("PyTorch");
            reader.find("#implementations-0-url").fill(CODE);
            reader.find(".field-actions .action").click();
            String receipt = reader.page().url();

            signIn(curator);
            curator.find("[data-row-link]").last().click();
            assertThat(curator.find(".review-sent")).containsText(CODE);
            curator.find("#merger > summary").click();
            curator.find("#merger button[type=submit]").click();
            assertThat(curator.find(".done")).hasCount(1);

            reader.page().navigate(receipt);
            assertThat(reader.find(".cards")).containsText("Desk Tests");
            reader.open("/ja/papers/" + SLUG);
            assertThat(reader.find("a[href='" + CODE + "']")).hasCount(1);
            assertThat(reader.complaints()).isEmpty();
            assertThat(curator.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 1280", "false, 360"})
    void whatIsDeclinedIsExplainedWhereverItIsAskedFor(boolean javaScript, int width, Browser browser) {
        String title = "Not a desk " + UUID.randomUUID();
        try (Visit reader = visit(browser, width, "en-GB", javaScript);
                Visit curator = visit(browser, width, "ja-JP", javaScript)) {
            lookUp(reader, title);
            reader.find(".field-actions .action").click();
            String receipt = reader.page().url();

            signIn(curator);
            curator.page()
                    .locator("[data-row-link]")
                    .filter(new Locator.FilterOptions().setHasText(title))
                    .click();
            curator.find("#refusal > summary").click();
            curator.find("#refusal input[value=out-of-scope]").check();
            curator.find("#refusal-answer").fill("Only *desks*, please.");
            curator.find("#refusal button[type=submit]").click();
            assertThat(curator.find(".done")).hasCount(1);

            reader.page().navigate(receipt);
            assertThat(reader.find("#state-title")).hasText("Declined");
            assertThat(reader.find(".answer em")).hasText("desks");
            reader.open("/en/suggestions?q=" + title.replace(' ', '+'));
            assertThat(reader.find(".log-entry")).containsText("Only desks, please.");
            lookUp(reader, title);
            assertThat(reader.find(".earlier")).containsText("Only desks, please.");
            assertThat(reader.complaints()).isEmpty();
            assertThat(curator.complaints()).isEmpty();
        }
    }

    private Visit visit(Browser browser, int width, String locale, boolean javaScript) {
        return new Visit(
                browser, port, width, wishes -> wishes.setLocale(locale).setJavaScriptEnabled(javaScript));
    }

    private static void lookUp(Visit reader, String work) {
        reader.open("/en/suggest");
        reader.find("#work").fill(work);
        reader.find("#work").press("Enter");
        assertThat(reader.find(".understood")).isVisible();
    }

    private static void signIn(Visit curator) {
        curator.open("/desk/");
        curator.find("#name").fill(Browsing.CURATOR);
        curator.find("#password").fill(Browsing.PASSWORD);
        curator.find("#password").press("Enter");
        assertThat(curator.page()).hasURL(curator.address("/desk/"));
    }

    private static String unusedArxivId() {
        return "1907.%05d".formatted(50_000 + Math.floorMod(UUID.randomUUID().hashCode(), 40_000));
    }
}
