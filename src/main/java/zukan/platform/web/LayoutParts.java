package zukan.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.IContext;
import zukan.platform.CatalogVersion;
import zukan.platform.Html;
import zukan.platform.Language;
import zukan.platform.PageAddress;
import zukan.platform.ZukanProperties;

/** Parts of the layout that need not be made for each page, or not by templates (docs/decisions/0016). */
@Component
class LayoutParts {

    private static final String TEMPLATE = "layout-parts";

    private static final int MOST_KEPT = 200;

    private static final int CHARACTERS = 2_000;

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final ZukanProperties site;
    private final Supplier<Cache<Part, String>> kept;

    LayoutParts(ITemplateEngine templates, MessageSource messages, ZukanProperties site, CatalogVersion versions) {
        this.templates = templates;
        this.messages = messages;
        this.site = site;
        this.kept = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT).build());
    }

    /** @param inFull whether the vocabulary is known; without a database it is not */
    private record Part(String name, Language language, String path, boolean inFull) {}

    /** Those of one page. */
    class OfPage {

        private final PageAddress address;

        private OfPage(PageAddress address) {
            this.address = address;
        }

        /** @param context of the template that asks; its texts may not do so themselves */
        public Shared in(IContext context) {
            return new Shared(address.path(), context);
        }

        /**
         * Title and description, for readers, search engines and those whom the page is sent to, and the addresses of the
         * page in all languages.
         *
         * @param title null for the home page, which has the name of the site
         */
        public String head(String title, String description, Locale locale) {
            String name = message("site.name", locale);
            Html html = new Html(CHARACTERS);
            html.markup("<title>")
                    .text(title == null ? name : title + " · " + name)
                    .markup("</title>\n<meta name=\"description\" content=\"")
                    .text(description)
                    .markup("\">\n");
            String here = site.absolute(address.in(Language.of(locale).code()));
            link(html, "canonical\"", here);
            for (Language language : Language.values()) {
                link(
                        html,
                        "alternate\" hreflang=\"" + language.code() + "\"",
                        site.absolute(address.in(language.code())));
            }
            link(html, "alternate\" hreflang=\"x-default\"", site.absolute(address.in(Language.JA.code())));
            property(html, "title", title == null ? name : title);
            property(html, "description", description);
            property(html, "type", "website");
            property(html, "url", here);
            return html.toString();
        }

        private void link(Html html, String relation, String to) {
            html.markup("<link rel=\"")
                    .markup(relation)
                    .markup(" href=\"")
                    .text(to)
                    .markup("\">\n");
        }

        private void property(Html html, String name, String content) {
            html.markup("<meta property=\"og:" + name + "\" content=\"")
                    .text(content)
                    .markup("\">\n");
        }

        /**
         * All that stands above the content.
         *
         * @param searched the words that the list on this page was searched for, which then changes in place; null on other pages
         */
        public String header(Shared shared, String searched, Locale locale) {
            return shared.html("header")
                    .replace("<!--search-->", search(searched, locale))
                    .replace("<!--language-->", language(locale));
        }

        private String search(String searched, Locale locale) {
            String papers = Html.escaped("/" + Language.of(locale).code() + "/papers");
            Html html = new Html(CHARACTERS)
                    .markup("<form id=\"search\" class=\"site-search\" role=\"search\" method=\"get\" action=\"")
                    .markup(papers)
                    .markup("\"");
            if (searched != null) {
                html.markup(" data-hx-get=\"")
                        .markup(papers)
                        .markup("\" data-hx-target=\"#results\" data-hx-swap=\"outerHTML show:none\""
                                + " data-hx-trigger=\"submit, input changed delay:300ms from:#search-words\""
                                + " data-hx-sync=\"this:replace\"");
            }
            return html.markup(">\n<label class=\"visually-hidden\" for=\"search-words\">")
                    .text(message("search.label", locale))
                    .markup("</label>\n<input id=\"search-words\" type=\"search\" name=\"q\" maxlength=\"200\""
                            + " autocomplete=\"off\" enterkeyhint=\"search\" aria-keyshortcuts=\"/\" placeholder=\"")
                    .text(message("search.hint", locale))
                    .markup("\" value=\"")
                    .text(searched == null ? "" : searched)
                    .markup("\">\n<button type=\"submit\">")
                    .text(message("search.submit", locale))
                    .markup("</button>\n</form>\n")
                    .toString();
        }

        /** The link to the same page in the other language, in that language. */
        private String language(Locale locale) {
            String other = address.language().other().code();
            return new Html(CHARACTERS)
                    .markup("<a class=\"language\" href=\"")
                    .text(address.inOtherLanguage())
                    .markup("\" hreflang=\"" + other + "\" lang=\"" + other + "\" rel=\"alternate\">")
                    .text(message("layout.otherLanguage", locale))
                    .markup("</a>")
                    .toString();
        }
    }

    /** What depends on nothing but language, vocabulary and the page's path: most pages of a list share theirs. */
    class Shared {

        private final String path;
        private final IContext context;

        private Shared(String path, IContext context) {
            this.path = path;
            this.context = context;
        }

        /** @param name of a fragment in the template {@code layout-parts} */
        public String html(String name) {
            return kept.get()
                    .get(
                            new Part(
                                    name,
                                    Language.of(context.getLocale()),
                                    path,
                                    context.containsVariable("vocabulary")),
                            part -> templates.process(TEMPLATE, Set.of(name), context));
        }
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    OfPage of(PageAddress address) {
        return new OfPage(address);
    }
}
