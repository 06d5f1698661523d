package zukan.catalog.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.CatalogPage;
import zukan.catalog.ConceptCatalog;
import zukan.catalog.Criterion;
import zukan.catalog.Facet;
import zukan.catalog.NumberFilter;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.Plates;
import zukan.catalog.SearchQuery;
import zukan.catalog.Took;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Bilingual;
import zukan.platform.FromCatalog;
import zukan.platform.Language;
import zukan.platform.PageController;

/** The list, narrowed as the address says. */
@FromCatalog
@PageController
class BrowseController {

    /** The form in the header. */
    private static final String SEARCH = "search";

    /** The cards' names stand below the page's own title. */
    private static final int CARD_LEVEL = 2;

    private final PaperCatalog catalog;
    private final ConceptCatalog concepts;
    private final FacetChoices choices;
    private final ListControls controls;
    private final CardHtml cards;

    BrowseController(
            PaperCatalog catalog,
            ConceptCatalog concepts,
            FacetChoices choices,
            ListControls controls,
            CardHtml cards) {
        this.catalog = catalog;
        this.concepts = concepts;
        this.choices = choices;
        this.controls = controls;
        this.cards = cards;
    }

    /**
     * One wish of the filter, with the list as it would be without it.
     *
     * @param criterion null if it is the search
     * @param label what the value is called, or null where the texts of the interface say it
     */
    record Chip(Criterion criterion, String value, Bilingual label, PaperFilter without) {}

    /** @param concepts those that are called what was searched for */
    record BrowsePage(CatalogPage result, List<Facet> facets, List<Chip> chips, List<Concept> concepts) {

        public PaperFilter filter() {
            return result.filter();
        }

        /** What is searched for, as it was typed; empty if nothing is. */
        public String searched() {
            return filter().query().text();
        }

        /** What the search box sends besides its words, so that a search keeps the filters. */
        public Map<String, String> kept() {
            Map<String, String> kept = filter().searching(SearchQuery.NONE).parameters();
            kept.remove("size");
            return kept;
        }

        /** The same on the timeline, which has neither an order nor pages of its own. */
        public PaperFilter inTime() {
            return filter().wishes();
        }

        /** The table that shows what was asked for of what papers took; null if nothing was. */
        public NumberFilter table() {
            return filter().value(Criterion.TOOK).map(Took::of).map(Took::table).orElse(null);
        }

        /** Nothing chosen but the search. */
        public PaperFilter unfiltered() {
            return PaperFilter.ALL.searching(filter().query());
        }
    }

    /** What is not written by the template (docs/decisions/0016), as HTML. */
    record Written(String aside, String above, String cards) {}

    @GetMapping("/papers")
    String browse(
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary,
            @ModelAttribute("plates") Plates plates,
            HtmxRequest htmx,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        PaperFilter filter = PaperFilter.from(parameters);
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        Optional<PaperCard> identified = catalog.identified(filter.query());
        if (identified.isPresent()) {
            String paper = "/papers/" + identified.get().slug();
            if (!htmx.isHtmxRequest()) {
                return "redirect:" + address(paper, locale);
            }
            response.setHeader("HX-Redirect", address(paper, locale));
        }
        CatalogPage page = catalog.list(filter);
        List<Facet> facets = catalog.facets(page, vocabulary);
        BrowsePage browse =
                new BrowsePage(page, facets, chips(filter, vocabulary), concepts.named(filter.query(), vocabulary));
        model.addAttribute("browse", browse);
        model.addAttribute(
                "written",
                new Written(
                        choices.aside(browse, locale),
                        controls.above(browse, locale),
                        cards.list(
                                page.cards(),
                                plates,
                                catalog.matches(page, vocabulary),
                                CARD_LEVEL,
                                vocabulary,
                                locale)));
        if (SEARCH.equals(htmx.getTriggerId())) {
            // what is typed on the way to a word is no page to come back to
            response.setHeader("HX-Replace-Url", address(filter.path(), locale));
        }
        // a page that htmx restores from history must be whole
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest() ? "catalog/browse :: results" : "catalog/browse";
    }

    /** The wishes of a filter but its search, each with what would be left without it. */
    static List<Chip> chips(PaperFilter filter, Vocabulary vocabulary) {
        return filter.values().entrySet().stream()
                .map(wish -> new Chip(
                        wish.getKey(),
                        wish.getValue(),
                        PaperCatalog.label(wish.getKey(), wish.getValue(), vocabulary),
                        filter.without(wish.getKey())))
                .toList();
    }

    private static String address(String path, Locale locale) {
        return "/" + Language.of(locale).code() + path;
    }
}
