package zukan.platform.web;

import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import zukan.platform.DeskAddresses;
import zukan.platform.Language;

/**
 * Puts the reader's language in front of the links that templates make ({@code @{/papers}}), so that templates need not
 * know it. Left alone: what has a language already, and what has none. Static files get their fingerprint into their names.
 */
class LanguageLinks extends StandardLinkBuilder {

    private static final String STATIC = "/static/";

    private static final List<String> WITHOUT_LANGUAGE =
            List.of(STATIC, "/figures/", "/api/", "/actuator/", "/desk", "/favicon.ico");

    private final ResourceUrlProvider files;

    LanguageLinks(ResourceUrlProvider files) {
        this.files = files;
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

    /** Whatever is asked for, an error page too; Spring's filter for it knows of no other dispatch than the first. */
    @Override
    protected String processLink(IExpressionContext context, String link) {
        int file = link.indexOf(STATIC);
        String named = file < 0 ? null : files.getForLookupPath(link.substring(file));
        return named == null ? link : link.substring(0, file) + named;
    }
}
