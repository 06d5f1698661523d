package zukan.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import zukan.SetClock;
import zukan.platform.ZukanProperties;

/** The look-up, with a stand-in for arXiv. */
@Timeout(20)
class ArxivLookupTests {

    private static final String WAVENET = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
              <title>ArXiv Query</title>
              <entry>
                <id>http://arxiv.org/abs/1609.03499v2</id>
                <title>WaveNet: A Generative Model
              for Raw Audio</title>
                <published>2016-09-12T17:29:40Z</published>
                <updated>2016-09-19T18:04:35Z</updated>
                <author><name>Aaron van den Oord</name></author>
                <author><name>Sander Dieleman</name></author>
              </entry>
            </feed>""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final SetClock clock = new SetClock();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer arxiv;
    private volatile int status = 200;
    private volatile String answer = WAVENET;
    private volatile boolean endless;

    @BeforeEach
    void start() throws IOException {
        arxiv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        arxiv.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, endless ? 0 : bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
                body.flush();
                if (endless) {
                    over.await();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        arxiv.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        arxiv.stop(0);
    }

    @Test
    void titleAuthorsAndDateOfTheFirstVersionAreFound() {
        assertThat(lookup(true).find("https://arxiv.org/pdf/1609.03499v2"))
                .contains(new ArxivLookup.Record(
                        "WaveNet: A Generative Model for Raw Audio",
                        List.of("Aaron van den Oord", "Sander Dieleman"),
                        LocalDate.of(2016, 9, 12)));
        assertThat(asked).containsExactly("/api/query?max_results=1&id_list=1609.03499");
    }

    @Test
    void nobodyIsAskedUnlessTheOperatorWantsIt() {
        assertThat(lookup(false).find("1609.03499")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9999.99999", "1609.03499&x=1", "../../etc/passwd"})
    void nobodyIsAskedAboutWhatIsNoIdentifier(String id) {
        assertThat(lookup(true).find(id)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void whatWasFoundIsNotAskedAgain() {
        ArxivLookup lookup = lookup(true);

        assertThat(lookup.find("1609.03499"))
                .isEqualTo(lookup.find("arXiv:1609.03499v1"))
                .isPresent();
        assertThat(asked).hasSize(1);
    }

    @Test
    void arxivIsAskedOnceInThreeSecondsAtMost() {
        ArxivLookup lookup = lookup(true);
        lookup.find("1609.03499");

        assertThat(lookup.find("1512.03385")).isEmpty();
        assertThat(asked).hasSize(1);
        clock.goOn(Duration.ofSeconds(3));
        lookup.find("1512.03385");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsNotRemembered() {
        ArxivLookup lookup = lookup(true);
        status = 503;
        assertThat(lookup.find("1609.03499")).isEmpty();

        status = 200;
        clock.goOn(Duration.ofSeconds(3));
        assertThat(lookup.find("1609.03499")).isPresent();
    }

    @Test
    void anAnswerAboutAnotherPaperIsNoAnswer() {
        assertThat(lookup(true).find("1512.03385")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'/>",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/1609.03499v1</id></entry></feed>",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/1609.03499v1</id><title>T</title>"
                        + "<published>yesterday</published></entry></feed>",
                "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><feed xmlns='http://www.w3.org/2005/Atom'><entry>"
                        + "<id>http://arxiv.org/abs/1609.03499v1</id><title>&x;</title><published>2016-09-12T17:29:40Z"
                        + "</published></entry></feed>"
            })
    void whatCannotBeReadOrIsHostileIsNoAnswer(String feed) {
        answer = feed;

        assertThat(lookup(true).find("1609.03499")).isEmpty();
    }

    @Test
    void aHugeAnswerIsNoAnswer() {
        answer = WAVENET + " ".repeat(300_000);

        assertThat(lookup(true).find("1609.03499")).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotEndIsNotWaitedFor() {
        endless = true;
        ArxivLookup lookup = lookup(true);
        Instant begin = Clock.systemUTC().instant();

        assertThat(lookup.find("1609.03499")).isEmpty();
        assertThat(Duration.between(begin, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void noArxivIsNoHarm() {
        ArxivLookup lookup = lookup(true);
        arxiv.stop(0);

        assertThat(lookup.find("1609.03499")).isEmpty();
    }

    private ArxivLookup lookup(boolean enabled) {
        String address = "http://localhost:" + arxiv.getAddress().getPort();
        ZukanProperties properties = new Binder(new MapConfigurationPropertySource(
                        Map.of("zukan.arxiv.enabled", enabled, "zukan.arxiv.base-url", address)))
                .bind("zukan", ZukanProperties.class)
                .get();
        return new ArxivLookup(properties, clock);
    }
}
