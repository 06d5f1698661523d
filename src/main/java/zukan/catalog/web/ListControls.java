package zukan.catalog.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import zukan.catalog.CatalogPage;
import zukan.catalog.PaperFilter;
import zukan.catalog.SearchQuery;
import zukan.platform.Html;
import zukan.platform.Language;

/** Writes what stands above a list: the wishes that narrow it, the orders that it can have, and how a search was read. */
@Component("controls")
class ListControls {

    private static final int CHARACTERS = 3_000;

    /** The list's own path, without language. */
    static final String PAPERS = "/papers";

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

    /** All that stands above the cards of a list. */
    public String above(BrowseController.BrowsePage browse, Locale locale) {
        CatalogPage result = browse.result();
        Html html = new Html(CHARACTERS);
        if (!browse.chips().isEmpty()) {
            html.markup(chips(browse.chips(), null, PAPERS, browse.unfiltered(), locale));
        }
        html.markup("<div class=\"list-head\">\n<p class=\"total\">")
                .text(message(result.more() ? "papers.countMore" : "papers.count", locale, result.total()))
                .markup("</p>\n<nav class=\"sorts\" aria-label=\"")
                .text(message("browse.sort", locale))
                .markup("\"><span class=\"sorts-name\" aria-hidden=\"true\">")
                .text(message("browse.sort", locale))
                .markup("</span>\n");
        sorts(html, browse.filter(), locale);
        html.markup("</nav>\n</div>\n");
        if (!result.cards().isEmpty()) {
            elsewhere(html, browse, locale);
        }
        if (!browse.filter().query().isEmpty()) {
            note(html, result, locale);
        }
        return html.toString();
    }

    /** The same papers on other pages. */
    private void elsewhere(Html html, BrowseController.BrowsePage browse, Locale locale) {
        html.markup("<p class=\"to-timeline\">");
        to(html, "", browse.inTime().path("/timeline"), locale)
                .text(message("timeline.fromList", locale))
                .markup("</a>");
        if (browse.table() != null) {
            to(html, " class=\"to-effort\"", browse.table().effortPath(), locale)
                    .text(message("took.table", locale))
                    .markup("</a>");
        }
        html.markup("</p>\n");
    }

    private static Html to(Html html, String attributes, String path, Locale locale) {
        return html.markup("<a" + attributes + " href=\"")
                .text(address(path, locale))
                .markup("\">");
    }

    /** The orders, with links to the same list in each. */
    private void sorts(Html html, PaperFilter filter, Locale locale) {
        for (PaperFilter.Sort sort : filter.sorts()) {
            html.markup("<a id=\"sort-" + sort.code() + "\"");
            link(html, filter.ordered(sort).path(PAPERS), locale);
            html.markup(sort == filter.sort() ? " aria-current=\"true\">" : ">")
                    .text(message("sort." + sort.code(), locale))
                    .markup("</a>\n");
        }
    }

    /** How a search was read, and what was done where it found nothing, little, or more than can be put in order. */
    private void note(Html html, CatalogPage result, Locale locale) {
        PaperFilter filter = result.filter();
        SearchQuery searched = result.searched();
        html.markup("<div class=\"search-note\">\n");
        if (result.isCorrected()) {
            html.markup("<p>")
                    .text(message("search.corrected", locale, filter.query().text()));
            search(html, "search-instead", filter.searching(searched), locale);
        }
        if (searched.isLoose()) {
            html.markup("<p>").text(message("search.loose", locale)).markup("</p>\n");
        }
        if (result.nearMiss() != null) {
            html.markup("<p>").text(message("search.near", locale));
            search(html, "search-near", filter.searching(result.nearMiss()), locale);
        }
        if (result.more()) {
            html.markup("<p>")
                    .text(message("search.more", locale, result.total()))
                    .markup("</p>\n");
        }
        html.markup("<p class=\"search-read quiet\">").text(message("search.read", locale));
        for (SearchQuery.Term term : searched.terms()) {
            term(html, read(term, term.isPhrase() ? "search.phrase" : "search.word", locale));
        }
        for (SearchQuery.Term term : searched.excluded()) {
            term(html, message("search.without", locale, read(term, "search.word", locale)));
        }
        html.markup("</p>\n</div>\n");
    }

    private String read(SearchQuery.Term term, String key, Locale locale) {
        return (term.field() == SearchQuery.Field.ANYWHERE
                        ? ""
                        : message("search.in." + term.field().code(), locale))
                + message(key, locale, term.text());
    }

    private static void term(Html html, String read) {
        html.markup("<span class=\"search-term\">").text(read).markup("</span> ");
    }

    private static void search(Html html, String id, PaperFilter filter, Locale locale) {
        to(html, " id=\"" + id + "\"", filter.path(), locale)
                .text(filter.query().text())
                .markup("</a></p>\n");
    }

    private static void link(Html html, String path, Locale locale) {
        String to = Html.escaped(address(path, locale));
        html.markup(" href=\"")
                .markup(to)
                .markup("\" data-hx-get=\"")
                .markup(to)
                .markup("\"");
    }

    private static String address(String path, Locale locale) {
        return "/" + Language.of(locale).code() + path;
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
