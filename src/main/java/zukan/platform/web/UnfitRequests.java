package zukan.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Refuses what no handler need see. Nothing that anybody sends here is longer than 64 KB: a body that says that it is longer
 * is refused unread, and one that does not say how long it is, is read no further than that. Parameters that are no text, or
 * too long, are the sender's mistake, of which Tomcat would log a stack trace.
 */
class UnfitRequests extends OncePerRequestFilter {

    private static final int MOST_BYTES = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        CutRequest cut = new CutRequest(request);
        // held back: whoever reads a body that does not say how long it is may answer before it is known to be too long
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        boolean open = request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        try {
            chain.doFilter(cut, open ? held : response);
        } catch (ServletException | InvalidParameterException failed) {
            InvalidParameterException unfit = unfitParameter(failed);
            if (unfit == null) {
                throw failed;
            }
            refuse(response, unfit.getErrorCode());
        }
        // whatever was made of the part that was read
        if (cut.isTooLong()) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (open) {
            held.copyBodyToResponse();
        }
    }

    private static InvalidParameterException unfitParameter(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidParameterException unfit) {
                return unfit;
            }
        }
        return null;
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            response.sendError(status);
        }
    }

    /** Reading beyond the limit fails. */
    private static final class CutRequest extends HttpServletRequestWrapper {

        private CutStream stream;

        CutRequest(HttpServletRequest request) {
            super(request);
        }

        boolean isTooLong() {
            return stream != null && stream.left < 0;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new CutStream(super.getInputStream());
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            Charset charset =
                    getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class CutStream extends ServletInputStream {

        private final ServletInputStream body;
        private long left = MOST_BYTES;

        CutStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = body.read(bytes, from, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("the body is too long");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
