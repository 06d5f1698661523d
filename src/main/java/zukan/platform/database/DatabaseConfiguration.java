package zukan.platform.database;

import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import zukan.platform.ZukanProperties;

/**
 * Brings the embedded PostgreSQL when no other is configured. Decided at the start and not by a condition, since conditions
 * are settled in the build (docs/decisions/0013).
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails database(DataSourceProperties configured, ZukanProperties properties) {
        return StringUtils.hasText(configured.getUrl())
                ? new ConfiguredDatabase(configured)
                : EmbeddedPostgres.in(properties.data(), properties.databaseStartTimeout());
    }

    private record ConfiguredDatabase(DataSourceProperties properties) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return properties.determineUrl();
        }

        @Override
        public String getUsername() {
            return properties.determineUsername();
        }

        @Override
        public String getPassword() {
            return properties.determinePassword();
        }
    }
}
