package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The site in a browser: with and without JavaScript, on a phone and on a desk, by keyboard, in both themes. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class BrowserTests {

    private static final int PHONE = 360;
    private static final int DESK = 1440;

    private static final String DARK_PAPER = "rgb(22, 24, 29)";
    private static final String LIGHT_PAPER = "rgb(251, 248, 241)";

    /** One of every kind, those about a mistake included. */
    private static final List<String> KINDS = List.of(
            "/",
            "/papers",
            "/papers?starred=true&framework=tensorflow",
            "/papers?domain=audio&framework=caffe",
            "/papers/wavenet",
            "/papers/squeezenet",
            "/domains/image",
            "/concepts",
            "/concepts/image-classification",
            "/concepts/lstmm",
            "/domains/audio/booklet",
            "/reading-list",
            "/implementations",
            "/timeline",
            "/timeline?starred=true&domain=nlp",
            "/techniques",
            "/numbers",
            "/numbers?dataset=wmt-en-de&effort=time",
            "/survey",
            "/survey/background",
            "/survey/coverage",
            "/questions",
            "/questions?state=open",
            "/errata",
            "/lineage",
            "/lineage?paper=densenet",
            "/compare",
            "/compare?p=densenet&p=ror",
            "/api",
            "/compare?p=ror&p=ror",
            "/papers/wavnet",
            "/papers?domain=botany",
            "/questions?state=perhaps");

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 360", "true, 1440", "false, 360", "false, 1440"})
    void aReaderNarrowsTheListReadsAPaperInTheOtherLanguageAndComesBackToTheList(
            boolean javaScript, int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/ja/papers");
            choose(visit, "★印", "★付きだけ");
            assertThat(visit.page()).hasURL(visit.address("/ja/papers?starred=true"));
            int count = choose(visit, "フレームワーク", "TensorFlow");
            String filtered = visit.address("/ja/papers?starred=true&framework=tensorflow");
            assertThat(visit.page()).hasURL(filtered);

            Locator paper = visit.find(".card-title a").first();
            String name = paper.textContent();
            String path = paper.getAttribute("href");
            paper.click();
            assertThat(visit.page()).hasURL(visit.address(path));
            assertThat(visit.find("h1")).containsText(name);
            assertThat(visit.find("html")).hasAttribute("lang", "ja");

            visit.find(".language").click();
            assertThat(visit.page()).hasURL(visit.address(path.replace("/ja/", "/en/")));
            assertThat(visit.find("h1")).containsText(name);
            assertThat(visit.find("html")).hasAttribute("lang", "en");

            visit.page().goBack();
            visit.page().goBack();
            assertThat(visit.page()).hasURL(filtered);
            assertThatTheListHas(visit, count);
            assertThat(visit.find(".chip")).hasCount(2);
            assertThatThePageIsWhole(visit);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 360", "true, 1440", "false, 360", "false, 1440"})
    void aChipTakesItsConditionAway(boolean javaScript, int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/ja/papers?starred=true&framework=tensorflow");
            int both = visit.find(".card").count();

            visit.find(".chip").first().click();

            assertThat(visit.page()).hasURL(visit.address("/ja/papers?framework=tensorflow"));
            assertThat(visit.find(".chip")).hasCount(1);
            assertThat(visit.find(".chip")).containsText("TensorFlow");
            assertThat(visit.find(".card").count()).isGreaterThan(both);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {PHONE, DESK})
    void filtersChangeTheListInPlaceAndHistoryBringsBackWholePages(int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width)) {
            visit.open("/ja/papers");
            int all = visit.find(".card").count();
            visit.page().evaluate("() => { window.stillTheSamePage = true; }");

            int starred = choose(visit, "★印", "★付きだけ");
            choose(visit, "フレームワーク", "TensorFlow");
            assertThat(visit.page().evaluate("() => window.stillTheSamePage")).isEqualTo(true);
            assertThatThePageIsWhole(visit);

            visit.page().goBack();
            assertThat(visit.page()).hasURL(visit.address("/ja/papers?starred=true"));
            assertThatTheListHas(visit, starred);
            assertThatThePageIsWhole(visit);

            visit.page().goBack();
            assertThat(visit.page()).hasURL(visit.address("/ja/papers"));
            assertThatTheListHas(visit, all);
            assertThatThePageIsWhole(visit);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whoFiltersByKeyboardStaysWhereTheyAre(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/papers");
            Locator choice = choice(visit, "フレームワーク", "TensorFlow");
            choice.focus();

            visit.page().keyboard().press("Enter");

            assertThat(visit.find(".chip")).hasCount(1);
            assertThat(choice).isFocused();
            visit.page().keyboard().press("Enter");
            assertThat(visit.find(".chip")).hasCount(0);
            assertThat(choice).isFocused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ja/", "/en/papers", "/ja/papers/wavenet"})
    void theFirstStopOfTheTabKeyLeadsPastTheHeader(String address, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(address);

            visit.page().keyboard().press("Tab");
            assertThat(visit.find(".skip")).isFocused();
            assertThat(visit.find(".skip")).isInViewport();
            visit.page().keyboard().press("Enter");

            assertThat(visit.find("main")).isFocused();
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfPage")
    void nothingIsWiderThanAPhone(String address, Browser browser) {
        try (Visit visit = new Visit(browser, port, PHONE)) {
            visit.open(address);
            for (int width : List.of(PHONE, 320)) {
                visit.page().setViewportSize(width, 640);
                assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                        .as("%d px", width)
                        .isEqualTo(width);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfPageInJapanese")
    void theBrowserHasNothingToComplainOfAndNobodyElseIsAsked(String address, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(address);
            visit.page().waitForLoadState();
            assertThat(visit.find("h1")).isVisible();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void theChosenThemeOutlivesThePage(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK, wishes -> wishes.setColorScheme(ColorScheme.LIGHT))) {
            visit.open("/ja/");
            Locator theme = visit.find("[data-theme-switch]");
            assertThat(theme).hasText("表示：自動");
            theme.click();
            assertThat(theme).hasText("表示：明るく");
            theme.click();
            assertThat(theme).hasText("表示：暗く");
            assertThat(visit.find("body")).hasCSS("background-color", DARK_PAPER);

            visit.find(".site-nav a").first().click();

            assertThat(visit.page()).hasURL(visit.address("/ja/papers"));
            assertThat(theme).hasText("表示：暗く");
            assertThat(visit.find("body")).hasCSS("background-color", DARK_PAPER);
            theme.click();
            assertThat(visit.find("body")).hasCSS("background-color", LIGHT_PAPER);
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void whoLikesItDarkNeedNotChoose(boolean javaScript, Browser browser) {
        try (Visit visit = new Visit(
                browser,
                port,
                DESK,
                wishes -> wishes.setJavaScriptEnabled(javaScript).setColorScheme(ColorScheme.DARK))) {
            visit.open("/ja/");
            assertThat(visit.find("body")).hasCSS("background-color", DARK_PAPER);
        }
    }

    @Test
    void theBibtexEntryCanBeCopied(Browser browser) {
        try (Visit visit = new Visit(
                browser, port, DESK, wishes -> wishes.setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            visit.open("/ja/papers/wavenet");
            Locator copy = visit.find("[data-copy]");
            assertThat(copy).hasText("コピー");

            copy.click();

            assertThat(copy).hasText("コピーしました");
            assertThat(visit.page().evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo(visit.find("[data-copy-source]").textContent())
                    .asString()
                    .startsWith("@");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void withoutJavaScriptNothingIsOfferedThatNeedsIt(Browser browser) {
        try (Visit visit = new Visit(browser, port, PHONE, wishes -> wishes.setJavaScriptEnabled(false))) {
            visit.open("/ja/papers/wavenet");
            assertThat(visit.find("[data-theme-switch]")).isHidden();
            assertThat(visit.find("[data-copy]")).isHidden();
            visit.open("/ja/papers");
            assertThat(visit.find(".facet").first()).isVisible();
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfPage")
    void everybodyCanReadThePageInBothThemes(String address, Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open(address);
            visit.assertThatEverybodyCanReadItInTheThemeOfItsLanguage();
        }
    }

    static Stream<String> everyKindOfPageInJapanese() {
        return KINDS.stream().map(path -> "/ja" + path);
    }

    static Stream<String> everyKindOfPage() {
        return Stream.of("ja", "en").flatMap(language -> KINDS.stream().map(path -> "/" + language + path));
    }

    /** Chooses as a person would, and finds the list as long as the choice promised. */
    private static int choose(Visit visit, String facet, String label) {
        Locator filters = visit.find(".facets-fold");
        Locator title = filters.locator("> summary");
        if (title.isVisible() && visit.find("[data-theme-switch]").isVisible()) {
            // with JavaScript on a phone the filters are folded, again after each choice
            assertThat(filters).not().hasAttribute("open", Pattern.compile(".*"));
            title.click();
        }
        Locator choice = choice(visit, facet, label);
        if (!choice.isVisible()) {
            choice.locator("xpath=ancestor::details[1]/summary").click();
        }
        int promised = Integer.parseInt(choice.locator(".count").textContent());
        choice.click();
        assertThatTheListHas(visit, promised);
        return promised;
    }

    private static Locator choice(Visit visit, String facet, String label) {
        return visit.find(".facet[aria-label='" + facet + "'] a")
                .filter(new Locator.FilterOptions().setHas(visit.find(".facet-value:text-is('" + label + "')")));
    }

    private static void assertThatTheListHas(Visit visit, int papers) {
        assertThat(visit.find(".total")).hasText(papers + "本");
        assertThat(visit.find(".card")).hasCount(papers);
    }

    private static void assertThatThePageIsWhole(Visit visit) {
        for (String part : List.of(".site-header", "main", "#results", ".site-footer")) {
            assertThat(visit.find(part)).hasCount(1);
        }
    }
}
