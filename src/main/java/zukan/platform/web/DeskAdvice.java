package zukan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import zukan.platform.DeskAddresses;
import zukan.platform.DeskPage;
import zukan.platform.Language;

/** What the layout of the desk's pages needs to know. */
@ControllerAdvice
class DeskAdvice {

    /** Null elsewhere. */
    @ModelAttribute("desk")
    DeskPage desk(HttpServletRequest request, Principal curator, Locale locale) {
        if (!DeskAddresses.contain(request.getRequestURI())) {
            return null;
        }
        return new DeskPage(
                Language.of(locale),
                curator == null ? null : curator.getName(),
                HttpMethod.GET.matches(request.getMethod()) ? request.getRequestURI() : null,
                request.getQueryString());
    }
}
