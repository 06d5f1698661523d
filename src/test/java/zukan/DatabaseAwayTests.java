package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import zukan.platform.database.EmbeddedPostgres;

/** What readers, programs and operators are told while the database is away. */
class DatabaseAwayTests {

    @TempDir
    Path folder;

    @Test
    void pagesSayThatTheyComeBack() {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(folder, Duration.ofSeconds(60));
        try (ConfigurableApplicationContext zukan = SpringApplication.run(
                ZukanApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl(),
                "--spring.datasource.username=" + postgres.getUsername(),
                "--spring.datasource.password=" + postgres.getPassword(),
                "--spring.datasource.hikari.connection-timeout=300")) {
            Browsing browsing =
                    new Browsing(zukan.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            assertThat(browsing.get("/en/").statusCode()).isEqualTo(200);
            endConnections(postgres);
            assertThat(browsing.get("/en/papers/wavenet").statusCode())
                    .as("a connection ended while the pool takes it for fresh")
                    .isNotEqualTo(500);

            postgres.close();

            assertThat(browsing.get("/en/").statusCode())
                    .as("what was read before can still be read")
                    .isEqualTo(200);
            HttpResponse<String> page = browsing.get("/en/papers/densenet");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("We are away for a moment").doesNotContain("Exception");
            for (String path : List.of("/desk/account", "/en/papers/wavenet")) {
                HttpResponse<String> ofCurator = browsing.get(path, "Cookie", "SESSION=" + session());
                assertThat(ofCurator.statusCode()).isEqualTo(503);
                assertThat(ofCurator.headers().firstValue("Retry-After")).isPresent();
                assertThat(Jsoup.parse(ofCurator.body()).select(".error-status").text())
                        .isEqualTo("503");
            }
            assertThat(browsing.get("/static/zukan.css", "Cookie", "SESSION=" + session())
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> problem = browsing.get("/api/papers/densenet");
            assertThat(problem.statusCode()).isEqualTo(503);
            assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(browsing.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(browsing.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            postgres.close();
        }
    }

    /** As PostgreSQL does when it is told to stop. */
    private static void endConnections(EmbeddedPostgres postgres) {
        JdbcClient.create(new DriverManagerDataSource(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()))
                .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")
                .query()
                .listOfRows();
    }

    /** A number as a session could have it. */
    private static String session() {
        return Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
}
