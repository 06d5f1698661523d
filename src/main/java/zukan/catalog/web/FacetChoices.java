package zukan.catalog.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import zukan.catalog.Facet;
import zukan.catalog.Facet.Choice;
import zukan.platform.Html;
import zukan.platform.Language;

/** Writes facets: a list offers some two hundred choices, each with an address of its own. */
@Component("choices")
class FacetChoices {

    private static final int CHARACTERS = 300;

    /** A longer facet is folded, unless something of it is chosen. */
    private static final int FEW = 12;

    private final MessageSource messages;

    FacetChoices(MessageSource messages) {
        this.messages = messages;
    }

    /** What narrows a list: what a search keeps, hidden, and all facets one below the other, each to be folded. */
    public String aside(BrowseController.BrowsePage browse, Locale locale) {
        Html html = new Html(CHARACTERS
                * browse.facets().stream()
                        .mapToInt(facet -> facet.choices().size())
                        .sum());
        browse.kept()
                .forEach((name, value) -> html.markup("<input type=\"hidden\" form=\"search\" name=\"")
                        .text(name)
                        .markup("\" value=\"")
                        .text(value)
                        .markup("\">\n"));
        String filters = messages.getMessage("browse.filters", null, locale);
        html.markup("<aside class=\"facets\" aria-label=\"")
                .text(filters)
                .markup("\"><details class=\"facets-fold\" open>\n<summary>")
                .text(filters)
                .markup("</summary>\n");
        folds(html, browse, locale);
        return html.markup("</details></aside>\n").toString();
    }

    private void folds(Html html, BrowseController.BrowsePage browse, Locale locale) {
        for (Facet facet : browse.facets()) {
            String name = messages.getMessage("facet." + facet.name(), null, locale);
            html.markup("<nav class=\"facet\" aria-label=\"").text(name).markup("\"><details class=\"facet-fold\"");
            html.markup(facet.choices().size() <= FEW || facet.isChosen() ? " open" : "");
            html.markup("><summary>").text(name).markup("</summary>\n<ul>");
            write(html, facet, ListControls.PAPERS, browse.result().more(), locale);
            html.markup("</ul></details></nav>\n");
        }
    }

    /**
     * The items of a facet's list, as HTML.
     *
     * @param page path of the page that the choices lead to, without language
     * @param more whether there are more papers than were counted
     */
    public String html(Facet facet, String page, boolean more, Locale locale) {
        Html html = new Html(CHARACTERS * facet.choices().size());
        write(html, facet, page, more, locale);
        return html.toString();
    }

    private void write(Html html, Facet facet, String page, boolean more, Locale locale) {
        String path = "/" + Language.of(locale).code() + page;
        String[] around = facet.around(path);
        String before = Html.escaped(around[0]);
        String after = Html.escaped(around[1]);
        for (Choice choice : facet.choices()) {
            String to = choice.chosen()
                    ? Html.escaped(facet.with(choice).path(path))
                    : before + UriUtils.encode(choice.value(), StandardCharsets.UTF_8) + after;
            html.markup("<li><a id=\"choice-").markup(facet.name()).markup("-").text(choice.value());
            html.markup("\" href=\"")
                    .markup(to)
                    .markup("\" data-hx-get=\"")
                    .markup(to)
                    .markup("\"");
            if (choice.chosen()) {
                html.markup(" class=\"chosen\" aria-current=\"true\"");
            }
            html.markup("><span class=\"facet-value\">").text(label(facet, choice, locale));
            html.markup("</span> <span class=\"count\">")
                    .markup(String.valueOf(choice.count()))
                    .markup(more ? "+" : "");
            html.markup("</span></a></li>\n");
        }
    }

    private String label(Facet facet, Choice choice, Locale locale) {
        if (choice.label() != null) {
            return choice.label().in(locale);
        }
        String key =
                facet.criterion().isSwitch() ? "facet." + facet.name() + ".true" : facet.name() + "." + choice.value();
        return messages.getMessage(key, null, locale);
    }
}
