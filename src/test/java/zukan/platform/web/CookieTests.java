package zukan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import zukan.platform.ZukanProperties;

/** Behind a proxy the application itself sees no https: the base URL says what readers see. */
class CookieTests {

    @ParameterizedTest
    @CsvSource({"http://localhost:8080, form, false", "https://zukan.example, __Host-form, true"})
    void theCookieOfAFormIsForThisSiteOnly(URI baseUrl, String name, boolean secure) {
        CsrfTokenRepository tokens = new SecurityConfiguration()
                .formTokens(new ZukanProperties(
                        baseUrl, null, Duration.ZERO, null, null, null, java.util.List.of(), null, null, null));
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();

        tokens.saveToken(tokens.generateToken(request), request, response);

        Cookie cookie = response.getCookie(name);
        assertThat(cookie.getSecure()).isEqualTo(secure);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void theCookieOfTheLanguageIsForThisSiteOnly(boolean secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new AddressLocaleResolver(secure)
                .setLocale(new MockHttpServletRequest("GET", "/sign-in"), response, Locale.ENGLISH);

        String cookie = response.getHeader("Set-Cookie");
        assertThat(cookie).startsWith("language=en;").contains("; Path=/", "; HttpOnly", "; SameSite=Lax");
        assertThat(cookie.contains("; Secure")).isEqualTo(secure);
    }
}
