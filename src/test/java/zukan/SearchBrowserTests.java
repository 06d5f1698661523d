package zukan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The search in a browser: by key, while typing, without JavaScript, on the narrowest screen. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(120)
class SearchBrowserTests {

    private static final int NARROWEST = 320;
    private static final int DESK = 1440;

    @LocalServerPort
    int port;

    @Test
    void theSlashKeyLeadsToTheBoxAndResultsComeWhileTyping(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/ja/papers?domain=audio");
            visit.page().evaluate("() => { window.stillTheSamePage = true; }");

            visit.page().keyboard().press("/");
            assertThat(visit.find("#search-words")).isFocused();
            visit.page().keyboard().type("音声合成");

            assertThat(visit.find(".card")).hasCount(1);
            assertThat(visit.find(".card-title a")).hasText("WaveNet");
            assertThat(visit.find(".card-why")).isVisible();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/ja/papers\\?domain=audio&q=.+"));
            assertThat(visit.find("#search-words")).isFocused();
            visit.page().keyboard().type("/");
            assertThat(visit.find("#search-words")).hasValue("音声合成/");
            assertThat(visit.page().evaluate("() => window.stillTheSamePage")).isEqualTo(true);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void theSlashKeyCanBeSwitchedOff(Browser browser) {
        try (Visit visit = new Visit(browser, port, DESK)) {
            visit.open("/en/");
            visit.find("[data-slash-switch]").uncheck();
            visit.open("/en/survey");
            visit.page().keyboard().press("/");
            assertThat(visit.find("#search-words")).not().isFocused();

            visit.find("[data-slash-switch]").check();
            visit.page().keyboard().press("/");
            assertThat(visit.find("#search-words")).isFocused();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void fromAnyPageTheBoxLeadsToTheResults(boolean javaScript, Browser browser) {
        try (Visit visit = new Visit(browser, port, NARROWEST, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            visit.open("/en/survey");
            visit.find("#search-words").fill("wavnet");
            visit.find("#search-words").press("Enter");

            assertThat(visit.page()).hasURL(visit.address("/en/papers?q=wavnet"));
            assertThat(visit.find(".card-title a").first()).hasText("WaveNet");
            visit.find("#search-instead").click();
            assertThat(visit.page()).hasURL(visit.address("/en/papers?q=WaveNet"));
            assertThat(visit.find("#search-words")).hasValue("WaveNet");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {NARROWEST, DESK})
    void everybodyCanReadTheResults(int width, Browser browser) {
        try (Visit visit = new Visit(browser, port, width)) {
            for (String path :
                    new String[] {"/ja/papers?q=wavnet", "/en/papers?q=GAN+-video+%22image%22", "/ja/papers?q=動画"}) {
                visit.open(path);
                assertThat(visit.find("mark").first()).isVisible();
                assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                visit.assertThatEverybodyCanReadItInBothThemes();
            }
        }
    }
}
