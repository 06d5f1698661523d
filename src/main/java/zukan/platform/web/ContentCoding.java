package zukan.platform.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a body travels (RFC 9110, 8.4). */
enum ContentCoding {
    IDENTITY(""),
    GZIP("gzip"),
    BROTLI("br");

    /** How much is done to make a body short. */
    enum Effort {
        /** For an answer that may be asked for once only, while somebody waits: a fifth of the time, a sixth longer. */
        LITTLE(Deflater.BEST_SPEED, 1),
        USUAL(Deflater.DEFAULT_COMPRESSION, 5);

        private final int gzipLevel;
        private final int brotliQuality;

        Effort(int gzipLevel, int brotliQuality) {
            this.gzipLevel = gzipLevel;
            this.brotliQuality = brotliQuality;
        }
    }

    private final String code;

    ContentCoding(String code) {
        this.code = code;
    }

    /** Its name in {@code Content-Encoding}; empty for {@link #IDENTITY}. */
    String code() {
        return code;
    }

    /**
     * The shortest that a reader takes.
     *
     * @param accepted the value of {@code Accept-Encoding}, or null
     */
    static ContentCoding best(String accepted) {
        if (accepted == null) {
            return IDENTITY;
        }
        if (takes(accepted, BROTLI) && Brotli4jLoader.isAvailable()) {
            return BROTLI;
        }
        return takes(accepted, GZIP) ? GZIP : IDENTITY;
    }

    /** Named, and not with a weight of nought. */
    private static boolean takes(String accepted, ContentCoding coding) {
        for (String offer : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = offer.trim().split("\\s*;\\s*");
            if (parts[0].equals(coding.code)) {
                return parts.length == 1 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }

    byte[] encode(byte[] body, Effort effort) {
        if (this == IDENTITY) {
            return body;
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(body.length / 3);
        try (OutputStream encoder = encoder(encoded, effort)) {
            encoder.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return encoded.toByteArray();
    }

    /** The body that {@link #GZIP} has encoded. */
    static byte[] gunzip(byte[] encoded) {
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(encoded), 8_192)) {
            return body.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private OutputStream encoder(OutputStream encoded, Effort effort) throws IOException {
        return this == GZIP
                ? new Gzip(encoded, effort.gzipLevel)
                : new BrotliOutputStream(encoded, Encoder.Parameters.create(effort.brotliQuality));
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream encoded, int level) throws IOException {
            super(encoded);
            def.setLevel(level);
        }
    }
}
