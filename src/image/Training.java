import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import zukan.platform.database.EmbeddedPostgres;

/**
 * Runs in the image's build (Dockerfile): starts the application as the image will, on an embedded database, reads some of its
 * pages and stops it, so that the virtual machine writes down what it loaded and compiled (JEP 483, 514 and 515).
 */
class Training {

    private static final String ADDRESS = "http://localhost:8080";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Often enough that what serves pages counts as hot. */
    private static final int ROUNDS = 50;

    private static final List<String> PAGES = List.of(
            "/ja/", "/en/", "/en/papers?domain=nlp&starred=true", "/ja/papers?q=%E7%BF%BB%E8%A8%B3", "/ja/papers/wavenet",
            "/en/domains/image", "/en/suggest", "/api/papers", "/papers/wavenet.bib", "/actuator/health/readiness");

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(Path.of("/tmp/training"), PATIENCE)) {
            ProcessBuilder command = new ProcessBuilder("java", "-XX:AOTCacheOutput=" + arguments[0], "-jar", "zukan.jar");
            command.environment().put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl());
            command.environment().put("SPRING_DATASOURCE_USERNAME", postgres.getUsername());
            command.environment().put("SPRING_DATASOURCE_PASSWORD", postgres.getPassword());
            Process zukan = command.inheritIO().start();
            Instant end = Instant.now().plus(PATIENCE);
            while (!isServed(PAGES.get(0))) {
                if (!zukan.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the application does not serve pages");
                }
                // not to take the time that the start needs
                Thread.sleep(200);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    // a query that pages ignore, so that they are made each time
                    String made = page + (page.contains("?") ? "&" : "?") + "training=" + round;
                    if (!isServed(made)) {
                        throw new IllegalStateException("not served: " + made);
                    }
                }
            }
            // SIGTERM, as docker stop sends it
            zukan.destroy();
            zukan.waitFor();
        }
    }

    private static boolean isServed(String page) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(ADDRESS + page))
                                            .header("Accept-Encoding", "gzip, br")
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
