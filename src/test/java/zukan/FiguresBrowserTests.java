package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.catalog.FigureStore;

/** The plates as Chromium draws them: readable, within their boxes, in the site's colours, and still unless wanted otherwise. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class FiguresBrowserTests {

    private static final int NARROW = 320;
    private static final int DESK = 1280;

    /** What is wrong with a figure, by its own units. */
    private static final String PROBLEMS = """
            svg => {
              const found = [], frame = svg.getBoundingClientRect(), box = svg.viewBox.baseVal, scale = frame.width / box.width;
              const of = element => {
                const r = element.getBoundingClientRect();
                return {x: (r.left - frame.left) / scale, y: (r.top - frame.top) / scale, w: r.width / scale, h: r.height / scale};
              };
              const words = [...svg.querySelectorAll('text')].map(e => ({e, at: of(e), says: e.textContent}));
              for (const {e, at, says} of words) {
                if (at.x < 1 || at.x + at.w > box.width - 1 || at.y < 0 || at.y + at.h > box.height) found.push('outside: ' + says);
                if (parseFloat(getComputedStyle(e).fontSize) < 12) found.push('too small: ' + says);
                if (e.parentNode.classList.contains('box')) {
                  const around = of(e.parentNode.firstElementChild);
                  if (at.x < around.x || at.x + at.w > around.x + around.w || at.y + 2 < around.y || at.y + at.h - 2 > around.y + around.h) found.push('over its box: ' + says);
                }
              }
              words.forEach((one, n) => words.slice(n + 1).forEach(other => {
                const across = Math.min(one.at.x + one.at.w, other.at.x + other.at.w) - Math.max(one.at.x, other.at.x);
                const down = Math.min(one.at.y + one.at.h, other.at.y + other.at.h) - Math.max(one.at.y, other.at.y);
                if (across > 1 && down > 4) found.push('overlap: ' + one.says + ' / ' + other.says);
              }));
              return found;
            }""";

    /** Colours that are neither a token nor one of the four steps between two of them. */
    private static final String STRANGE_COLOURS = """
            svg => {
              const probe = svg.parentNode.appendChild(document.createElement('span'));
              const colour = value => { probe.style.color = value; return getComputedStyle(probe).color; };
              const known = new Set(['none', 'context-stroke']);
              for (const token of ['paper', 'raised', 'ink', 'faded', 'hued', 'vermilion', 'indigo', 'black', 'white']) known.add(colour('var(--' + token + ')'));
              for (const step of [15, 40, 65, 90]) known.add(colour('color-mix(in oklab, var(--hued) ' + step + '%, var(--raised))'));
              probe.remove();
              const strange = new Set();
              for (const e of svg.querySelectorAll('path, rect, circle, text, tspan')) {
                const style = getComputedStyle(e);
                for (const used of [style.fill, style.stroke]) if (!known.has(used)) strange.add(used);
              }
              return [...strange];
            }""";

    @LocalServerPort
    private int port;

    @Autowired
    private FigureStore figures;

    /** Every page with a figure, by the paper's slug. */
    private List<String> papers() {
        return figures.figures().stream()
                .map(figure -> figure.paper())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyFigureCanBeReadOnAPhoneAndKeepsToTheGrammar(String language, Browser browser) {
        int seen = 0;
        try (Visit visit = new Visit(browser, port, NARROW)) {
            for (String paper : papers()) {
                visit.open("/" + language + "/papers/" + paper);
                assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                        .as(paper)
                        .isEqualTo(NARROW);
                for (Locator figure : visit.find(".plate-sheet > svg").all()) {
                    assertThat((List<?>) figure.evaluate(PROBLEMS)).as(paper).isEmpty();
                    assertThat(figure.boundingBox().width).as(paper).isGreaterThanOrEqualTo(0.9 * NARROW);
                    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                        assertThat((List<?>) figure.evaluate(STRANGE_COLOURS))
                                .as(paper + " " + theme)
                                .isEmpty();
                    }
                    seen++;
                }
            }
            assertThat(visit.complaints()).isEmpty();
        }
        assertThat(seen).isGreaterThanOrEqualTo(28);
    }

    @Test
    void theMeasureFindsWhatItIsFor(Browser browser) {
        try (Visit visit = new Visit(browser, port, NARROW)) {
            visit.open("/en/papers/wavenet");
            Locator figure = visit.find(".plate-sheet > svg");
            figure.evaluate("""
                    svg => {
                      const word = svg.querySelector('text').parentNode.appendChild(svg.querySelector('text').cloneNode(true));
                      word.setAttribute('x', '310');
                      word.style.fill = 'red';
                      word.style.fontSize = '9px';
                    }""");

            assertThat(figure.evaluate(PROBLEMS).toString()).contains("outside: ", "too small: ");
            assertThat((List<?>) figure.evaluate(STRANGE_COLOURS)).hasSize(1);
        }
    }

    static Stream<String> moving() {
        return Stream.of("pixelrnn", "wavenet", "stochastic-depth");
    }

    @ParameterizedTest
    @CsvSource({"REDUCE, paused, running", "NO_PREFERENCE, running, paused"})
    void whatMovesMovesOnlyWhereItIsWantedAndTheSwitchTurnsItOver(
            ReducedMotion wish, String before, String after, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK, wishes -> wishes.setReducedMotion(wish))) {
            for (String paper : moving().toList()) {
                visit.open("/en/papers/" + paper);
                Locator figure = visit.find(".plate-sheet > svg");
                Locator motion =
                        visit.page().getByLabel(wish == ReducedMotion.REDUCE ? "See it move" : "Stop the motion");
                assertThat(states(figure)).as(paper).isNotEmpty().containsOnly(before);

                motion.check();
                assertThat(states(figure)).as(paper).isNotEmpty().containsOnly(after);

                motion.uncheck();
                assertThat(states(figure)).as(paper).containsOnly(before);
            }
            visit.open("/en/papers/densenet");
            assertThat(visit.find(".motion-switch")).hasCount(0);
            assertThat(states(visit.find(".plate-sheet > svg"))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("moving")
    void ofTheMomentsOfAMovementExactlyOneIsSeenAndWhatRestsIsOneOfThem(String paper, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/papers/" + paper);
            Locator figure = visit.find(".plate-sheet > svg");
            List<?> atRest = shown(figure);
            assertThat(atRest).hasSize(1);
            for (int time = 50; time < 10_000; time += 250) {
                figure.evaluate(
                        "(svg, time) => svg.getAnimations({subtree: true}).forEach(one => one.currentTime = time)",
                        time);
                assertThat(shown(figure)).as(time + " ms").hasSize(1);
            }

            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(shown(figure)).as("on paper").isEqualTo(atRest);
        }
    }

    private static List<Object> states(Locator figure) {
        return list(figure.evaluate("svg => svg.getAnimations({subtree: true}).map(one => one.playState)"));
    }

    private static List<Object> list(Object evaluated) {
        return new ArrayList<>((List<?>) evaluated);
    }

    private static List<?> shown(Locator figure) {
        return (List<?>) figure.evaluate("svg => [...svg.querySelectorAll('g[class^=m-]')]"
                + ".filter(g => getComputedStyle(g).visibility == 'visible').map(g => g.getAttribute('class'))");
    }

    @ParameterizedTest
    @CsvSource({
        "/ja/papers, 1280",
        "/en/papers, 360",
        "/ja/, 1280",
        "/en/, 360",
        "/ja/domains/image, 1280",
        "/en/domains/image, 360"
    })
    void everyCardShowsItsPlateWhichIsNoPartOfThePage(String address, int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width)) {
            visit.open(address);
            int cards = visit.find(".card").count();
            assertThat(cards).isGreaterThan(5);
            visit.page()
                    .waitForFunction(
                            "() => [...document.querySelectorAll('.thumb use')].every(use => use.getBBox().width > 100)");

            assertThat(visit.find(".card .thumb")).hasCount(cards);
            for (Locator thumb : visit.find(".card .thumb").all()) {
                assertThat(thumb.boundingBox().width / thumb.boundingBox().height)
                        .isBetween(1.55, 1.65);
            }
            assertThat(visit.page().evaluate("() => document.querySelectorAll('.thumb path').length"))
                    .as("the drawings are not part of the page")
                    .isEqualTo(0);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/ja/papers, 1280", "/en/papers, 360", "/en/domains/image, 1280", "/ja/domains/image, 360"})
    void nothingMovesWhenAPlateArrives(String address, int width, Browser browser) {
        try (Visit without = new Visit(browser, port, width);
                Visit with = new Visit(browser, port, width)) {
            without.page().route("**/figures/**", Route::abort);
            without.open(address);
            with.open(address);
            with.page()
                    .waitForFunction(
                            "() => [...document.querySelectorAll('.thumb use')].every(use => use.getBBox().width > 100)");

            assertThat(places(with)).isNotEmpty().isEqualTo(places(without));
        }
    }

    private static List<Object> places(Visit visit) {
        return list(
                visit.page()
                        .evaluate(
                                "() => [...document.querySelectorAll('.card, .card .plate')].map(one => {"
                                        + " const at = one.getBoundingClientRect(); return [at.x, at.y, at.width, at.height].join(' '); })"));
    }

    @Test
    void aFigureByItselfHasItsColoursAndWords(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK, wishes -> wishes.setColorScheme(ColorScheme.DARK))) {
            visit.open("/ja/figures/xnor-net.svg");

            assertThat(visit.page().evaluate("() => getComputedStyle(document.querySelector('.layer, .flow')).stroke"))
                    .isEqualTo("rgb(236, 231, 220)");
            assertThat(visit.page().evaluate("() => document.querySelector('text').textContent"))
                    .isEqualTo("8ビットの例");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void aPaperIsPrintedWithItsPlateOnOnePage(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/papers/wavenet");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(visit.find(".plate-sheet > svg")).isVisible();
            assertThat(visit.find(".plate-sheet")).hasCSS("break-inside", "avoid");
            assertThat(visit.find(".motion-switch")).isHidden();
            assertThat(visit.find(".plate-sheet > svg").boundingBox().height).isLessThan(900);
        }
    }

    /** All plates in both themes and both languages as one picture, to be looked at: {@code target/plates.png}. */
    @Test
    void contactSheet(Browser browser) throws IOException {
        Path sheet = Path.of("target", "plates.png");
        Files.deleteIfExists(sheet);
        try (Visit visit = new Visit(browser, port, 2720)) {
            visit.open("/ja/survey");
            visit.page().evaluate("""
                    async papers => {
                      const page = async address => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
                      const main = document.querySelector('main');
                      document.body.replaceChildren(main);
                      main.replaceChildren();
                      Object.assign(main.style, {display: 'grid', gridTemplateColumns: 'repeat(8, 320px)', gap: '14px', alignItems: 'start'});
                      for (const paper of papers) {
                        const both = await Promise.all(['ja', 'en'].map(language => page('/' + language + '/papers/' + paper)));
                        if (!document.querySelector('link[href*="/static/figures"]')) {
                          const link = both[0].querySelector('link[href*="/static/figures"]').cloneNode();
                          await new Promise(done => { link.onload = done; document.head.append(link); });
                        }
                        const count = both[0].querySelectorAll('.plate-sheet').length;
                        for (let at = 0; at < count; at++) for (const theme of ['light', 'dark']) for (const from of both) {
                          const frame = document.createElement('div');
                          frame.className = [...from.querySelector('.paper').classList].find(name => name.startsWith('domain-'));
                          frame.lang = from.documentElement.lang;
                          Object.assign(frame.style, {colorScheme: theme, color: 'var(--ink)'});
                          frame.append(document.importNode(from.querySelectorAll('.plate-sheet')[at], true));
                          main.append(frame);
                        }
                      }
                    }""", papers());
            visit.page().screenshot(new ScreenshotOptions().setPath(sheet).setFullPage(true));
        }
        assertThat(Files.size(sheet)).isGreaterThan(500_000);
    }
}
