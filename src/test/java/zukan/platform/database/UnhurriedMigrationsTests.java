package zukan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.ZukanTest;

@ZukanTest
class UnhurriedMigrationsTests {

    private static final String SCHEMA = "unhurried_migrations_tests";

    @Autowired
    Callback migrations;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path scripts;

    @Test
    void aMigrationMayTakeLongerThanAPageMayWait() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.getJdbcUrl());
        source.setUser(database.getUsername());
        source.setPassword(database.getPassword());
        source.setSocketTimeout(1);
        Files.writeString(scripts.resolve("V1__slow.sql"), "select pg_sleep(1.3);");
        try {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(SCHEMA)
                    .locations("filesystem:" + scripts)
                    .callbacks(migrations)
                    .load()
                    .migrate();
            assertThat(jdbc.sql("select success from " + SCHEMA + ".flyway_schema_history where version = '1'")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        } finally {
            jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
        }
    }
}
