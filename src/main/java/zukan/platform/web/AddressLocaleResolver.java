package zukan.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import zukan.platform.Language;

/**
 * The language of an answer: that of its address, on an error page that of the address that failed, and only where the
 * address has none what the browser asks for.
 */
class AddressLocaleResolver implements LocaleResolver {

    private final AcceptHeaderLocaleResolver accepted = new AcceptHeaderLocaleResolver();

    AddressLocaleResolver() {
        accepted.setSupportedLocales(List.of(Locale.JAPANESE, Locale.ENGLISH));
        accepted.setDefaultLocale(Locale.JAPANESE);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Language.leading(failed == null ? request.getRequestURI() : failed.toString())
                .map(Language::locale)
                .orElseGet(() -> accepted.resolveLocale(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("the language is a part of the address");
    }
}
