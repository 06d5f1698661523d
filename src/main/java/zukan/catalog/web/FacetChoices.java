package zukan.catalog.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import zukan.catalog.Criterion;
import zukan.catalog.Facet;
import zukan.catalog.Facet.Choice;
import zukan.platform.Html;
import zukan.platform.Language;

/** Writes the choices of a facet: a list offers some two hundred of them, each with an address of its own. */
@Component("choices")
class FacetChoices {

    private static final int CHARACTERS = 300;

    private final MessageSource messages;

    FacetChoices(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The items of the list, as HTML.
     *
     * @param page path of the page that the choices lead to, without language
     * @param more whether there are more papers than were counted
     */
    public String html(Facet facet, String page, boolean more, Locale locale) {
        Html html = new Html(CHARACTERS * facet.choices().size());
        String language = "/" + Language.of(locale).code();
        for (Choice choice : facet.choices()) {
            String to = language + choice.filter().path(page);
            html.markup("<li><a id=\"choice-").text(facet.name() + "-" + choice.value());
            html.markup("\" href=\"")
                    .text(to)
                    .markup("\" data-hx-get=\"")
                    .text(to)
                    .markup("\"");
            if (choice.chosen()) {
                html.markup(" class=\"chosen\" aria-current=\"true\"");
            }
            html.markup("><span class=\"facet-value\">").text(label(facet, choice, locale));
            html.markup("</span> <span class=\"count\">").text(choice.count() + (more ? "+" : ""));
            html.markup("</span></a></li>\n");
        }
        return html.toString();
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
