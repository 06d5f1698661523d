package zukan.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import zukan.platform.DeskAddresses;
import zukan.platform.Language;

/**
 * The language of an answer: that of its address, on an error page that of the address that failed. Where the address has
 * none it is what the browser asks for, at the desk what the curator chose there last.
 */
class AddressLocaleResolver implements LocaleResolver {

    private final AcceptHeaderLocaleResolver accepted = new AcceptHeaderLocaleResolver();
    private final CookieLocaleResolver chosen = new CookieLocaleResolver("language");

    /** @param secure whether the cookie may travel by https only */
    AddressLocaleResolver(boolean secure) {
        accepted.setSupportedLocales(List.of(Locale.JAPANESE, Locale.ENGLISH));
        accepted.setDefaultLocale(Locale.JAPANESE);
        chosen.setDefaultLocaleFunction(accepted::resolveLocale);
        chosen.setRejectInvalidCookies(false);
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setCookieSecure(secure);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String path = path(request);
        return Language.leading(path)
                .map(Language::locale)
                .orElseGet(() -> DeskAddresses.contain(path)
                        ? Language.of(chosen.resolveLocale(request)).locale()
                        : accepted.resolveLocale(request));
    }

    /** Remembers what a curator chose; a language that Zukan does not speak changes nothing. */
    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (!DeskAddresses.contain(path(request))) {
            throw new UnsupportedOperationException("the language is a part of the address");
        }
        Language.of(locale.getLanguage()).ifPresent(language -> chosen.setLocale(request, response, language.locale()));
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }
}
