package zukan.catalog.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.RecentChange;
import zukan.catalog.SearchQuery;
import zukan.catalog.Survey;
import zukan.catalog.SurveyStore;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** The front door. */
@FromCatalog
@PageController
class HomeController {

    private static final int CHANGES = 5;

    private final PaperCatalog catalog;
    private final SurveyStore surveys;

    HomeController(PaperCatalog catalog, SurveyStore surveys) {
        this.catalog = catalog;
        this.surveys = surveys;
    }

    /**
     * @param months papers by the month of their first version, {@code 2016-01} first
     * @param countByDomain how many papers each domain has
     */
    record HomePage(
            Survey survey,
            List<PaperCard> papers,
            Map<String, List<PaperCard>> months,
            Map<String, Long> countByDomain,
            List<RecentChange> changes) {

        /** What the author added to the article, the newest first. */
        public List<Survey.Addendum> addenda() {
            return survey.addenda().stream()
                    .sorted(Comparator.comparing(Survey.Addendum::date).reversed())
                    .toList();
        }

        public List<PaperCard> starred() {
            return papers.stream().filter(PaperCard::starred).toList();
        }
    }

    @GetMapping("/")
    String home(Model model) {
        List<PaperCard> papers = catalog.list(new PaperFilter(
                        Map.of(), SearchQuery.NONE, PaperFilter.Sort.SURVEY, 0, PaperFilter.LARGEST_PAGE))
                .cards();
        model.addAttribute(
                "home",
                new HomePage(
                        surveys.survey(),
                        papers,
                        byMonth(papers),
                        papers.stream().collect(Collectors.groupingBy(PaperCard::domain, Collectors.counting())),
                        catalog.recentChanges(CHANGES)));
        return "catalog/home";
    }

    private static Map<String, List<PaperCard>> byMonth(List<PaperCard> papers) {
        return papers.stream()
                .collect(Collectors.groupingBy(
                        paper -> paper.submittedOn().toString().substring(0, 7), TreeMap::new, Collectors.toList()));
    }
}
