package zukan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zukan.OtherZukan;

/** What a sender was told is received is there, once, whatever is killed in between. */
class NothingAcknowledgedIsLostTests {

    private static final int KILLS = 2;
    private static final int SENDERS = 6;
    private static final int BETWEEN_KILLS = 60;
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(ZK-[^\"]+)\"");
    private static final List<String> WITHOUT_LIMITS = List.of(
            "--zukan.suggestions.per-client-per-hour=1000000",
            "--zukan.suggestions.per-client-per-day=1000000",
            "--zukan.suggestions.overall-per-hour=1000000");

    @TempDir
    Path folder;

    @Test
    void whenTheApplicationIsKilled() throws Exception {
        List<String> options = new ArrayList<>(WITHOUT_LIMITS);
        options.add("--zukan.data=" + folder.resolve("data"));
        Map<String, String> acknowledged;
        try (OtherZukan zukan = new OtherZukan(folder.resolve("log"), options)) {
            zukan.start();
            try (Senders senders = new Senders(zukan.port())) {
                for (int kill = 0; kill < KILLS; kill++) {
                    senders.awaitMore(BETWEEN_KILLS);
                    zukan.kill();
                    zukan.start();
                }
                senders.awaitMore(BETWEEN_KILLS);
                acknowledged = senders.stop();
            }
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(folder.resolve("data"), Duration.ofSeconds(60))) {
            assertThat(stored(postgres)).containsAllEntriesOf(acknowledged);
        }
    }

    @Test
    void whenPostgresIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(folder.resolve("data"), Duration.ofSeconds(60))) {
            List<String> options = new ArrayList<>(WITHOUT_LIMITS);
            options.addAll(List.of(
                    "--spring.datasource.url=" + postgres.getJdbcUrl(),
                    "--spring.datasource.username=" + postgres.getUsername(),
                    "--spring.datasource.password=" + postgres.getPassword()));
            try (OtherZukan zukan = new OtherZukan(folder.resolve("log"), options)) {
                zukan.start();
                try (Senders senders = new Senders(zukan.port())) {
                    for (int kill = 0; kill < KILLS; kill++) {
                        senders.awaitMore(BETWEEN_KILLS);
                        kill(postgres);
                        postgres.start();
                    }
                    senders.awaitMore(BETWEEN_KILLS);
                    Map<String, String> acknowledged = senders.stop();
                    assertThat(stored(postgres)).containsAllEntriesOf(acknowledged);
                }
            }
        }
    }

    /** SIGKILL to the server and all its processes; returns when none is left. */
    private static void kill(EmbeddedPostgres postgres) throws Exception {
        ProcessHandle postmaster = postgres.postmaster().orElseThrow();
        List<ProcessHandle> processes = new ArrayList<>(postmaster.descendants().toList());
        processes.add(0, postmaster);
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : processes) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    /** Codes by key, read from the database; fails if a key made two. */
    private static Map<String, String> stored(EmbeddedPostgres postgres) throws SQLException {
        Map<String, String> codes = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select request_key, code from suggestion")) {
            while (rows.next()) {
                String code = "ZK-" + rows.getString("code").replaceAll("(.{4})(?!$)", "$1-");
                assertThat(codes.put(rows.getString("request_key"), code)).isNull();
            }
        }
        return codes;
    }

    /** Programs that send one suggestion after another, each again with the same key until it is acknowledged. */
    private static final class Senders implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        private final AtomicBoolean running = new AtomicBoolean(true);
        private final List<Thread> threads = new ArrayList<>();
        private final URI address;

        Senders(int port) {
            address = URI.create("http://localhost:" + port + "/api/suggestions");
            for (int n = 0; n < SENDERS; n++) {
                Thread thread = new Thread(this::sendOn);
                thread.start();
                threads.add(thread);
            }
        }

        private void sendOn() {
            String key = UUID.randomUUID().toString();
            while (running.get()) {
                String code = send(key);
                if (code == null) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                } else {
                    // a repeat after a lost answer must get what the first one made
                    assertThat(acknowledged.put(key, code)).isNull();
                    key = UUID.randomUUID().toString();
                }
            }
        }

        /** The code that was acknowledged, or null if nothing was. */
        private String send(String key) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"title\": \"" + key + "\", \"reason\": \"To be kept.\"}"))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                Matcher code = CODE.matcher(answer.body());
                return answer.statusCode() == 201 && code.find() ? code.group(1) : null;
            } catch (IOException lost) {
                return null;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        /** Returns when so many more are acknowledged. */
        void awaitMore(int more) {
            int wanted = acknowledged.size() + more;
            long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
            while (acknowledged.size() < wanted) {
                assertThat(System.nanoTime())
                        .as("time for %s acknowledgements", wanted)
                        .isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        /** Everything that was acknowledged: codes by key. */
        Map<String, String> stop() throws InterruptedException {
            running.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            return Map.copyOf(acknowledged);
        }

        @Override
        public void close() throws InterruptedException {
            stop();
        }
    }
}
