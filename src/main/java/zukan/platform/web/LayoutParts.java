package zukan.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.IContext;
import zukan.platform.CatalogVersion;
import zukan.platform.Language;

/** Parts of the layout that depend on nothing but language, vocabulary and the page's path: most pages of a list share theirs. */
@Component("parts")
class LayoutParts {

    private static final String TEMPLATE = "layout-parts";

    private static final int MOST_KEPT = 200;

    private final ITemplateEngine templates;
    private final Supplier<Cache<Part, String>> kept;

    LayoutParts(ITemplateEngine templates, CatalogVersion versions) {
        this.templates = templates;
        this.kept = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT).build());
    }

    private record Part(String name, Language language, String path) {}

    /**
     * A part, as HTML.
     *
     * @param name of the fragment in the template {@code layout-parts}
     * @param path of the page, which the part may mark as the present one; null where the page has no address of its own
     * @param context of the template that asks
     */
    public String html(String name, String path, IContext context) {
        return kept.get()
                .get(
                        new Part(name, Language.of(context.getLocale()), path),
                        part -> templates.process(TEMPLATE, Set.of(name), context));
    }
}
