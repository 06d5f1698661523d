package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is too long, or is no text at all, is refused without much ado. */
@ZukanTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class BodyLimitTests {

    private static final int MOST = 64 * 1024;
    private static final String JSON = "Content-Type: application/json\r\nIdempotency-Key: 12345678\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    @LocalServerPort
    int port;

    private Socket connect(String path, String headers) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try (InputStream answer = socket.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"65537", "10000000", "99999999999"})
    void aBodyThatSaysItIsTooLongIsRefusedUnread(long length, CapturedOutput log) throws IOException {
        try (Socket socket = connect("/api/suggestions", JSON + "Content-Length: " + length + "\r\n")) {
            socket.shutdownOutput();
            String answer = answer(socket);

            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                    .containsIgnoringCase("\r\nConnection: close")
                    .containsIgnoringCase("\r\nContent-Security-Policy: ")
                    .contains("\"status\":413");
        }
        assertThat(log).doesNotContain(" ERROR ", "Exception");
    }

    @ParameterizedTest
    @CsvSource({"/ja/papers, ja, 大きすぎて受け取れません", "/en/papers, en, That is more than we can take"})
    void peopleAreToldOnAPage(String path, String language, String title, CapturedOutput log) throws IOException {
        try (Socket socket = connect(path, FORM + "Content-Length: 10000000\r\n")) {
            socket.getOutputStream().write("title=".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = answer(socket);

            assertThat(answer).startsWith("HTTP/1.1 413 ");
            Document page = Jsoup.parse(answer.substring(answer.indexOf("\r\n\r\n")));
            assertThat(page.selectFirst("h1").text()).isEqualTo(title);
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        }
        assertThat(log).doesNotContain(" ERROR ", "Exception");
    }

    @Test
    void whoSendsBeforeListeningIsToldToo() {
        HttpResponse<String> answer = new Posting(port).suggest("{\"reason\": \"" + "r".repeat(300_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatDoesNotEndIsCut(CapturedOutput log) throws IOException {
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int sent = 0;
        try (Socket socket = connect("/api/suggestions", JSON + "Transfer-Encoding: chunked\r\n")) {
            OutputStream out = socket.getOutputStream();
            try {
                while (socket.getInputStream().available() == 0 && sent < 100_000_000) {
                    out.write(chunk);
                    sent += chunk.length;
                }
            } catch (SocketException closed) {
                // the answer is there
            }
            byte[] begin = socket.getInputStream().readNBytes(13);

            assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413 ");
            assertThat(sent).isLessThan(20_000_000);
        }
        assertThat(log).doesNotContain(" ERROR ", "Exception");
    }

    @Test
    void whoIsSlowIsToldAsSoonAsItIsTooMuch() throws IOException {
        try (Socket socket = connect("/api/suggestions", JSON + "Transfer-Encoding: chunked\r\n")) {
            socket.getOutputStream()
                    .write(("10001\r\n" + " ".repeat(MOST + 1) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            // neither another chunk nor the end
            assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 65536\r\n", "Transfer-Encoding: chunked\r\n"})
    void whatIsJustNotTooLongIsRead(String length) throws IOException {
        String content = "{}" + " ".repeat(MOST - 2);
        boolean chunked = length.startsWith("Transfer");
        try (Socket socket = connect("/api/suggestions", "Connection: close\r\n" + JSON + length)) {
            socket.getOutputStream()
                    .write((chunked ? "10000\r\n" + content + "\r\n0\r\n\r\n" : content)
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(answer(socket)).startsWith("HTTP/1.1 422 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/papers?domain=%ff",
                "/en/papers?domain=%c3%28",
                "/en/papers?domain=%zz",
                "/en/papers?domain=%",
                "/en/papers?%ff=%ff",
                "/api/papers?domain=%ed%a0%80",
                "/api/suggestions?q=%ff",
                "/api/suggestions?q=%zz",
                "/en/papers/%ff",
                "/api/suggestions/%ff"
            })
    void whatIsNoTextIsTheSendersMistakeOrHarmless(String path, CapturedOutput log) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(answer(socket)).matches("(?s)HTTP/1\\.1 (200|4\\d\\d) .*");
        }
        assertThat(log).doesNotContain(" ERROR ", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/suggestions, 405",
        "PUT, /api/suggestions/ZK-0000-0000-0000-0000-0000, 405",
        "POST, /api/openapi.json, 405",
        "POST, /en/api, 405"
    })
    void whatCannotBeDoneIsAnsweredCleanly(String method, String path, int status, CapturedOutput log) {
        HttpResponse<String> answer = new Browsing(port)
                .send(method, path, "X-Request", UUID.randomUUID().toString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
        assertThat(log).doesNotContain(" ERROR ", "Exception");
    }
}
