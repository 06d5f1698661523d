package zukan.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import zukan.platform.PlainText;

/**
 * Answers everything that went wrong: a person gets a page in their language with a way on, a program gets problem details
 * (RFC 9457). Neither ever sees a stack trace.
 */
@Controller
class ErrorPages implements ErrorController {

    /** Those that the page has words of its own for. */
    private static final Set<HttpStatus> EXPLAINED = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.GONE,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.SERVICE_UNAVAILABLE);

    private static final String EXPIRED_FORM = ErrorPages.class.getName() + ".expired";

    private final ErrorAttributes errors;

    ErrorPages(ErrorAttributes errors) {
        this.errors = errors;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? "/" : failed.toString();
        Throwable cause = errors.getError(new ServletWebRequest(request));
        HttpStatus status = status(request);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR && DatabaseAway.is(cause)) {
            DatabaseAway.say(cause, response);
            status = HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (path.startsWith("/api/") || path.equals("/api")) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, path, cause));
        }
        ModelAndView page = new ModelAndView("error/error", status);
        page.addObject("status", status.value());
        page.addObject("known", EXPLAINED.contains(status));
        page.addObject("cause", cause);
        page.addObject("causeName", cause == null ? "" : cause.getClass().getSimpleName());
        if (request.getAttribute(EXPIRED_FORM) != null) {
            page.addObject("again", path);
            page.addObject("fields", fields(request));
        }
        return page;
    }

    /**
     * Answers a form that has no valid token any more. Going back would bring the same form with the same token, so the page
     * offers to send again what it held.
     */
    static void refuseExpiredForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean secret = request.getParameterMap().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"));
        if (!secret) {
            request.setAttribute(EXPIRED_FORM, true);
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    private static Map<String, String[]> fields(HttpServletRequest request) {
        Map<String, String[]> fields = new LinkedHashMap<>(request.getParameterMap());
        fields.remove("_csrf");
        return fields;
    }

    private static ProblemDetail problem(HttpStatus status, String path, Throwable cause) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        if (status.is4xxClientError()
                && cause != null
                && cause.getClass().getName().startsWith("zukan.")) {
            problem.setDetail(PlainText.line(cause.getMessage()));
        }
        problem.setInstance(instance(path));
        return problem;
    }

    /** @param path as it was asked for, mostly well encoded */
    private static URI instance(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException unfit) {
            return URI.create(UriUtils.encodePath(path, StandardCharsets.UTF_8));
        }
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // asked for directly, /error is just an address that does not exist
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
