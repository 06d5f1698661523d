package zukan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import zukan.platform.DeskController;
import zukan.platform.DeskPage;
import zukan.platform.Language;

/** What the layout of the desk needs to know. */
@ControllerAdvice(annotations = DeskController.class)
class DeskAdvice {

    @ModelAttribute("desk")
    DeskPage desk(HttpServletRequest request, Principal curator, Locale locale) {
        boolean link = HttpMethod.GET.matches(request.getMethod());
        return new DeskPage(
                Language.of(locale),
                curator == null ? null : curator.getName(),
                link ? request.getRequestURI() : null,
                request.getQueryString());
    }
}
