package zukan.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set of Zukan's own.
 *
 * @param baseUrl Address under which readers reach this installation; every absolute link is made from it, none from
 *     the request.
 * @param data Folder in which the embedded PostgreSQL keeps its data; only used when no other database is configured.
 * @param databaseStartTimeout How long to wait for the embedded PostgreSQL to accept connections.
 * @param seedData Folder with seed files to load instead of those in the jar.
 */
@ConfigurationProperties("zukan")
public record ZukanProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("data") Path data,
        @DefaultValue("60s") Duration databaseStartTimeout,
        Path seedData) {

    /** The absolute address of a path of ours. */
    public String absolute(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
