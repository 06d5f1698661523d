package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.catalog.Change;
import zukan.catalog.PaperEditing;

/** Answers are made once for each version of the catalog, and never shown after it. */
@ZukanTest
@Import(StatementCount.class)
class ServingTests {

    private static final String SLUG = "serving-tests";

    @LocalServerPort
    int port;

    @Autowired
    PaperEditing papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredPapers stored;

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove(SLUG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ja/",
                "/en/papers?starred=true&domain=nlp",
                "/en/papers?q=attention",
                "/ja/papers/wavenet",
                "/en/domains/image",
                "/ja/concepts",
                "/en/concepts/lstm",
                "/en/domains/rl/booklet",
                "/en/reading-list",
                "/en/implementations",
                "/ja/timeline?starred=true",
                "/en/techniques",
                "/ja/survey",
                "/en/lineage",
                "/ja/compare?p=densenet&p=ror",
                "/ja/wanted",
                "/papers/wavenet.bib",
                "/api/papers?domain=rl",
                "/api/openapi.json",
                "/sitemap.xml",
                "/robots.txt",
            })
    void whatIsKeptAsksTheDatabaseForNothingAndIsTheSame(String address) {
        HttpResponse<byte[]> first = get(address);

        int statements = StatementCount.of(() -> {
            HttpResponse<byte[]> second = get(address);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(headers(second)).isEqualTo(headers(first));
        });

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(statements).isZero();
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=0, must-revalidate, public");
        assertThat(first.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void bodiesTravelCompressedAndEachFormHasItsOwnStrongTag() throws IOException {
        String address = "/ja/papers/wavenet";
        HttpResponse<byte[]> plain = get(address);
        HttpResponse<byte[]> gzip = get(address, "Accept-Encoding", "gzip, deflate");
        HttpResponse<byte[]> brotli = get(address, "Accept-Encoding", "gzip, deflate, br, zstd");

        assertThat(Brotli4jLoader.isAvailable()).isTrue();
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(brotli.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(decoded(new GZIPInputStream(new ByteArrayInputStream(gzip.body()))))
                .isEqualTo(plain.body());
        assertThat(decoded(new BrotliInputStream(new ByteArrayInputStream(brotli.body()))))
                .isEqualTo(plain.body());
        assertThat(brotli.body().length).isLessThan(gzip.body().length);
        assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
        assertThat(List.of(etag(plain), etag(gzip), etag(brotli)))
                .doesNotHaveDuplicates()
                .allMatch(etag -> etag.startsWith("\""));
        assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(get(address, "Accept-Encoding", "br;q=0, gzip;q=0.5")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
        assertThat(get(address, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/papers/wavenet", "/en/suggestions", "/static/zukan.css"})
    void whoHasAnAnswerGetsNoneAgain(String address) {
        for (String coding : List.of("identity", "gzip", "br")) {
            String etag = etag(get(address, "Accept-Encoding", coding));
            for (String had : List.of(etag, "\"other\", " + etag, "W/" + etag, "*")) {
                HttpResponse<byte[]> again = get(address, "Accept-Encoding", coding, "If-None-Match", had);
                assertThat(again.statusCode()).as(had).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(etag(again)).isEqualTo(etag);
                assertThat(again.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            }
            assertThat(get(address, "Accept-Encoding", coding, "If-None-Match", "\"other\"")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void headTellsWhatGetWouldSend() {
        for (String address : List.of("/en/papers?sort=title&size=7", "/en/papers/densenet")) {
            HttpResponse<byte[]> head = send("HEAD", address);
            HttpResponse<byte[]> get = get(address);
            assertThat(head.body()).isEmpty();
            assertThat(headers(head)).isEqualTo(headers(get));
            assertThat(headers(send("HEAD", address))).isEqualTo(headers(get));
        }
    }

    @Test
    void whatIsPublishedIsSeenAtOnce() {
        assertThat(text(get("/en/papers?sort=title"))).doesNotContain("Serving tests");

        publish(SLUG, "Serving tests");

        assertThat(text(get("/en/papers?sort=title"))).contains("Serving tests");
    }

    @Test
    void whatAnotherInstancePublishesIsSeenSoon() throws SQLException {
        publish(SLUG, "Serving tests");
        String address = "/en/papers/" + SLUG;
        assertThat(text(get(address))).contains("Serving tests");

        elsewhere("update paper set title = 'Told elsewhere' where slug = '" + SLUG + "'");

        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (!text(get(address)).contains("Told elsewhere")) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    @Test
    void curatorsAreNeverAnsweredFromMemory() throws SQLException {
        publish(SLUG, "Serving tests");
        Browsing curator = Browsing.asCurator(port);
        String address = "/en/papers/" + SLUG;
        assertThat(curator.get(address).body()).contains("Serving tests");

        elsewhere("update paper set title = 'Told elsewhere' where slug = '" + SLUG + "'");

        assertThat(curator.get(address).body()).contains("Told elsewhere");
    }

    @Test
    void aTransactionCountsOnceAndOnlyIfItIsCommitted() throws SQLException {
        publish(SLUG, "Serving tests");
        long before = version();

        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update paper set title = 'Never told' where slug = '" + SLUG + "'");
            connection.rollback();
            assertThat(version()).isEqualTo(before);
            statement.execute("update paper set title = 'Told once' where slug = '" + SLUG + "'");
            statement.execute("update paper set title = 'Told twice' where slug = '" + SLUG + "'");
            assertThat(version()).isEqualTo(before);
            connection.commit();
        }

        assertThat(version()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/",
                "/en/papers",
                "/en/papers?domain=nlp&q=attention",
                "/en/papers/wavenet",
                "/en/domains/audio",
                "/en/domains/audio/booklet",
                "/en/reading-list",
                "/en/implementations",
                "/en/timeline",
                "/en/techniques",
                "/en/lineage",
                "/en/lineage?paper=densenet",
                "/en/compare",
                "/en/compare?p=densenet&p=ror",
                "/en/wanted",
                "/api/papers",
            })
    void morePapersTakeNoMoreStatements(String address) {
        // an address that nobody has asked for is not kept
        String mark = address.contains("?") ? "&size=" : "?size=";
        get(address + mark + "20");
        int few = StatementCount.of(() -> get(address + mark + "21"));

        IntStream.range(0, 12).forEach(n -> publish(SLUG + "-" + n, "Serving tests " + n));
        assertThat(StatementCount.of(() -> get(address + mark + "22"))).isPositive();

        assertThat(StatementCount.of(() -> get(address + mark + "23"))).isEqualTo(few);
        assertThat(few).isLessThanOrEqualTo(25);
    }

    private void publish(String slug, String title) {
        papers.publish(SamplePaper.of(slug, title, title), new Change("curator", "a test", null));
    }

    private long version() {
        return jdbc.sql("select number from catalog_version").query(Long.class).single();
    }

    /** As another instance would do it. */
    private static void elsewhere(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(TestDatabase.url(), TestDatabase.username(), TestDatabase.password());
    }

    private HttpResponse<byte[]> get(String address, String... headers) {
        return send("GET", address, headers);
    }

    private HttpResponse<byte[]> send(String method, String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private static String etag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] decoded(InputStream body) throws IOException {
        try (body) {
            return body.readAllBytes();
        }
    }
}
