package zukan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who reaches what: the real filter chain is asked about every handler there is, and about forms from elsewhere. */
@ZukanTest
class AccessTests {

    private static final String REACHED = "reached";
    private static final String SIGN_IN = "sign-in";

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter chain;

    @Autowired
    private ApplicationContext application;

    private Cookie cookie;
    private String token;

    @BeforeEach
    void openAForm() throws ServletException, IOException {
        MockHttpServletRequest form = request("GET", "/sign-in");
        MockHttpServletResponse answer = new MockHttpServletResponse();
        chain.doFilter(form, answer, new MockFilterChain());
        token = ((CsrfToken) form.getAttribute(CsrfToken.class.getName())).getToken();
        cookie = answer.getCookie("form");
    }

    @TestFactory
    Stream<DynamicTest> everyHandlerIsPublicByTheListOrNeedsACurator() {
        return application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessTests::addresses)
                .map(address -> dynamicTest(String.join(" ", address), () -> {
                    MockHttpServletRequest request = request(address[0], address[1]);
                    request.setCookies(cookie);
                    request.setParameter("_csrf", token);
                    assertThat(ask(request)).isEqualTo(expected(address[1]));
                }));
    }

    /** What the container alone may ask for is reached by nobody; a handler that the list forgets would be as well. */
    private static String expected(String path) {
        return path.equals("/error") ? "404" : path.matches("/desk(/.*)?") ? SIGN_IN : REACHED;
    }

    private static Stream<String[]> addresses(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Stream.of(RequestMethod.GET, RequestMethod.POST) : methods.stream())
                .flatMap(method -> mapping.getPatternValues().stream().map(pattern -> new String[] {
                    method.name(),
                    pattern.replace("{language:ja|en}", "ja")
                            .replaceAll("[{][^}]*}", "1")
                            .replace("/**", "/1/2")
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /new, 404",
        "GET, /ja/new, 404",
        "GET, /api/new, 404",
        "GET, /actuator/env, 404",
        "POST, /ja/new, 404",
        "POST, /ja/papers, 405",
        "DELETE, /api/papers/wavenet, 405",
        "PUT, /ja/suggest, 403",
        "GET, /desk/new, sign-in",
        "GET, /%64esk/new, sign-in",
        "GET, /desk, sign-in",
        "HEAD, /desk/curators, sign-in",
        "OPTIONS, /desk/curators, sign-in",
    })
    void whatNoRuleNamesIsReachedByNobody(String method, String path, String outcome)
            throws ServletException, IOException {
        assertThat(ask(request(method, path))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // path, token, Origin, Sec-Fetch-Site, outcome
                "/ja/suggest, right, -, -, reached",
                "/ja/suggest, wrong, -, -, 403",
                "/ja/suggest, -, -, -, 403",
                "/ja/suggest, -, http://localhost:8080, same-origin, 403",
                "/ja/suggest, right, http://localhost:8080, -, reached",
                "/ja/suggest, right, https://localhost:8080, -, 403",
                "/ja/suggest, right, https://behind.proxy, -, reached",
                "/ja/suggest, right, http://evil.example, -, 403",
                "/ja/suggest, right, http://localhost:8080.evil.example, -, 403",
                "/ja/suggest, right, null, -, 403",
                "/ja/suggest, right, -, same-origin, reached",
                "/ja/suggest, right, null, same-origin, reached",
                "/ja/suggest, right, -, none, reached",
                "/ja/suggest, right, -, same-site, 403",
                "/ja/suggest, right, http://localhost:8080, cross-site, 403",
                "/ja/report, -, -, -, 403",
                "/en/suggestions/1/notes, -, -, -, 403",
                "/en/suggestions/1/notes, right, null, -, reached",
                "/en/suggestions/1/notes, wrong, null, -, 403",
                "/en/suggestions/1/withdrawal, right, null, -, reached",
                "/en/suggestions/1/withdrawal, right, null, cross-site, 403",
                "/en/suggestions/1/withdrawal, right, http://evil.example, -, 403",
                "/en/suggestions/1/withdrawal, right, -, cross-site, 403",
                "/sign-in, -, -, -, 403",
                "/sign-in, right, http://evil.example, -, 403",
                "/sign-out, -, -, -, 403",
                "/sign-out, right, -, cross-site, 403",
                "/set-up/1, -, -, -, 403",
                "/set-up/1, right, null, -, reached",
                "/invitation/1, right, null, -, reached",
                "/desk/curators/removal, -, -, -, 403",
                "/desk/curators/removal, right, http://evil.example, -, 403",
                "/desk/curators/removal, right, -, -, sign-in",
                "/api/suggestions, -, http://evil.example, cross-site, reached",
            })
    void aFormIsTakenOnlyFromOurOwnPages(String path, String sent, String origin, String site, String outcome)
            throws ServletException, IOException {
        MockHttpServletRequest request = request("POST", path);
        request.addHeader("Host", "behind.proxy");
        request.setCookies(cookie);
        if (sent != null) {
            request.setParameter("_csrf", sent.equals("right") ? token : "wrong");
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        assertThat(ask(request)).isEqualTo(outcome);
    }

    @Test
    void aFormThatExpiredCanBeSentAgainWithAllThatWasTyped() {
        Browsing browsing = Browsing.withCookies(port);

        HttpResponse<String> refused =
                browsing.post("/en/suggest?from=here", Map.of("title", "A <b> \"title\" 図鑑", "_csrf", "old"));

        assertThat(refused.statusCode()).isEqualTo(403);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.selectFirst("h1").text()).isEqualTo("This form could not be accepted");
        Element form = page.selectFirst("form[method=post]");
        assertThat(form.attr("action")).isEqualTo("/en/suggest");
        assertThat(form.selectFirst("input[name=title]").val()).isEqualTo("A <b> \"title\" 図鑑");
        Map<String, String> again = Map.of(
                "title", form.selectFirst("input[name=title]").val(),
                "_csrf", form.selectFirst("input[name=_csrf]").val());
        assertThat(browsing.post(form.attr("action"), again).statusCode()).isNotEqualTo(403);
    }

    @Test
    void noPasswordIsRepeatedOnAPage() {
        HttpResponse<String> refused =
                Browsing.withCookies(port).post("/sign-in", Map.of("name", "curator", "password", "do not show this"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("この送信は受け付けられませんでした").doesNotContain("do not show this");
    }

    @Test
    void aFormFromElsewhereIsNotOfferedToBeSentAgain() {
        HttpResponse<String> refused = Browsing.withCookies(port)
                .post("/ja/suggest", Map.of("title", "theirs"), "Origin", "http://evil.example");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("theirs");
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path.replace("%64", "d"));
        request.setRemoteAddr("192.0.2.1");
        return request;
    }

    /** The filter chain's verdict: reached, sent to the sign-in, or a status. */
    private String ask(MockHttpServletRequest request) throws ServletException, IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockFilterChain handler = new MockFilterChain();
        chain.doFilter(request, answer, handler);
        if (handler.getRequest() != null) {
            return REACHED;
        }
        String location = answer.getRedirectedUrl();
        return location != null && location.startsWith("/sign-in") ? SIGN_IN : Integer.toString(answer.getStatus());
    }
}
