package zukan.catalog.web;

import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import zukan.catalog.Criterion;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperFilter;
import zukan.catalog.SearchQuery;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/**
 * The page of the reading list. The list itself lives in the reader's browser and never comes here: the page is the same for
 * everybody, and holds the survey's papers, so that the browser can name them and tell which are unread.
 */
@FromCatalog
@PageController
class ReadingListController {

    private final PaperCatalog catalog;

    ReadingListController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/reading-list")
    String show(Model model) {
        PaperFilter survey = new PaperFilter(
                Map.of(Criterion.ORIGIN, Origin.SURVEY.code()),
                SearchQuery.NONE,
                PaperFilter.Sort.SURVEY,
                0,
                PaperFilter.LARGEST_PAGE);
        model.addAttribute("papers", catalog.list(survey).cards());
        return "catalog/reading-list";
    }
}
