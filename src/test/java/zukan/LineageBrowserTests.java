package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The drawing of who builds on whom, by eye and by keyboard; papers side by side. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class LineageBrowserTests {

    private static final int PHONE = 360;
    private static final int DESK = 1440;

    @LocalServerPort
    private int port;

    private static Locator work(Visit visit, String slug) {
        return visit.find(".spot[data-work='" + slug + "']");
    }

    @Test
    void arrowKeysFollowTheLinesAndEnterOpensTheEntry(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/lineage?paper=densenet");
            work(visit, "stochastic-depth").focus();
            assertThat(visit.find(".stroke.on"))
                    .hasCount(
                            visit.find(".stroke[data-left='stochastic-depth'], .stroke[data-right='stochastic-depth']")
                                    .count());

            visit.page().keyboard().press("ArrowRight");
            String next = (String) visit.page().evaluate("() => document.activeElement.dataset.work");
            assertThat(visit.find(".stroke[data-left='stochastic-depth'][data-right='" + next + "']"))
                    .hasCount(1);
            visit.page().keyboard().press("ArrowLeft");
            String back = (String) visit.page().evaluate("() => document.activeElement.dataset.work");
            assertThat(visit.find(".stroke[data-left='" + back + "'][data-right='" + next + "']"))
                    .hasCount(1);

            work(visit, "densenet").focus();
            visit.page().keyboard().press("Enter");
            assertThat(visit.page()).hasURL(visit.address("/en/papers/densenet"));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void upAndDownStayInTheColumn(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/lineage");
            work(visit, "wavenet").focus();

            visit.page().keyboard().press("ArrowDown");
            String below = (String) visit.page().evaluate("() => document.activeElement.dataset.work");
            assertThat(below).isNotEqualTo("wavenet");
            assertThat(middle(visit, below)).isCloseTo(middle(visit, "wavenet"), within(0.5));
            visit.page().keyboard().press("ArrowUp");

            assertThat(work(visit, "wavenet")).isFocused();
        }
    }

    private static double middle(Visit visit, String slug) {
        return Double.parseDouble(work(visit, slug).locator(".spot-name").getAttribute("x"));
    }

    @Test
    void tabLeadsThroughTheWorksFromLeftToRight(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/lineage?paper=resnext");
            List<?> inOrder = (List<?>) visit.page()
                    .evaluate("() => [...document.querySelectorAll('.spot')].map(spot => spot.dataset.work)");
            visit.find(".lineage-scroll").focus();

            for (Object slug : inOrder) {
                visit.page().keyboard().press("Tab");
                assertThat(work(visit, slug.toString())).isFocused();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/lineage", "/ja/lineage?paper=resnet", "/en/lineage?paper=neural-architecture-search"})
    void namesStayWithinTheirBoxesAndLinesOutsideOfOthers(String address, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(address);

            assertThat((List<?>) visit.page().evaluate("""
                            () => [...document.querySelectorAll('.spot')].filter(spot => {
                              const box = spot.querySelector('.spot-box').getBBox();
                              return [...spot.querySelectorAll('text')].some(text => {
                                const words = text.getBBox();
                                return words.x < box.x + 5 || words.x + words.width > box.x + box.width - 3
                                    || words.y < box.y || words.y + words.height > box.y + box.height;
                              });
                            }).map(spot => spot.dataset.work)""")).isEmpty();
            assertThat((List<?>) visit.page().evaluate("""
                            () => {
                              const boxes = [...document.querySelectorAll('.spot')]
                                  .map(spot => [spot.dataset.work, spot.querySelector('.spot-box').getBBox()]);
                              const through = new Set();
                              for (const stroke of document.querySelectorAll('.stroke')) {
                                const line = stroke.querySelector('.stroke-line');
                                for (let at = 0; at <= line.getTotalLength(); at += 3) {
                                  const point = line.getPointAtLength(at);
                                  for (const [work, box] of boxes) {
                                    if (work !== stroke.dataset.left && work !== stroke.dataset.right
                                        && point.x > box.x + 2 && point.x < box.x + box.width - 2
                                        && point.y > box.y + 2 && point.y < box.y + box.height - 2) {
                                      through.add(stroke.dataset.left + ' to ' + stroke.dataset.right + ' through ' + work);
                                    }
                                  }
                                }
                              }
                              return [...through];
                            }""")).isEmpty();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void theSizeChangesAndTheAddressSaysSo(boolean javaScript, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/en/lineage?paper=densenet");
            double natural = visit.find(".lineage-map").boundingBox().width;

            visit.find(".lineage-zoom a:text-is('200%')").click();

            assertThat(visit.page()).hasURL(visit.address("/en/lineage?paper=densenet&zoom=2"));
            assertThat(visit.find(".lineage-zoom [aria-current]")).hasText("200%");
            assertThat(visit.find(".lineage-map").boundingBox().width).isEqualTo(2 * natural);
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(DESK);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void onAPhoneTheListComesBeforeTheDrawingWhichScrollsByItself(Browser browser) {
        try (Visit visit = new Visit(browser, port, PHONE)) {
            visit.open("/ja/lineage");

            assertThat(visit.find(".lineage-list").boundingBox().y)
                    .isLessThan(visit.find(".lineage-drawing").boundingBox().y);
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE);
            assertThat(
                            (Boolean)
                                    visit.page()
                                            .evaluate(
                                                    "() => { const region = document.querySelector('.lineage-scroll'); return region.scrollWidth > region.clientWidth; }"))
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void aReaderPutsPapersSideBySideAddsOneAndTakesOneAway(boolean javaScript, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/en/papers/densenet");
            visit.find(".compare-link[href='/en/compare?p=densenet&p=ror']")
                    .first()
                    .click();
            assertThat(visit.page()).hasURL(visit.address("/en/compare?p=densenet&p=ror"));

            visit.find("#p3").selectOption("resnext");
            visit.find(".compare-choice button").click();
            assertThat(visit.page()).hasURL(visit.address("/en/compare?p=densenet&p=resnext&p=ror"));
            assertThat(visit.find(".compare-name a")).hasText(new String[] {"RoR", "DenseNet", "ResNeXt"});

            visit.find(".compare-remove a").first().click();
            assertThat(visit.page()).hasURL(visit.address("/en/compare?p=densenet&p=resnext"));
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
