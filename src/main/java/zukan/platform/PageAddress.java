package zukan.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a page is, so that it can be offered in the other language and named as the canonical one.
 *
 * @param path without language, beginning with a slash
 * @param query as it was asked, without its question mark, or null
 */
public record PageAddress(Language language, String path, String query) {

    /** The address that was asked for; on an error page, the one that failed. */
    public static PageAddress of(HttpServletRequest request, Language language) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed == null ? request.getRequestURI() : failed.toString();
        String query = failed == null ? request.getQueryString() : null;
        return new PageAddress(language, Language.leading(uri).isPresent() ? uri.substring(3) : "/", query);
    }

    /** The same page in a language, relative to the host. */
    public String in(String code) {
        return "/" + code + path + (query == null ? "" : "?" + query);
    }

    public String inOtherLanguage() {
        return in(language.other().code());
    }
}
