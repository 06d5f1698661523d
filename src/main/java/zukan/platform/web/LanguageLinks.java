package zukan.platform.web;

import java.util.List;
import java.util.Map;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import zukan.platform.DeskAddresses;
import zukan.platform.Language;

/**
 * Puts the reader's language in front of the links that templates make ({@code @{/papers}}), so that templates need not
 * know it. Left alone: what has a language already, and what has none.
 */
class LanguageLinks extends StandardLinkBuilder {

    private static final List<String> WITHOUT_LANGUAGE =
            List.of("/static/", "/figures/", "/api/", "/actuator/", "/desk", "/favicon.ico");

    LanguageLinks() {
        setOrder(0);
    }

    @Override
    protected String computeContextPath(IExpressionContext context, String base, Map<String, Object> parameters) {
        String path = super.computeContextPath(context, base, parameters);
        boolean asItIs = Language.leading(base).isPresent()
                || DeskAddresses.contain(base)
                || base.endsWith(".bib")
                || WITHOUT_LANGUAGE.stream().anyMatch(base::startsWith);
        return asItIs ? path : path + "/" + Language.of(context.getLocale()).code();
    }

    /** Only static files have names to look up; looking up those of pages would take longer than all else of a link. */
    @Override
    protected String processLink(IExpressionContext context, String link) {
        return link.contains("/static/") ? super.processLink(context, link) : link;
    }
}
