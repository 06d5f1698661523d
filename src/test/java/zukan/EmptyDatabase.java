package zukan;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A database of its own on the server of the tests, for what must not be seen by others; empty until a Zukan starts on it. */
public final class EmptyDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    public EmptyDatabase() {
        name = "zukan_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute("create database " + name);
    }

    /** What a Zukan must be told on its command line to use it. */
    public List<String> options() {
        return List.of(
                "--spring.datasource.url=" + TestDatabase.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + name),
                "--spring.datasource.username=" + TestDatabase.username(),
                "--spring.datasource.password=" + TestDatabase.password(),
                "--spring.datasource.hikari.maximum-pool-size=2");
    }

    /** A Zukan on it, without web server, its seed data loaded. */
    public ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(ZukanApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .run(Stream.concat(options().stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Override
    public void close() {
        execute("drop database " + name + " with (force)");
    }

    private static void execute(String statement) {
        try (Connection connection = DriverManager.getConnection(
                        TestDatabase.url(), TestDatabase.username(), TestDatabase.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }
}
