package zukan;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import zukan.platform.database.EmbeddedPostgres;

/**
 * One real PostgreSQL for all tests of a JVM: Testcontainers' where a Docker engine answers, the embedded one elsewhere, or
 * as {@code -Dzukan.test.database=container|embedded|external} says (external: the server that ZUKAN_TEST_JDBC_URL,
 * ZUKAN_TEST_JDBC_USERNAME and ZUKAN_TEST_JDBC_PASSWORD name).
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private record Server(String url, String username, String password) {}

    private static final Server SERVER = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + url(),
                        "spring.datasource.username=" + username(),
                        "spring.datasource.password=" + password(),
                        // all tests come from one client
                        "zukan.suggestions.per-client-per-hour=100000",
                        "zukan.suggestions.per-client-per-day=100000",
                        "zukan.suggestions.overall-per-hour=100000")
                .applyTo(context);
    }

    public static String url() {
        return SERVER.url();
    }

    public static String username() {
        return SERVER.username();
    }

    public static String password() {
        return SERVER.password();
    }

    /** The URL of a new, empty database on the same server, for the same user. */
    public static String fresh() {
        return fresh(SERVER);
    }

    private static String fresh(Server server) {
        String name = "fresh_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "create database " + name + " template template0");
        return server.url().replaceFirst("/[^/?]+([?].*)?$", "/" + name + "$1");
    }

    private static void execute(Server server, String statement) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.username(), server.password());
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Server start() {
        String choice = System.getProperty("zukan.test.database", "");
        return switch (choice) {
            case "container" -> container();
            case "embedded" -> embedded();
            case "external" -> external();
            case "" -> DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
            default -> throw new IllegalArgumentException("zukan.test.database=" + choice);
        };
    }

    /** Tests run in several JVMs, which must not meet in one database. */
    private static Server external() {
        Server server = new Server(
                System.getenv("ZUKAN_TEST_JDBC_URL"),
                System.getenv("ZUKAN_TEST_JDBC_USERNAME"),
                System.getenv("ZUKAN_TEST_JDBC_PASSWORD"));
        return new Server(fresh(server), server.username(), server.password());
    }

    private static Server container() {
        @SuppressWarnings("resource") // lives as long as the tests; Testcontainers removes it afterwards
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        postgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        return new Server(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    private static Server embedded() {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(
                Path.of("target", "test-database-" + ProcessHandle.current().pid()), Duration.ofSeconds(60));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        return new Server(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }
}
