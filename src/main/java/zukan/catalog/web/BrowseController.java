package zukan.catalog.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.CatalogPage;
import zukan.catalog.Facet;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.Vocabulary;
import zukan.platform.Bilingual;
import zukan.platform.PageController;

/** The list, narrowed as the address says. */
@PageController
class BrowseController {

    private final PaperCatalog catalog;

    BrowseController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    /** One wish of the filter, with the list as it would be without it. */
    record Chip(String criterion, String value, Bilingual label, PaperFilter without) {}

    record BrowsePage(CatalogPage result, List<Facet> facets, List<Chip> chips) {

        public PaperFilter filter() {
            return result.filter();
        }

        public List<PaperFilter.Sort> sorts() {
            return Arrays.asList(PaperFilter.Sort.values());
        }
    }

    @GetMapping("/papers")
    String browse(
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary,
            HtmxRequest htmx,
            HttpServletResponse response,
            Model model) {
        PaperFilter filter = PaperFilter.from(parameters);
        List<Facet> facets = catalog.facets(filter, vocabulary);
        List<Chip> chips = filter.values().entrySet().stream()
                .map(wish -> new Chip(
                        wish.getKey().code(),
                        wish.getValue(),
                        PaperCatalog.label(wish.getKey(), wish.getValue(), vocabulary),
                        filter.without(wish.getKey())))
                .toList();
        model.addAttribute("browse", new BrowsePage(catalog.list(filter), facets, chips));
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        // a page that htmx restores from history must be whole
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest() ? "catalog/browse :: results" : "catalog/browse";
    }
}
