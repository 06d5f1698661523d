package zukan.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ContentCachingResponseWrapper;
import zukan.platform.CatalogVersion;
import zukan.platform.DeskAddresses;
import zukan.platform.FromCatalog;

/**
 * Answers readers before anything else is asked. What {@link FromCatalog} and static files answer is made once for each version
 * of the catalog, compressed, and kept in memory; every other answer to a GET gets its ETag and its compression here too.
 * Curators, who must see what they have just published on whatever instance, are never answered from memory.
 */
class AnswerCache extends OncePerRequestFilter {

    private static final String KEEP = AnswerCache.class.getName() + ".KEEP";
    private static final String NOT_BEFORE_ASKING = CacheControl.maxAge(0, TimeUnit.SECONDS)
            .cachePublic()
            .mustRevalidate()
            .getHeaderValue();

    /** They would make half an answer of a whole one, or none, before it is kept. */
    private static final Set<String> CONDITIONS = Set.of(
            "if-none-match",
            "if-modified-since",
            "if-match",
            "if-unmodified-since",
            "if-range",
            "range",
            "accept-encoding");

    private final CatalogVersion versions;
    private final String session;
    private final Cache<String, Answer> answers;

    /**
     * @param session name of the cookie that curators have
     * @param size how much memory the answers may take together
     */
    AnswerCache(CatalogVersion versions, String session, DataSize size) {
        this.versions = versions;
        this.session = session + "=";
        this.answers = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((String address, Answer answer) -> 2 * address.length() + answer.weight())
                .build();
    }

    /** Tells the filter that a handler's answer may be kept. */
    static class Marks implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method
                    && method.getBeanType().isAnnotationPresent(FromCatalog.class)) {
                request.setAttribute(KEEP, true);
            }
            return true;
        }
    }

    private static boolean asksForPage(HttpServletRequest request) {
        String method = request.getMethod();
        return ("GET".equals(method) || "HEAD".equals(method))
                && request.getContentLengthLong() <= 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && !DeskAddresses.contain(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isCurator(request)) {
            versions.refresh();
        }
        if (!asksForPage(request)) {
            chain.doFilter(request, response);
            return;
        }
        long version = versions.current();
        boolean mayBeKept = mayBeKept(request);
        String key = mayBeKept ? key(request) : null;
        Answer kept = mayBeKept ? answers.getIfPresent(key) : null;
        if (kept != null && kept.version() == version) {
            kept.send(request, response);
            return;
        }
        Made made = new Made(response);
        chain.doFilter(new WholeRequest(request), made);
        made.finish();
        if (made.getStatus() != HttpStatus.OK.value() || isPrivate(response)) {
            made.copyBodyToResponse();
            return;
        }
        boolean keep = mayBeKept
                && response.getHeader(HttpHeaders.SET_COOKIE) == null
                && (request.getAttribute(KEEP) != null
                        || request.getRequestURI().startsWith("/static/"));
        if (request.getAttribute(KEEP) != null && !isImmutable(response)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, NOT_BEFORE_ASKING);
        }
        byte[] body = made.getContentAsByteArray();
        Answer answer = new Answer(version, made.getContentType(), headers(response), body);
        if (keep) {
            answers.put(key, answer);
        }
        answer.sendFirst(request, response, body);
    }

    private static boolean isPrivate(HttpServletResponse response) {
        String control = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return control != null && control.contains("no-store");
    }

    /** What has its hash in its address. */
    private static boolean isImmutable(HttpServletResponse response) {
        String control = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return control != null && control.contains("immutable");
    }

    private static Map<String, List<String>> headers(HttpServletResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            headers.put(name, List.copyOf(response.getHeaders(name)));
        }
        headers.keySet()
                .removeIf(name -> Set.of("content-length", "last-modified", "accept-ranges", "etag", "date")
                        .contains(name.toLowerCase(Locale.ROOT)));
        return headers;
    }

    /** Readers who want anything in any form, and are no curators. */
    private boolean mayBeKept(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return !isCurator(request) && (accepted == null || accepted.contains("*/*"));
    }

    private boolean isCurator(HttpServletRequest request) {
        String cookies = request.getHeader(HttpHeaders.COOKIE);
        return cookies != null && cookies.contains(session);
    }

    /** The address, and what htmx asks of it. */
    private static String key(HttpServletRequest request) {
        String query = request.getQueryString();
        String address = query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
        return request.getHeader("HX-Request") == null
                ? address
                : address
                        + '\n'
                        + request.getHeader("HX-Request")
                        + '\n'
                        + request.getHeader("HX-History-Restore-Request")
                        + '\n'
                        + request.getHeader("HX-Trigger");
    }

    /** The answer before it is sent. */
    private static final class Made extends ContentCachingResponseWrapper {

        private PrintWriter writer;

        Made(HttpServletResponse response) {
            super(response);
        }

        /** Templates write a few letters at a time, which would be encoded one by one. */
        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                writer = new PrintWriter(new BufferedWriter(super.getWriter()));
            }
            return writer;
        }

        private void finish() {
            if (writer != null) {
                writer.flush();
            }
        }

        /** As a header like all others; Tomcat would keep it apart. */
        @Override
        public void setLocale(Locale locale) {
            super.setLocale(locale);
            setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        }
    }

    /** The same question without conditions, and with a body in the answer. */
    private static final class WholeRequest extends HttpServletRequestWrapper {

        WholeRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getHeader(String name) {
            return hides(name) ? null : super.getHeader(name);
        }

        @Override
        public long getDateHeader(String name) {
            return hides(name) ? -1 : super.getDateHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean hides(String name) {
            return CONDITIONS.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
