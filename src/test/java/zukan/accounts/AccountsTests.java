package zukan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import zukan.Browsing;
import zukan.ZukanTest;

/** Coming in, staying and leaving. */
@ZukanTest
@ExtendWith(OutputCaptureExtension.class)
class AccountsTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER_PASSWORD = "staple of the desk";

    /** Another in each test: what happens to them is nobody else's business. */
    private final String name = "c" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Curators curators;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void appoint() {
        // all tests come from one address
        jdbc.sql("delete from sign_in_failure").update();
        curators.appoint(name, PASSWORD, null);
    }

    @Test
    void theCookieOfASessionIsForThisSiteAndNotForScripts() {
        HttpResponse<String> answer = signIn(Browsing.withCookies(port), name, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .singleElement()
                .asString()
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure", "Max-Age", "Domain");
        assertThat(jdbc.sql("select distinct max_inactive_interval from spring_session where principal_name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(8 * 60 * 60);
    }

    @Test
    void theSignInLeadsToThePageThatWasAskedFor() {
        Browsing browsing = Browsing.withCookies(port);
        String door = browsing.get("/desk/account?a=1&b=%E5%9B%B3")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(door).startsWith("/sign-in?continue=");

        HttpResponse<String> answer = browsing.submit(door, "/sign-in", Map.of("name", name, "password", PASSWORD));

        assertThat(answer.headers().firstValue("Location")).contains("/desk/account?a=1&b=%E5%9B%B3");
        assertThat(browsing.get("/desk/account").body()).contains(name);
        assertThat(browsing.get("/sign-in").headers().firstValue("Location")).contains("/desk/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/desk/",
                "//evil.example/desk/",
                "/\\evil.example/desk/",
                "\\\\evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "/desk/\r\nLocation: https://evil.example",
                "/desk//evil.example",
                "/desk/../ja/",
                "/deskevil",
                "/desk@evil.example",
                "/desk.evil.example",
                "/ja/papers",
                "desk/",
                "/desk/\u0000",
                " /desk/account"
            })
    void theSignInLeadsNowhereElse(String wanted) {
        HttpResponse<String> answer = Browsing.withCookies(port)
                .submit("/sign-in", "/sign-in", Map.of("name", name, "password", PASSWORD, "continue", wanted));

        if (wanted.indexOf('\0') >= 0) {
            assertThat(answer.statusCode()).isEqualTo(400);
        } else {
            assertThat(answer.headers().firstValue("Location")).contains("/desk/");
        }
    }

    @Test
    void anEvilHostLeadsNoCuratorAway() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET /desk/account HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 302")
                        .contains("Location: /sign-in?")
                        .doesNotContain("evil.example");
            }
        }
    }

    @Test
    void aSessionGetsAnotherNumberWhenSomebodySignsIn() {
        Browsing browsing = Browsing.withCookies(port);
        signIn(browsing, name, PASSWORD);
        String before = browsing.cookie("SESSION").orElseThrow();
        HttpResponse<String> form = browsing.get("/desk/account");
        String token = Jsoup.parse(form.body()).selectFirst("input[name=_csrf]").val();

        browsing.post("/sign-in", Map.of("name", name, "password", PASSWORD, "_csrf", token));

        assertThat(browsing.cookie("SESSION").orElseThrow()).isNotEqualTo(before);
        assertThat(isLetIn(browsing)).isTrue();
        assertThat(isLetIn(before)).isFalse();
    }

    @Test
    void aNumberThatSomebodyElseChoseIsNotTakenOn() {
        String chosen = java.util.Base64.getEncoder()
                .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        Browsing browsing = Browsing.withCookies(port);
        String token = Jsoup.parse(browsing.get("/sign-in").body())
                .selectFirst("input[name=_csrf]")
                .val();

        HttpResponse<String> answer = new Browsing(port)
                .post(
                        "/sign-in",
                        Map.of("name", name, "password", PASSWORD, "_csrf", token),
                        "Cookie",
                        "SESSION=" + chosen + "; form="
                                + browsing.cookie("form").orElseThrow());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(isLetIn(chosen)).isFalse();
    }

    @Test
    void whoSignsOutIsOut() {
        Browsing browsing = Browsing.withCookies(port);
        signIn(browsing, name, PASSWORD);
        String session = browsing.cookie("SESSION").orElseThrow();

        HttpResponse<String> answer = browsing.submit("/desk/account", "/sign-out", Map.of());

        assertThat(answer.headers().firstValue("Location")).contains("/sign-in?done=signed-out");
        assertThat(browsing.get("/sign-in?done=signed-out").body()).contains("サインアウトしました");
        assertThat(browsing.cookie("SESSION")).isEmpty();
        assertThat(isLetIn(session)).isFalse();
        assertThat(curators.sessions(find(name))).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredLikeAWrongPassword() {
        String unknown = "nobody-" + name;
        HttpResponse<String> wrong = signIn(Browsing.withCookies(port), name, "not the password");
        HttpResponse<String> nobody = signIn(Browsing.withCookies(port), unknown, "not the password");
        HttpResponse<String> tooLong = signIn(Browsing.withCookies(port), name, "x".repeat(100));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("名前とパスワードの組み合わせが正しくありません", "value=\"" + name + "\"");
        assertThat(nobody.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(withoutToken(nobody)).isEqualTo(withoutToken(wrong).replace(name, unknown));
        assertThat(tooLong.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(nobody.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void afterFiveFailuresTheRightPasswordDoesNotHelpForAWhileAndOthersAreNotHindered() {
        for (int failure = 0; failure < 5; failure++) {
            assertThat(signIn(Browsing.withCookies(port), name, "wrong password")
                            .statusCode())
                    .isEqualTo(422);
        }

        HttpResponse<String> stopped = signIn(Browsing.withCookies(port), name, PASSWORD);

        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(800L, 901L);
        assertThat(Jsoup.parse(stopped.body()).selectFirst("[role=alert]").text())
                .contains("15分");
        assertThat(Browsing.asCurator(port).get("/desk/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theLogTellsOfSignInsWithoutForgedLinesAndWithoutPasswords(CapturedOutput output) {
        signIn(Browsing.withCookies(port), "x\r\n2026 INFO admin signed in\u001b[31m\u2028y", "a secret password");
        signIn(Browsing.withCookies(port), name, PASSWORD);

        assertThat(output)
                .contains(
                        "Password of \"x\uFFFD\uFFFD2026 INFO admin signed in\uFFFD[31m\uFFFDy\" from ",
                        name + " signed in from ")
                .doesNotContain("\n2026 INFO admin", "\u001b[31m", "a secret password", PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "-, fr, ja",
        "-, 'en-GB,en;q=0.9', en",
        "?lang=en, ja, en",
        "?lang=ja, en, ja",
        "?lang=fr, en, en",
        "?lang=%00%3B, en, 400",
    })
    void theLanguageIsThatWhichWasChosenOrThatOfTheBrowser(String query, String accepted, String language) {
        Browsing browsing = Browsing.withCookies(port);
        HttpResponse<String> chosen = browsing.get("/sign-in" + query.replace("-", ""), "Accept-Language", accepted);
        if (chosen.statusCode() == 400) {
            assertThat(language).isEqualTo("400");
            return;
        }
        assertThat(languageOf(chosen)).isEqualTo(language);
        assertThat(languageOf(browsing.get("/sign-in", "Accept-Language", accepted)))
                .as("remembered")
                .isEqualTo(language);
        if (query.matches("[?]lang=(ja|en)")) {
            assertThat(chosen.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("language=" + language)
                            && cookie.contains("; Path=/")
                            && cookie.contains("; HttpOnly")
                            && cookie.contains("; SameSite=Lax"));
        }
        assertThat(languageOf(browsing.get("/en/"))).as("elsewhere").isEqualTo("en");
    }

    @Test
    void aBrokenLanguageCookieHarmsNobody() {
        HttpResponse<String> answer =
                new Browsing(port).get("/sign-in", "Cookie", "language=xx_<b>", "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(languageOf(answer)).isIn("ja", "en");
    }

    @Test
    void nothingOfTheDeskIsKeptOrIndexed() {
        Browsing curator = Browsing.withCookies(port);
        signIn(curator, name, PASSWORD);
        for (HttpResponse<String> answer : new HttpResponse[] {
            curator.get("/desk/account"),
            curator.get("/desk/nowhere"),
            curator.post("/desk/account/password", Map.of()),
            new Browsing(port).get("/desk/account"),
            new Browsing(port).get("/sign-in")
        }) {
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        assertThat(curator.get("/desk/nowhere").statusCode()).isEqualTo(404);
        for (String link : new String[] {"/set-up/x", "/invitation/x"}) {
            HttpResponse<String> answer = new Browsing(port).get(link);
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void whoOnlyReadsGetsNoCookieEvenWithOneFromTheDesk() {
        Browsing curator = Browsing.withCookies(port);
        signIn(curator, name, PASSWORD);

        assertThat(curator.get("/ja/papers/wavenet").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(new Browsing(port).get("/ja/suggest").headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("SESSION"));
        assertThat(new Browsing(port).get("/sign-in").headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("SESSION"));
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        Browsing here = Browsing.withCookies(port);
        Browsing there = Browsing.withCookies(port);
        signIn(here, name, PASSWORD);
        signIn(there, name, PASSWORD);
        assertThat(Jsoup.parse(here.get("/desk/account").body()).select(".listing tbody tr"))
                .hasSize(2);

        HttpResponse<String> answer = here.submit(
                "/desk/account",
                "/desk/account/password",
                Map.of("current", PASSWORD, "password", OTHER_PASSWORD, "repeated", OTHER_PASSWORD));

        assertThat(answer.headers().firstValue("Location")).contains("/sign-in?done=password");
        assertThat(isLetIn(here)).isFalse();
        assertThat(isLetIn(there)).isFalse();
        assertThat(signIn(there, name, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(signIn(there, name, OTHER_PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionThatBeganWithAnOlderPasswordIsOverEvenIfItsRowIsThere() {
        Browsing browsing = Browsing.withCookies(port);
        signIn(browsing, name, PASSWORD);

        jdbc.sql("update curator set password_changed_at = password_changed_at + interval '1 second' where name = ?")
                .param(name)
                .update();

        assertThat(isLetIn(browsing)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong password, staple of the desk, staple of the desk, current",
        "correct horse battery, too short, too short, password",
        "correct horse battery, staple of the desk, staple of the task, repeated",
    })
    void aMistakeInTheFormIsShownAtItsField(String current, String password, String repeated, String field) {
        Browsing browsing = Browsing.withCookies(port);
        signIn(browsing, name, PASSWORD);

        HttpResponse<String> answer = browsing.submit(
                "/desk/account",
                "/desk/account/password",
                Map.of("current", current, "password", password, "repeated", repeated));

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.selectFirst("#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.selectFirst("#" + field + "-error").text()).isNotBlank();
        assertThat(answer.body()).doesNotContain(password);
        assertThat(curators.hasPassword(find(name), PASSWORD)).isTrue();
    }

    @Test
    void aStolenSessionIsNoPlaceToGuessThePasswordFrom() {
        Browsing browsing = Browsing.withCookies(port);
        signIn(browsing, name, PASSWORD);
        Map<String, String> guess =
                Map.of("current", "a wrong guess", "password", OTHER_PASSWORD, "repeated", OTHER_PASSWORD);
        for (int failure = 0; failure < 5; failure++) {
            browsing.submit("/desk/account", "/desk/account/password", guess);
        }

        HttpResponse<String> stopped = browsing.submit(
                "/desk/account",
                "/desk/account/password",
                Map.of("current", PASSWORD, "password", OTHER_PASSWORD, "repeated", OTHER_PASSWORD));

        assertThat(stopped.statusCode()).isEqualTo(422);
        assertThat(curators.hasPassword(find(name), PASSWORD)).isTrue();
    }

    @Test
    void whoSignsOutEverywhereIsOutEverywhere() {
        Browsing here = Browsing.withCookies(port);
        Browsing there = Browsing.withCookies(port);
        Browsing another = Browsing.asCurator(port);
        signIn(here, name, PASSWORD);
        signIn(there, name, PASSWORD);

        here.submit("/desk/account", "/desk/account/sign-out-everywhere", Map.of());

        assertThat(isLetIn(here)).isFalse();
        assertThat(isLetIn(there)).isFalse();
        assertThat(isLetIn(another)).isTrue();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        Browsing browsing = Browsing.withCookies(port);
        signIn(browsing, name, PASSWORD);
        age(11);
        assertThat(isLetIn(browsing)).isTrue();
        age(1);
        assertThat(isLetIn(browsing)).isFalse();
    }

    @Test
    void anInvitationLetsOnePersonInOnce() {
        Browsing host = Browsing.withCookies(port);
        signIn(host, name, PASSWORD);
        HttpResponse<String> made = host.submit("/desk/curators", "/desk/curators/invitations", Map.of());
        String link = Jsoup.parse(made.body()).selectFirst(".one-time").text();
        assertThat(link).startsWith("http://localhost:8080/invitation/");
        String path = URI.create(link).getPath();
        assertThat(host.get("/desk/curators").body()).doesNotContain(path).contains(name);

        Browsing guest = Browsing.withCookies(port);
        assertThat(guest.get(path).body()).contains(name);
        HttpResponse<String> taken =
                guest.submit(path, path, Map.of("name", name, "password", OTHER_PASSWORD, "repeated", OTHER_PASSWORD));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(taken.body()).selectFirst("#name-error").text()).isNotBlank();

        HttpResponse<String> done = guest.submit(
                path, path, Map.of("name", name + " guest", "password", OTHER_PASSWORD, "repeated", OTHER_PASSWORD));

        assertThat(done.headers().firstValue("Location")).contains("/sign-in?done=set-up");
        assertThat(find(name + " guest").invitedBy()).isEqualTo(name);
        assertThat(signIn(guest, name + " guest", OTHER_PASSWORD).statusCode()).isEqualTo(302);
        assertThat(guest.get(path).statusCode()).isEqualTo(410);
        assertThat(isLetIn(guest)).isTrue();
    }

    @Test
    void anInvitationThatIsOldOrWithdrawnLetsNobodyIn() {
        Browsing host = Browsing.withCookies(port);
        signIn(host, name, PASSWORD);
        String withdrawn = URI.create(links.toInvite(find(name))).getPath();
        long id = links.invitations().get(0).id();
        host.submit("/desk/curators", "/desk/curators/invitations/" + id + "/withdrawal", Map.of());
        String old = URI.create(links.toInvite(find(name))).getPath();
        assertThat(new Browsing(port).get(old).statusCode()).isEqualTo(200);
        jdbc.sql("""
                        update one_time_link set created_at = created_at - interval '169 hours',
                               expires_at = expires_at - interval '169 hours'
                        where invited_by = ?""").param(name).update();

        assertThat(new Browsing(port).get(withdrawn).statusCode()).isEqualTo(410);
        assertThat(new Browsing(port).get(old).statusCode()).isEqualTo(410);
        assertThatThrownBy(() -> links.follow(old.replace("/invitation/", ""), "late " + name, PASSWORD))
                .isInstanceOf(OneTimeLinkOver.class);
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndTheirNameIsNeverGivenAgain() {
        Browsing host = Browsing.asCurator(port);
        Browsing removed = Browsing.withCookies(port);
        signIn(removed, name, PASSWORD);
        String invitation = URI.create(links.toInvite(find(name))).getPath();

        HttpResponse<String> answer = host.submit("/desk/curators", "/desk/curators/removal", Map.of("name", name));

        assertThat(answer.headers().firstValue("Location")).contains("/desk/curators");
        assertThat(isLetIn(removed)).isFalse();
        assertThat(signIn(removed, name, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(new Browsing(port).get(invitation).statusCode()).isEqualTo(410);
        assertThat(Jsoup.parse(host.get("/desk/curators").body()).text()).doesNotContain(name);
        assertThatThrownBy(() -> curators.appoint(name.toUpperCase(), PASSWORD, null))
                .isInstanceOfSatisfying(
                        Objected.class,
                        refused -> assertThat(refused.objection()).isEqualTo(Objection.NAME_GIVEN));
        assertThat(isLetIn(host)).isTrue();
    }

    @Test
    void theLastCuratorStays() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            curators.all().stream()
                    .filter(curator -> !curator.name().equals(name))
                    .forEach(curator -> curators.remove(curator, name));

            Curator last = find(name);
            assertThatThrownBy(() -> curators.remove(last, name)).isInstanceOf(LastCurator.class);
        });
    }

    @Test
    void aLinkForALostPasswordWorksOnceAndOnlyTheNewest() {
        Browsing signedIn = Browsing.withCookies(port);
        signIn(signedIn, name, PASSWORD);
        String first = URI.create(links.toReset(find(name))).getPath();
        String second = URI.create(links.toReset(find(name))).getPath();
        Map<String, String> choice = Map.of("password", OTHER_PASSWORD, "repeated", OTHER_PASSWORD);
        Browsing browsing = Browsing.withCookies(port);
        assertThat(browsing.get(first).statusCode()).isEqualTo(410);

        HttpResponse<String> done = browsing.submit(second, second, choice);

        assertThat(done.headers().firstValue("Location")).contains("/sign-in?done=password");
        assertThat(isLetIn(signedIn)).isFalse();
        assertThat(curators.hasPassword(find(name), OTHER_PASSWORD)).isTrue();
        assertThat(browsing.get(second).statusCode()).isEqualTo(410);
    }

    @Test
    void theDatabaseHoldsNoTokenAndNoPassword() {
        String link = links.toInvite(find(name));
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(jdbc.sql("select one_time_link::text from one_time_link")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
        assertThat(curators.passwordHash(find(name))).startsWith("{bcrypt}$2").doesNotContain(PASSWORD);
    }

    private HttpResponse<String> signIn(Browsing browsing, String as, String password) {
        return browsing.submit("/sign-in", "/sign-in", Map.of("name", as, "password", password));
    }

    private static boolean isLetIn(Browsing browsing) {
        return browsing.get("/desk/account").statusCode() == 200;
    }

    private boolean isLetIn(String session) {
        return new Browsing(port)
                        .get("/desk/account", "Cookie", "SESSION=" + session)
                        .statusCode()
                == 200;
    }

    private Curator find(String who) {
        return curators.find(who).orElseThrow();
    }

    private void age(int hours) {
        jdbc.sql("update spring_session set creation_time = creation_time - ? where principal_name = ?")
                .params(hours * 3_600_000L, name)
                .update();
    }

    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static String languageOf(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).selectFirst("html").attr("lang");
    }
}
