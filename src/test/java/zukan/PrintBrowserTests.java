package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On paper: entries, domains and booklets, on A4 and A5. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class PrintBrowserTests {

    /** What the style sheet's margins leave of a sheet's width, in CSS pixels. */
    private static final List<Integer> SHEETS = List.of(680, 445);

    private static final int DESK = 1280;

    @LocalServerPort
    int port;

    static Stream<String> printed() {
        return Stream.of("ja", "en")
                .flatMap(language -> Stream.of(
                                "/papers/wavenet", "/papers/gnmt", "/domains/image", "/domains/nlp/booklet")
                        .map(path -> "/" + language + path));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void nothingIsCutOffAndNothingIsThereThatPaperCannotDo(String address, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(address);
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (int width : SHEETS) {
                visit.page().setViewportSize(width, 900);
                assertThat(visit.page()
                                .evaluate(
                                        "width => [...document.querySelectorAll('body *')]"
                                                + ".filter((part) => part.checkVisibility() && !part.closest('.visually-hidden, svg'))"
                                                + ".filter((part) => part.getBoundingClientRect().right > width + 0.5 || part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 && getComputedStyle(part).overflowX !== 'visible')"
                                                + ".map((part) => part.className || part.tagName)",
                                        width))
                        .as("%d px", width)
                        .isEqualTo(List.of());
            }
            assertThat(
                            visit.page()
                                    .evaluate(
                                            "() => [...document.querySelectorAll('header.site-header, footer.site-footer, nav:not(.contents),"
                                                    + " button, input, select, textarea, .report, a.skip, .evidence-details')]"
                                                    + ".filter((part) => part.checkVisibility()).map((part) => part.className || part.tagName)"))
                    .isEqualTo(List.of());
            assertThat(visit.find("h1")).isVisible();
        }
    }

    @Test
    void aPlateOnPaperHasEveryLineThatItHasOnTheScreen(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/papers/densenet");
            String drawn =
                    "() => [...document.querySelectorAll('.plate-figure *')].filter((part) => part.checkVisibility()).length";
            Object onScreen = visit.page().evaluate(drawn);
            assertThat((int) onScreen).isGreaterThan(40);
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visit.page().evaluate(drawn)).isEqualTo(onScreen);
        }
    }

    @Test
    void reportedValuesThatAreFoldedOnTheScreenAreReadOnPaper(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/papers/densenet");
            Locator values = visit.find(".paper-numbers details .number-table");
            assertThat(values).not().isVisible();
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(values).isVisible();
        }
    }

    @Test
    void anEntryOnPaperHasItsPlateItsFactsAndEveryAddress(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/papers/wavenet");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            for (String part : List.of(
                    ".plate-sheet .plate-figure",
                    ".plate-caption-number",
                    ".paper-title",
                    ".gist",
                    ".facts",
                    "#method",
                    ".bibtex pre")) {
                assertThat(visit.find(part).first()).isVisible();
            }
            assertThat(visit.find(".code-link a").first()).containsText("github.com/");
            assertThat(visit.find(".colophon")).containsText("http://localhost:8080/en/papers/wavenet");
            Locator source = visit.find(".source:has(a[href*='technologyreview'])");
            assertThat(source.locator(".printed-address")).isVisible();
            assertThat(source.locator(".printed-address")).containsText("technologyreview.com/");
            assertThat(visit.find(".reference .printed-address").first()).isVisible();
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            assertThat(visit.find(".printed-address").first()).isHidden();
            assertThat(visit.find(".colophon")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A4", "A5"})
    void eachEntryOfABookletBeginsAPage(String format, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/domains/compression/booklet");
            int entries = visit.find("article.paper").count();
            assertThat(entries).isEqualTo(3);

            int together = pages(visit, format);

            // where every page begins with an entry or goes on with one, a booklet is as long as its parts
            int apart = 0;
            for (int alone = 0; alone <= entries; alone++) {
                visit.page().reload();
                visit.page()
                        .evaluate(
                                "alone => { const parts = [document.querySelector('.booklet-cover'), ...document.querySelectorAll('article.paper')];"
                                        + " parts.forEach((part, at) => { if (at !== alone) part.remove(); }); }",
                                alone);
                apart += pages(visit, format);
            }
            assertThat(together).isEqualTo(apart).isGreaterThan(entries);
        }
    }

    @Test
    void theButtonOfABookletPrints(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.context().addInitScript("window.print = () => { document.title = 'printed'; };");
            visit.open("/en/domains/audio/booklet");
            visit.find("[data-print]").click();
            assertThat(visit.page()).hasTitle("printed");
        }
        try (Visit visit = new Visit(browser, port, DESK, wishes -> wishes.setJavaScriptEnabled(false))) {
            visit.open("/en/domains/audio/booklet");
            assertThat(visit.find("[data-print]")).isHidden();
        }
    }

    @Test
    void theDarkThemePrintsOnWhite(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/papers/wavenet");
            visit.page().evaluate("() => { document.documentElement.dataset.theme = 'dark'; }");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(visit.find("body")).hasCSS("color", "rgb(31, 27, 22)");
            assertThat(visit.find("body")).hasCSS("background-color", "rgba(0, 0, 0, 0)");
        }
    }

    @Test
    void theReadingListPrintsAsAChecklistWithItsNotes(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/papers/wavenet");
            visit.find(".reading-control input[value=want]").check();
            visit.find(".reading-control summary").click();
            visit.find(".reading-control textarea").fill("read §2\nagain");
            visit.open("/en/reading-list");
            visit.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(visit.find(".reading-row")).hasCount(1);
            assertThat(visit.find(".reading-note-text")).isVisible();
            assertThat(visit.find(".reading-note-text")).containsText("read §2");
            assertThat(
                            visit.page()
                                    .evaluate(
                                            "() => getComputedStyle(document.querySelector('.reading-box'), '::before').content"))
                    .isEqualTo("\"☐ \"");
            assertThat(visit.find("[data-reading-printed]")).containsText("As of");
            for (String part : List.of(
                    ".reading-filter", ".reading-tools", ".reading-state", ".reading-row textarea", ".site-header")) {
                assertThat(visit.find(part).first()).isHidden();
            }
        }
    }

    /** Chromium writes the dictionaries of pages in the clear. */
    private static int pages(Visit visit, String format) {
        String pdf = new String(visit.page().pdf(new Page.PdfOptions().setFormat(format)), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-");
        return pdf.split("/Type\\s*/Page\\b(?!s)", -1).length - 1;
    }
}
