package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One reader's visit with a browser that remembers no other; it hears all that the browser complains of. */
public final class Visit implements AutoCloseable {

    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final int HEIGHT = 900;

    private final String site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** @param wishes what is special about this reader's browser */
    public Visit(Browser browser, int port, int width, UnaryOperator<Browser.NewContextOptions> wishes) {
        site = "http://localhost:" + port;
        context = browser.newContext(wishes.apply(new Browser.NewContextOptions()
                .setBaseURL(site)
                .setLocale("ja-JP")
                // a page that still turns into the next catches clicks: readers wait that out, the driver may not
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, HEIGHT)));
        listen();
        page = context.newPage();
    }

    /** A visit of the curator of the tests, signed in. */
    public static Visit ofCurator(
            Browser browser, int port, int width, UnaryOperator<Browser.NewContextOptions> wishes) {
        Visit visit = new Visit(browser, port, width, wishes);
        String session = Browsing.asCurator(port).cookie("SESSION").orElseThrow();
        visit.context.addCookies(List.of(new Cookie("SESSION", session).setUrl(visit.site)));
        return visit;
    }

    public static Visit ofCurator(Browser browser, int port, int width) {
        return ofCurator(browser, port, width, UnaryOperator.identity());
    }

    public Visit(Browser browser, int port, int width) {
        this(browser, port, width, UnaryOperator.identity());
    }

    private void listen() {
        context.onRequest(request -> {
            if (!request.url().startsWith(site + "/") && !request.url().startsWith("data:")) {
                complaints.add("another host was asked: " + request.url());
            }
        });
        context.onRequestFailed(request -> complaints.add(request.failure() + ": " + request.url()));
        context.onResponse(response -> {
            if (response.status() >= 400 && !response.request().isNavigationRequest()) {
                complaints.add(response.status() + ": " + response.url());
            }
        });
        context.onConsoleMessage(message -> {
            boolean grave = List.of("error", "warning").contains(message.type());
            // said of the page itself too if it is a page about an error; other answers are heard above
            if (grave && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
    }

    public BrowserContext context() {
        return context;
    }

    public Page page() {
        return page;
    }

    public void open(String path) {
        page.navigate(path);
    }

    public Locator find(String selector) {
        return page.locator(selector);
    }

    /** By the rules of WCAG 2.2, levels A and AA, that a program can check. */
    public void assertThatEverybodyCanReadIt() {
        assertNoViolation(checker().withTags(LEVELS));
    }

    /** The same in the light theme; in the dark one only colours differ. */
    public void assertThatEverybodyCanReadItInBothThemes() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThatEverybodyCanReadIt();
        assertThatTheDarkThemeHasContrast();
    }

    /**
     * What is visited in both languages shares the themes between them: a page in Japanese has to follow all rules in the light
     * theme, one in English those about colours in the dark one.
     */
    public void assertThatEverybodyCanReadItInTheThemeOfItsLanguage() {
        String language = page.locator("html").getAttribute("lang");
        if (language.equals("ja")) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            assertThatEverybodyCanReadIt();
        } else {
            assertThatTheDarkThemeHasContrast();
        }
    }

    private void assertThatTheDarkThemeHasContrast() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertNoViolation(checker().withRules(List.of("color-contrast", "link-in-text-block")));
    }

    private AxeBuilder checker() {
        AxeRunOptions onlyWhatIsWrong = new AxeRunOptions();
        onlyWhatIsWrong.setResultTypes(List.of("violations"));
        // legacy: there are no frames
        return new AxeBuilder(page).options(onlyWhatIsWrong).setLegacyMode(true);
    }

    private void assertNoViolation(AxeBuilder checker) {
        AxeResults results = checker.analyze();
        assertThat(results.getErrorMessage()).isNull();
        assertThat(results.getViolations()).as(page.url()).isEmpty();
        assertThat(results.getPasses()).isNotEmpty();
    }

    /** Where the browser is, as its address bar shows it. */
    public String address(String path) {
        return site + path;
    }

    /** Breaches of the content security policy, other console errors, failed requests, requests to others. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
