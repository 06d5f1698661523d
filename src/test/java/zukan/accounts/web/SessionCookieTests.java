package zukan.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import zukan.platform.ZukanProperties;

class SessionCookieTests {

    @Test
    void behindHttpsTheCookieNeverTravelsInTheClear() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new AccountsConfiguration()
                .sessionCookie(new ZukanProperties(
                        URI.create("https://zukan.example"),
                        null,
                        Duration.ZERO,
                        null,
                        null,
                        null,
                        java.util.List.of(),
                        null,
                        null,
                        null))
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "value"));

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-SESSION=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }
}
