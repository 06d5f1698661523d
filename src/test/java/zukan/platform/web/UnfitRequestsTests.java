package zukan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Forms in a Tomcat that is set as the application's, with nothing but the filter before a servlet that reads a field. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class UnfitRequestsTests {

    private static WebServer tomcat;

    @BeforeAll
    static void start() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.addConnectorCustomizers(connector -> connector.setMaxPostSize(64 * 1024));
        tomcat = factory.getWebServer(context -> {
            context.addServlet("form", new HttpServlet() {
                        @Override
                        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            String title = request.getParameter("title");
                            response.getWriter().print(title == null ? "none" : "title of " + title.length());
                        }
                    })
                    .addMapping("/form");
            context.setRequestCharacterEncoding("UTF-8");
            context.addFilter("unfit", new UnfitRequests()).addMappingForUrlPatterns(null, false, "/*");
        });
        tomcat.start();
    }

    @AfterAll
    static void stop() {
        tomcat.stop();
    }

    private static Socket post(String headers) throws IOException {
        Socket socket = new Socket("localhost", tomcat.getPort());
        socket.setSoTimeout(10_000);
        write(
                socket,
                "POST /form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n" + headers + "\r\n");
        return socket;
    }

    /** Characters up to U+00FF are bytes. */
    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "title=abc, 200",
        "title=%E5%9B%B3, 200",
        "title=%ff, 400",
        "title=\u00ff\u00c0, 400",
        "title=%c3%28, 400",
        "title=%zz, 400",
        "title=%, 400",
        "%ff=abc, 400",
        "title=%ed%a0%80, 400"
    })
    void whatIsNoTextIsTheSendersMistake(String form, int status, CapturedOutput log) throws IOException {
        try (Socket socket = post("Content-Length: " + form.length() + "\r\n")) {
            write(socket, form);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
        assertThat(log).doesNotContain("ERROR", "SEVERE", "\tat ");
    }

    @Test
    void aFormThatDoesNotEndIsCut(CapturedOutput log) throws IOException {
        String chunk = "1000\r\n" + "t".repeat(0x1000) + "\r\n";
        int sent = 0;
        try (Socket socket = post("Transfer-Encoding: chunked\r\n")) {
            OutputStream out = socket.getOutputStream();
            write(socket, "6\r\ntitle=\r\n");
            try {
                while (socket.getInputStream().available() == 0 && sent < 100_000_000) {
                    out.write(chunk.getBytes(StandardCharsets.US_ASCII));
                    sent += chunk.length();
                }
            } catch (SocketException closed) {
                // the answer is there
            }

            assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413 ");
        }
        assertThat(sent).isLessThan(20_000_000);
        assertThat(log).doesNotContain("ERROR", "SEVERE", "\tat ");
    }

    @Test
    void aFormInPiecesThatIsShortIsRead() throws IOException {
        try (Socket socket = post("Transfer-Encoding: chunked\r\n")) {
            write(socket, "6\r\ntitle=\r\n3\r\nabc\r\n0\r\n\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("title of 3");
        }
    }
}
