package zukan.seeddata;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.platform.ZukanProperties;
import zukan.platform.database.EmbeddedPostgres;

/** The one block that an operator reads at start: where the pages are, which database, how many papers, where the data are. */
@Component
@ConditionalOnWebApplication
class StartupMessage {

    private static final Logger LOG = LoggerFactory.getLogger("zukan");

    private final ZukanProperties properties;
    private final DataSource database;
    private final JdbcConnectionDetails connection;
    private final PaperCatalog catalog;

    StartupMessage(
            ZukanProperties properties, DataSource database, JdbcConnectionDetails connection, PaperCatalog catalog) {
        this.properties = properties;
        this.database = database;
        this.connection = connection;
        this.catalog = catalog;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws SQLException {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port", "?");
        EmbeddedPostgres own = connection instanceof EmbeddedPostgres embedded ? embedded : null;
        LOG.info(
                """

                Zukan 図鑑
                  address    {} (port {})
                  database   {}
                  papers     {}
                  data       {}
                """,
                properties.baseUrl(),
                port,
                product() + (own == null ? "" : ", embedded"),
                catalog.count(PaperFilter.ALL),
                own == null ? "in that database" : own.folder());
    }

    private String product() throws SQLException {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData data = connection.getMetaData();
            return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion() + " at "
                    + data.getURL().replaceAll("[?].*", "").replace("jdbc:postgresql://", "");
        }
    }
}
