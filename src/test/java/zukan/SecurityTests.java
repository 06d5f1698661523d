package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ZukanTest
class SecurityTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "GET, /, 302",
        "GET, /ja/, 200",
        "GET, /api/papers, 200",
        "GET, /papers/wavenet.bib, 200",
        "GET, /actuator/health, 200",
        "GET, /static/zukan.css, 200",
        "GET, /ja/papers/no-such-paper, 404",
        "GET, /nowhere, 404",
        "GET, /api/nowhere, 404",
        "GET, /en/papers?domain=nowhere, 400",
        "GET, /en/papers?domain=%00, 400",
        "GET, /en/papers?page=-1, 400",
        "GET, /en/papers?starred=perhaps, 400",
        "GET, /en/papers/%2e%2e/x, 400",
        "POST, /ja/papers, 405",
        "DELETE, /api/papers/wavenet, 405",
    })
    void everyAnswerCarriesTheSecurityHeadersAndNoCookie(String method, String path, int status) {
        HttpResponse<String> answer = new Browsing(port).send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.body()).doesNotContain("\tat ", "Exception", "springframework");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ja", "/ja/", "/ja/papers/no-such-paper", "/api/papers/wavenet"})
    void anEvilHostLeadsNobodyAway(String path) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 ")
                        .doesNotContain("evil.example");
            }
        }
    }

    @Test
    void staticFilesAreKeptForEverUnderTheirFingerprint() {
        Browsing browsing = new Browsing(port);
        String sheet = Jsoup.parse(browsing.get("/ja/").body())
                .selectFirst("link[rel=stylesheet]")
                .attr("href");

        assertThat(sheet).matches("/static/zukan-[0-9a-f]{32}\\.css");
        assertThat(browsing.get(sheet).headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=31536000", "immutable");
        assertThat(Jsoup.parse(browsing.get("/ja/papers/nothing-of-this-name").body())
                        .selectFirst("link[rel=stylesheet]")
                        .attr("href"))
                .as("on an error page")
                .isEqualTo(sheet);
    }

    @Test
    void onlyHealthIsToldToOperators() {
        Browsing browsing = new Browsing(port);

        assertThat(browsing.get("/actuator/health").body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(browsing.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(browsing.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(browsing.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
