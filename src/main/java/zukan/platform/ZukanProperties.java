package zukan.platform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
 * @param trustedProxies Addresses (or networks, as 10.0.0.0/8) of the reverse proxies whose X-Forwarded-For is believed.
 * @param cacheSize How much memory the pages that are kept may take, in all their forms.
 * @param suggestions How much may be sent.
 * @param arxiv Look-up of what arXiv knows of a paper.
 */
@Validated
@ConfigurationProperties("zukan")
public record ZukanProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("data") Path data,
        @DefaultValue("60s") Duration databaseStartTimeout,
        Path seedData,
        @DefaultValue("curator") String curatorName,
        String curatorPassword,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("24MB") DataSize cacheSize,
        @DefaultValue @Valid Suggestions suggestions,
        @DefaultValue Arxiv arxiv) {

    /**
     * How many suggestions and reports are taken in. So many may come at once; what was used up comes back evenly. Zero is
     * without limit.
     *
     * @param perClientPerHour How many a client (an IPv4 /24 or an IPv6 /64) may send in an hour.
     * @param perClientPerDay How many a client may send in a day.
     * @param overallPerHour How many all together may send in an hour.
     * @param minimumFillingTime How long a person needs at least to fill in a form; what comes faster is asked to be
     *     sent again.
     */
    public record Suggestions(
            @DefaultValue("5") @Min(0) int perClientPerHour,
            @DefaultValue("20") @Min(0) int perClientPerDay,
            @DefaultValue("200") @Min(0) int overallPerHour,
            @DefaultValue("3s") Duration minimumFillingTime) {}

    /**
     * The look-up at arXiv.
     *
     * @param enabled Whether arXiv is asked for title, authors and date of what readers suggest.
     * @param baseUrl Where arXiv answers programs.
     */
    public record Arxiv(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("https://export.arxiv.org") URI baseUrl) {}

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

    /** The name of the cookie that curators have, and nobody else. */
    public String sessionCookie() {
        return cookie("SESSION");
    }
}
