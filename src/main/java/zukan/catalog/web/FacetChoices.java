package zukan.catalog.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import zukan.catalog.Criterion;
import zukan.catalog.Facet;
import zukan.catalog.Facet.Choice;
import zukan.platform.Language;

/**
 * Writes the choices of a facet. A list offers some two hundred of them, each with an address of its own: as a template they
 * took most of the time of a page (docs/decisions/0016).
 */
@Component("choices")
class FacetChoices {

    private final MessageSource messages;

    FacetChoices(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The items of the list, as HTML.
     *
     * @param more whether there are more papers than were counted
     */
    public String html(Facet facet, boolean more, Locale locale) {
        StringBuilder html = new StringBuilder(300 * facet.choices().size());
        String language = "/" + Language.of(locale).code();
        for (Choice choice : facet.choices()) {
            String to = escaped(language + choice.filter().path());
            html.append("<li><a id=\"choice-")
                    .append(facet.name())
                    .append('-')
                    .append(escaped(choice.value()))
                    .append("\" href=\"")
                    .append(to)
                    .append("\" data-hx-get=\"")
                    .append(to)
                    .append(choice.chosen() ? "\" class=\"chosen\" aria-current=\"true\">" : "\">")
                    .append("<span class=\"facet-value\">")
                    .append(escaped(label(facet, choice, locale)))
                    .append("</span> <span class=\"count\">")
                    .append(choice.count())
                    .append(more ? "+</span></a></li>\n" : "</span></a></li>\n");
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private String label(Facet facet, Choice choice, Locale locale) {
        if (choice.label() != null) {
            return choice.label().in(locale);
        }
        String key = facet.name().equals(Criterion.ORIGIN.code())
                ? "origin." + choice.value()
                : "facet." + facet.name() + ".true";
        return messages.getMessage(key, null, locale);
    }
}
