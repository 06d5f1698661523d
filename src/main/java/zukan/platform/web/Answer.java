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
import zukan.platform.web.ContentCoding.Effort;

/**
 * A successful answer to a GET as it goes out: headers, and the body, compressed where that makes it shorter. What is kept of a
 * body that is asked for once is little: gzip of little effort. What is asked for again is compressed better, in the codings
 * that readers want, and kept so; each form has a strong ETag of its own.
 */
class Answer {

    /** Smaller ones fit in a packet as they are. */
    private static final int WORTH_COMPRESSING = 512;

    private static final Pattern TEXT =
            Pattern.compile("text/.*|application/(json|javascript|x-bibtex|.*\\+(xml|json)).*|image/svg\\+xml.*");

    private final long version;
    private final Map<String, List<String>> headers;
    private final boolean compressible;
    private final String hash;
    private final Map<ContentCoding, byte[]> forms = new ConcurrentHashMap<>();
    /** The body as it is, or in the shortest gzip so far if it is compressible. */
    private volatile byte[] kept;

    /** @param version of the catalog that was the newest known before the answer was made */
    Answer(long version, String contentType, Map<String, List<String>> headers, byte[] body) {
        this.version = version;
        this.headers = new LinkedHashMap<>(headers);
        this.compressible = body.length >= WORTH_COMPRESSING
                && contentType != null
                && TEXT.matcher(contentType).matches();
        this.hash = hash(body);
        this.kept = compressible ? ContentCoding.GZIP.encode(body, Effort.LITTLE) : body;
    }

    long version() {
        return version;
    }

    /** About how much memory it takes, in bytes, all forms of the body included. */
    int weight() {
        // brotli's form is no longer than that of gzip
        return 2_000 + (compressible ? 2 : 1) * kept.length;
    }

    /**
     * Sends it for the first time: see {@link #send}.
     *
     * @param body that it was made from
     */
    void sendFirst(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        ContentCoding coding = coding(request);
        byte[] bytes = coding == ContentCoding.GZIP ? kept : coding.encode(body, Effort.LITTLE);
        send(request, response, coding, bytes, tag(coding, Effort.LITTLE));
    }

    /** Sends it, or 304 if the reader has it; without a body if the question was a HEAD. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ContentCoding coding = coding(request);
        byte[] bytes = coding == ContentCoding.IDENTITY ? body() : forms.computeIfAbsent(coding, this::form);
        send(request, response, coding, bytes, tag(coding, Effort.USUAL));
    }

    private byte[] form(ContentCoding coding) {
        byte[] form = coding.encode(body(), Effort.USUAL);
        if (coding == ContentCoding.GZIP) {
            kept = form;
        }
        return form;
    }

    private byte[] body() {
        return compressible ? ContentCoding.gunzip(kept) : kept;
    }

    private ContentCoding coding(HttpServletRequest request) {
        return compressible
                ? ContentCoding.best(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                : ContentCoding.IDENTITY;
    }

    private void send(
            HttpServletRequest request, HttpServletResponse response, ContentCoding coding, byte[] bytes, String tag)
            throws IOException {
        headers.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        response.setHeader(HttpHeaders.ETAG, tag);
        if (compressible) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (isHad(request.getHeader(HttpHeaders.IF_NONE_MATCH), coding)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        if (coding != ContentCoding.IDENTITY) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, coding.code());
        }
        response.setContentLength(bytes.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }

    /**
     * Whether a reader has this body in this coding, with whatever effort that was made. Compared weakly (RFC 9110, 13.1.2):
     * proxies that recode a body mark its tag so.
     */
    private boolean isHad(String tags, ContentCoding coding) {
        if (tags == null) {
            return false;
        }
        for (String listed : tags.split(",")) {
            String tag = listed.trim();
            String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (tag.equals("*")
                    || strong.equals(tag(coding, Effort.USUAL))
                    || strong.equals(tag(coding, Effort.LITTLE))) {
                return true;
            }
        }
        return false;
    }

    private String tag(ContentCoding coding, Effort effort) {
        String form = coding == ContentCoding.IDENTITY
                ? ""
                : "-" + coding.code() + (effort == Effort.USUAL ? "" : "-" + effort.ordinal());
        return '"' + hash + form + '"';
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
