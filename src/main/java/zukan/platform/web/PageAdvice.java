package zukan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import zukan.platform.Language;
import zukan.platform.PageAddress;
import zukan.platform.PageController;
import zukan.platform.ZukanProperties;

/** What the layout of every page needs to know. */
@ControllerAdvice(annotations = PageController.class, assignableTypes = ErrorPages.class)
class PageAdvice {

    private final ZukanProperties properties;
    private final LayoutParts parts;

    PageAdvice(ZukanProperties properties, LayoutParts parts) {
        this.properties = properties;
        this.parts = parts;
    }

    @ModelAttribute("address")
    PageAddress address(HttpServletRequest request, Locale locale) {
        return PageAddress.of(request, Language.of(locale));
    }

    @ModelAttribute("parts")
    LayoutParts.OfPage parts(HttpServletRequest request, Locale locale) {
        return parts.of(address(request, locale));
    }

    /** For absolute links, as {@code ${site.absolute(…)}}. */
    @ModelAttribute("site")
    ZukanProperties site() {
        return properties;
    }
}
