package zukan.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.Chromium;
import zukan.Visit;
import zukan.ZukanTest;

/** A curator's way in and out with a browser, and whether everybody can go it. */
@ZukanTest
@ExtendWith(Chromium.class)
@Timeout(180)
class AccountsBrowserTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER_PASSWORD = "staple of the desk";

    private final String name = "b" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Curators curators;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void appoint() {
        jdbc.sql("delete from sign_in_failure").update();
        curators.appoint(name, PASSWORD, null);
    }

    @ParameterizedTest(name = "JavaScript {0}, {1} px")
    @CsvSource({"true, 1440", "false, 360"})
    void aCuratorInvitesAnotherWhoComesInAndLeaves(boolean javaScript, int width, Browser browser) {
        String guest = name + " Jr.";
        try (Visit host = new Visit(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript));
                Visit visit = new Visit(browser, port, width, wishes -> wishes.setJavaScriptEnabled(javaScript))) {
            host.open("/desk/curators");
            signIn(host, name, PASSWORD);
            assertThat(host.page()).hasURL(host.address("/desk/curators"));
            host.find("form[action='/desk/curators/invitations'] button").click();
            String link = URI.create(host.find(".one-time").textContent()).getPath();

            visit.open(link);
            assertThat(visit.find("h1")).hasText("編者になる");
            visit.find("#name").fill(guest);
            visit.find("#password").fill("short");
            visit.find("#repeated").fill("short");
            visit.find("main button").click();
            assertThat(visit.find("[role=alert]")).containsText("12文字以上");
            assertThat(visit.find("#name")).hasValue(guest);
            visit.find("[role=alert] a").click();
            assertThat(visit.find("#password")).isFocused();
            visit.find("#password").fill(OTHER_PASSWORD);
            visit.find("#repeated").fill(OTHER_PASSWORD);
            visit.find("main button").click();

            assertThat(visit.find("[role=status]")).containsText("ようこそ");
            signIn(visit, guest, OTHER_PASSWORD);
            assertThat(visit.find(".site-tools a[href='/desk/account']")).hasText(guest);
            visit.find(".language").click();
            assertThat(visit.find("html")).hasAttribute("lang", "en");
            visit.find(".site-nav a[href='/desk/curators']").click();
            assertThat(visit.find("h1")).hasText("Curators");
            visit.find("form[action='/sign-out'] button").click();
            assertThat(visit.find("[role=status]")).hasText("You are signed out.");
            visit.open("/desk/account");
            assertThat(visit.find("h1")).hasText("Sign in");

            assertThat(host.complaints()).isEmpty();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everybodyCanUseThePages(String language, Browser browser) {
        String invitation =
                URI.create(links.toInvite(curators.find(name).orElseThrow())).getPath();
        String reset =
                URI.create(links.toReset(curators.find(name).orElseThrow())).getPath();
        try (Visit visit = new Visit(browser, port, 1440)) {
            visit.open("/sign-in?lang=" + language);
            assertThatEverybodyCanUse(visit);
            visit.find("#name").fill(name);
            visit.find("#password").fill("wrong");
            visit.find("main button").click();
            assertThat(visit.find("[role=alert]")).isVisible();
            assertThatEverybodyCanUse(visit);
            for (String link : List.of(invitation, reset, "/set-up/over")) {
                visit.open(link);
                assertThatEverybodyCanUse(visit);
            }
            visit.open(invitation);
            visit.find("#name").fill("<b>");
            visit.find("#password").fill("short");
            visit.find("#repeated").fill("shorter");
            visit.find("main button").click();
            assertThatEverybodyCanUse(visit);

            visit.open("/sign-in");
            signIn(visit, name, PASSWORD);
            visit.open("/desk/account");
            assertThatEverybodyCanUse(visit);
            visit.open("/desk/curators");
            visit.find("details summary").first().click();
            assertThatEverybodyCanUse(visit);
            visit.find("form[action='/desk/curators/invitations'] button").click();
            assertThatEverybodyCanUse(visit);
            assertThat(visit.find("html")).hasAttribute("lang", language);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void signIn(Visit visit, String as, String password) {
        visit.find("#name").fill(as);
        visit.find("#password").fill(password);
        visit.find("main button").click();
    }

    /** In both themes by axe's rules, and on the narrowest of phones. */
    private static void assertThatEverybodyCanUse(Visit visit) {
        visit.assertThatEverybodyCanReadItInBothThemes();
        visit.page().setViewportSize(320, 640);
        assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                .as(visit.page().url())
                .isEqualTo(320);
        visit.page().setViewportSize(1440, 900);
    }
}
