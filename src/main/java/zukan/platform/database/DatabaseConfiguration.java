package zukan.platform.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zukan.platform.ZukanProperties;

/** Brings the embedded PostgreSQL when no other is configured. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String NONE_CONFIGURED = "'${spring.datasource.url:}' == ''";

    @Bean
    @ConditionalOnExpression(NONE_CONFIGURED)
    EmbeddedPostgres embeddedPostgres(ZukanProperties properties) {
        return EmbeddedPostgres.in(properties.data(), properties.databaseStartTimeout());
    }

    @Bean
    @ConditionalOnExpression(NONE_CONFIGURED)
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return postgres.user();
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.url();
            }
        };
    }
}
