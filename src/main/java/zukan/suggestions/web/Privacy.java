package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Headers for what is not for everybody. */
final class Privacy {

    private Privacy() {}

    /** A form holds a one-time key and what somebody typed: no cache keeps it. */
    static void form(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The address is the key: it is kept from caches, search engines and the sites that links lead to. */
    static void receipt(HttpServletResponse response) {
        form(response);
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
