package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The timeline in a browser: narrowed with and without JavaScript, used by keyboard, its names legible. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class TimelineBrowserTests {

    private static final int DESK = 1440;

    /** The narrowest on which the drawing is shown. */
    private static final int SMALL_DESK = 1090;

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 320", "true, 1440", "false, 320", "false, 1440"})
    void aReaderNarrowsItAndTakesAWishBack(boolean javaScript, int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/ja/timeline");
            if (javaScript) {
                visit.page().evaluate("() => { window.stillTheSamePage = true; }");
            }
            int starred = choose(visit, "★印", "★付きだけ", width);
            assertThat(visit.page()).hasURL(visit.address("/ja/timeline?starred=true"));
            int both = choose(visit, "分野", "自然言語", width);
            assertThat(visit.page()).hasURL(visit.address("/ja/timeline?starred=true&domain=nlp"));
            assertThat(both).isLessThan(starred);
            if (javaScript) {
                assertThat(visit.page().evaluate("() => window.stillTheSamePage"))
                        .isEqualTo(true);
                assertThat(visit.find("#status")).hasText(both + "本が当てはまります");
            }

            visit.find(".chip").last().click();

            assertThat(visit.page()).hasURL(visit.address("/ja/timeline?starred=true"));
            assertThatItShows(visit, starred, width);
            visit.page().goBack();
            assertThatItShows(visit, both, width);
            assertThat(visit.find(".site-header")).hasCount(1);
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(width);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void marksAreReachedByKeyboardAndShowIt(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/timeline?domain=audio");
            visit.find(".list-head a").focus();
            visit.page().keyboard().press("Tab");
            assertThat(visit.find(".lane-link")).isFocused();
            visit.page().keyboard().press("Tab");

            Locator mark = visit.find(".mark-link").first();
            assertThat(mark).isFocused();
            assertThat(mark).hasAccessibleName("WaveNet: A Generative Model for Raw Audio、2016年9月12日、★");
            assertThat(mark.locator(".mark-area")).hasCSS("stroke", "rgb(31, 78, 121)");
            assertThat(mark.locator(".mark-area")).hasCSS("stroke-width", "3px");

            visit.page().keyboard().press("Enter");
            assertThat(visit.page()).hasURL(visit.address("/ja/papers/wavenet"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ja, 1090", "en, 1090", "ja, 1440", "en, 1440"})
    void namesMeetNeitherEachOtherNorTheEdgeAndAreLargeEnough(String language, int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width)) {
            visit.open("/" + language + "/timeline");

            Object problems = visit.page().evaluate("""
                    () => {
                      const edge = document.querySelector('.timeline-drawing').getBoundingClientRect();
                      const boxes = [...document.querySelectorAll('.mark-link')].flatMap(link =>
                        [...link.querySelectorAll('text, circle, path')].map(part => ({ link, box: part.getBoundingClientRect() })));
                      const problems = [];
                      boxes.forEach((one, n) => {
                        if (one.box.left < edge.left || one.box.right > edge.right) problems.push('outside: ' + one.link.textContent);
                        boxes.slice(n + 1).forEach(other => {
                          if (one.link !== other.link && one.box.left < other.box.right && other.box.left < one.box.right
                              && one.box.top < other.box.bottom && other.box.top < one.box.bottom)
                            problems.push(one.link.textContent + ' meets ' + other.link.textContent);
                        });
                      });
                      document.querySelectorAll('.timeline-drawing .mark-area').forEach(area => {
                        if (area.getBoundingClientRect().height < 24) problems.push('too small: ' + area.parentElement.textContent);
                      });
                      document.querySelectorAll('.lane-name').forEach(name => {
                        if (name.getBoundingClientRect().right > document.querySelector('.lane-ground').getBoundingClientRect().left)
                          problems.push('into the lane: ' + name.textContent);
                      });
                      return problems;
                    }""");
            assertThat((List<?>) problems).isEmpty();
            assertThat(visit.find(".mark-link").first()).isVisible();
        }
    }

    /** Chooses as a person would, and finds as many papers as the choice promised. */
    private static int choose(Visit visit, String facet, String label, int width) {
        Locator choice = visit.find(".facet[aria-label='" + facet + "'] a")
                .filter(new Locator.FilterOptions().setHas(visit.find(".facet-value:text-is('" + label + "')")));
        Locator title = visit.find(".facets-fold > summary");
        if (title.isVisible() && !choice.isVisible()) {
            title.click();
        }
        int promised = Integer.parseInt(choice.locator(".count").textContent());
        choice.click();
        assertThatItShows(visit, promised, width);
        return promised;
    }

    /** On a narrow screen time runs down the page, elsewhere to the right. */
    private static void assertThatItShows(Visit visit, int papers, int width) {
        boolean drawn = width >= SMALL_DESK;
        assertThat(visit.find(".total")).hasText(papers + "本");
        assertThat(visit.find(drawn ? ".mark-link:visible" : ".track .mark-point:visible, .track .mark-star:visible"))
                .hasCount(papers);
        assertThat(visit.find(".paper-row:visible")).hasCount(papers);
    }
}
