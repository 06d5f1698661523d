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
 * @param curatorName Name of the curator whom the password below belongs to.
 * @param curatorPassword Password that each start gives to that curator, who is appointed if there is none of the name.
 *     Unset, the first start prints a link instead by which the first curator chooses name and password.
 */
@ConfigurationProperties("zukan")
public record ZukanProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("data") Path data,
        @DefaultValue("60s") Duration databaseStartTimeout,
        Path seedData,
        @DefaultValue("curator") String curatorName,
        String curatorPassword) {

    /** The absolute address of a path of ours. */
    public String absolute(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** Whether readers come by https, so that no cookie may travel in the clear. */
    public boolean secure() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }

    /** The name of a cookie that nobody but this host can set, as far as browsers can promise it. */
    public String cookie(String name) {
        return secure() ? "__Host-" + name : name;
    }
}
