package zukan.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import zukan.platform.DeskAddresses;

/**
 * Refuses forms that another site's page makes a reader's browser send. The browser's own verdict ({@code Sec-Fetch-Site})
 * decides; browsers give it to https and to localhost only, so without it {@code Origin} does. A request with neither comes
 * from no page of today's browsers, and is left to the token.
 */
class CrossSiteGuard extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CrossSiteGuard.class);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    /** They send no referrer, for which browsers name no origin: "null" from them is no sign of another site. */
    private static final Pattern RECEIPTS = Pattern.compile("/[a-z]{2}/suggestions/[^/]+/(notes|withdrawal)");

    private final String origin;

    /** @param baseUrl the address that readers see, which is not always the one that a proxy asks for */
    CrossSiteGuard(URI baseUrl) {
        int usual = "https".equalsIgnoreCase(baseUrl.getScheme()) ? 443 : 80;
        boolean said = baseUrl.getPort() != -1 && baseUrl.getPort() != usual;
        origin = baseUrl.getScheme() + "://" + baseUrl.getHost() + (said ? ":" + baseUrl.getPort() : "");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                // programs send no cookies there, and may run in a page anywhere
                || request.getServletPath().startsWith("/api/")
                // these pages send no referrer, for which browsers name no origin; the secret in the address is proof
                // enough
                || DeskAddresses.holdToken(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForeign(request)) {
            LOG.info("A form that another site sent was refused; ours is {}", origin);
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        String sender = request.getHeader(HttpHeaders.ORIGIN);
        if ("null".equals(sender) && RECEIPTS.matcher(request.getServletPath()).matches()) {
            return false;
        }
        return sender != null
                && !sender.equalsIgnoreCase(origin)
                && !sender.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }
}
