package zukan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A successful answer to a GET as it goes out: headers, body, and the body compressed, each form with a strong ETag of its own. */
class Answer {

    /** Smaller ones fit in a packet as they are. */
    private static final int WORTH_COMPRESSING = 512;

    private static final Pattern TEXT =
            Pattern.compile("text/.*|application/(json|javascript|x-bibtex|.*\\+(xml|json)).*|image/svg\\+xml.*");

    private record Body(String etag, byte[] bytes) {}

    private final long version;
    private final Map<String, List<String>> headers;
    private final boolean compressible;
    private final Map<ContentCoding, Body> bodies = new ConcurrentHashMap<>();

    /** @param version of the catalog that was the newest known before the answer was made */
    Answer(long version, String contentType, Map<String, List<String>> headers, byte[] body) {
        this.version = version;
        this.headers = new LinkedHashMap<>(headers);
        this.compressible = body.length >= WORTH_COMPRESSING
                && contentType != null
                && TEXT.matcher(contentType).matches();
        bodies.put(ContentCoding.IDENTITY, body(body));
    }

    long version() {
        return version;
    }

    /** About how much memory it takes, in bytes, all forms of the body included. */
    int weight() {
        // gzip and brotli halve text at least
        return 2_000 + 2 * bodies.get(ContentCoding.IDENTITY).bytes().length;
    }

    /** Sends it, or 304 if the reader has it; without a body if the question was a HEAD. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ContentCoding coding = compressible
                ? ContentCoding.best(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                : ContentCoding.IDENTITY;
        Body body = bodies.computeIfAbsent(
                coding,
                missing ->
                        body(missing.encode(bodies.get(ContentCoding.IDENTITY).bytes())));
        headers.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        response.setHeader(HttpHeaders.ETAG, body.etag());
        if (compressible) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (isHad(request.getHeader(HttpHeaders.IF_NONE_MATCH), body.etag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        if (coding != ContentCoding.IDENTITY) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, coding.code());
        }
        response.setContentLength(body.bytes().length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body.bytes());
        }
    }

    /** Compared weakly (RFC 9110, 13.1.2): proxies that recode a body mark its tag so. */
    private static boolean isHad(String tags, String etag) {
        if (tags == null) {
            return false;
        }
        for (String tag : tags.split(",")) {
            String trimmed = tag.trim();
            if (trimmed.equals("*") || trimmed.equals(etag) || trimmed.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static Body body(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
            return new Body('"' + tag + '"', bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
