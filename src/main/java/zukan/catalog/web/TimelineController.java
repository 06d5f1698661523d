package zukan.catalog.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.CatalogPage;
import zukan.catalog.Criterion;
import zukan.catalog.Facet;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.SearchQuery;
import zukan.catalog.SurveyStore;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Domain;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** The papers in time, narrowed as the list is. */
@FromCatalog
@PageController
class TimelineController {

    /** More marks would be a thicket; the list shows the rest. */
    private static final int MOST_DRAWN = 240;

    /** What can be chosen here, in this order; the list offers more, and what was chosen there is kept. */
    private static final List<Criterion> OFFERED = List.of(
            Criterion.STARRED,
            Criterion.CODE,
            Criterion.OFFICIAL,
            Criterion.MAINTAINED,
            Criterion.DOMAIN,
            Criterion.TOPIC,
            Criterion.FRAMEWORK,
            Criterion.TECHNIQUE);

    private final PaperCatalog catalog;
    private final SurveyStore surveys;

    TimelineController(PaperCatalog catalog, SurveyStore surveys) {
        this.catalog = catalog;
        this.surveys = surveys;
    }

    /** The papers of a month, the oldest first; there may be none. */
    record Month(YearMonth month, List<PaperCard> papers) {}

    /**
     * @param result what fits; of too many, the newest
     * @param months those that hold a paper, and all of a year that is drawn month by month
     */
    record TimelinePage(
            CatalogPage result,
            List<Facet> facets,
            List<BrowseController.Chip> chips,
            TimelineDrawing drawing,
            List<Month> months) {

        /** Room for a lane where time runs down the page, for all of them, and for a mark at the edge, in pixels. */
        private static final int LANE = 11;

        private static final int LANES = 88;
        private static final int EDGE = 2;

        public PaperFilter filter() {
            return result.filter();
        }

        /** The list of what is asked here, the newest first as here. */
        public PaperFilter list() {
            return filter().ordered(PaperFilter.Sort.DATE);
        }

        /** The search, as a wish that can be taken back; null if nothing is searched for. */
        public BrowseController.Chip search() {
            return filter().query().isEmpty()
                    ? null
                    : new BrowseController.Chip(
                            null, filter().query().text(), null, filter().searching(SearchQuery.NONE));
        }

        public PaperFilter everything() {
            return PaperFilter.ALL;
        }

        public boolean hasMore() {
            return result.more() || result.total() > result.cards().size();
        }

        public boolean hasCuratorStars() {
            return result.cards().stream().anyMatch(PaperCard::curatorStarred);
        }

        /** Where the lane of a domain runs down the page, in pixels from its edge. */
        public double laneAt(String domain) {
            List<String> lanes =
                    drawing.lanes().stream().map(lane -> lane.domain().slug()).toList();
            double room = Math.min(LANE, (double) LANES / Math.max(1, lanes.size()));
            return EDGE + Math.round(10 * room * (lanes.indexOf(domain) + 0.5)) / 10.0;
        }

        /** All lanes down a row of the page, as an SVG path that is longer than any row. */
        public String lanesPath() {
            return drawing.lanes().stream()
                    .map(lane -> "M" + laneAt(lane.domain().slug()) + " 0V900")
                    .collect(Collectors.joining());
        }
    }

    @GetMapping("/timeline")
    String show(
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary,
            HtmxRequest htmx,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        // order and pages are those of a list; here there is one page, and time is its order
        PaperFilter filter = PaperFilter.from(parameters).wishes();
        catalog.requireKnown(filter, vocabulary);
        CatalogPage found =
                catalog.list(new PaperFilter(filter.values(), filter.query(), PaperFilter.Sort.DATE, 0, MOST_DRAWN));
        CatalogPage result = new CatalogPage(
                found.cards(), filter, found.total(), found.more(), found.found(), found.searched(), null);
        Map<String, Facet> facets =
                catalog.facets(result, vocabulary).stream().collect(Collectors.toMap(Facet::name, facet -> facet));
        TimelineDrawing drawing = TimelineDrawing.of(
                result.cards(), lanes(filter, vocabulary), surveys.survey().publishedOn(), locale);
        model.addAttribute(
                "timeline",
                new TimelinePage(
                        result,
                        OFFERED.stream()
                                .map(criterion -> facets.get(criterion.code()))
                                .filter(Objects::nonNull)
                                .toList(),
                        BrowseController.chips(filter, vocabulary),
                        drawing,
                        months(result.cards(), drawing.axis())));
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        // a page that htmx restores from history must be whole
        return htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest()
                ? "catalog/timeline :: results"
                : "catalog/timeline";
    }

    private static List<Domain> lanes(PaperFilter filter, Vocabulary vocabulary) {
        return filter.value(Criterion.DOMAIN)
                .map(domain -> List.of(vocabulary.domain(domain)))
                .orElse(vocabulary.domains());
    }

    private static List<Month> months(List<PaperCard> papers, TimelineAxis axis) {
        Map<YearMonth, List<PaperCard>> byMonth = papers.stream()
                .sorted(Comparator.comparing(PaperCard::submittedOn).thenComparing(PaperCard::slug))
                .collect(Collectors.groupingBy(
                        paper -> YearMonth.from(paper.submittedOn()), TreeMap::new, Collectors.toList()));
        axis.months().forEach(month -> byMonth.putIfAbsent(month.month(), List.of()));
        return byMonth.entrySet().stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }
}
