package zukan.catalog.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperFilter;
import zukan.platform.Html;
import zukan.platform.Language;

/** Writes what stands above a list: the wishes that narrow it, and the orders that it can have. */
@Component("controls")
class ListControls {

    private static final int CHARACTERS = 1_500;

    private final MessageSource messages;

    ListControls(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The wishes, each with a link to the list without it.
     *
     * @param search the words that are searched for, or null where they stand in a box of their own
     * @param page path of the page that the links lead to, without language
     * @param unfiltered what is left without all of them
     */
    public String chips(
            List<BrowseController.Chip> chips,
            BrowseController.Chip search,
            String page,
            PaperFilter unfiltered,
            Locale locale) {
        Html html = new Html(CHARACTERS);
        html.markup("<ul class=\"chips\" aria-label=\"")
                .text(message("browse.chosen", locale))
                .markup("\">\n");
        if (search != null) {
            chip(html, search, page, locale);
        }
        chips.forEach(chip -> chip(html, chip, page, locale));
        if (chips.size() + (search == null ? 0 : 1) > 1) {
            html.markup("<li><a class=\"chip-all\"");
            link(html, unfiltered.path(page), locale);
            html.markup(">").text(message("browse.removeAll", locale)).markup("</a></li>\n");
        }
        return html.markup("</ul>\n").toString();
    }

    private void chip(Html html, BrowseController.Chip chip, String page, Locale locale) {
        boolean isSearch = chip.criterion() == null;
        String value = value(chip, locale);
        html.markup("<li><a class=\"chip\"");
        link(html, chip.without().path(page), locale);
        html.markup("><span class=\"chip-name\">")
                .text(message(
                        isSearch ? "search.submit" : "facet." + chip.criterion().code(), locale))
                .markup("</span> ");
        if (value != null) {
            html.markup(isSearch ? "<span class=\"long\">" : "<span>")
                    .text(value)
                    .markup("</span> ");
        }
        html.markup("<span class=\"chip-remove\" aria-hidden=\"true\">×</span><span class=\"visually-hidden\">")
                .text(message("browse.remove", locale))
                .markup("</span></a></li>\n");
    }

    /** Null where the name says all. */
    private String value(BrowseController.Chip chip, Locale locale) {
        if (chip.criterion() == null) {
            return chip.value();
        }
        if (chip.label() != null) {
            return chip.label().in(locale);
        }
        return chip.criterion().isSwitch() ? null : message(chip.criterion().code() + "." + chip.value(), locale);
    }

    /** The orders, with links to the same list in each. */
    public String sorts(PaperFilter filter, String page, Locale locale) {
        Html html = new Html(CHARACTERS);
        for (PaperFilter.Sort sort : filter.sorts()) {
            html.markup("<a id=\"sort-" + sort.code() + "\"");
            link(html, filter.ordered(sort).path(page), locale);
            html.markup(sort == filter.sort() ? " aria-current=\"true\">" : ">")
                    .text(message("sort." + sort.code(), locale))
                    .markup("</a>\n");
        }
        return html.toString();
    }

    private static void link(Html html, String path, Locale locale) {
        String to = Html.escaped("/" + Language.of(locale).code() + path);
        html.markup(" href=\"")
                .markup(to)
                .markup("\" data-hx-get=\"")
                .markup(to)
                .markup("\"");
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
