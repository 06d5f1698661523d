package zukan.catalog.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import zukan.catalog.CoverageItem;
import zukan.catalog.Lineage.Member;
import zukan.catalog.LineageStore;
import zukan.catalog.SurveyStore;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** The article that the catalog grew from, and what became of everything in it. */
@FromCatalog
@PageController
class SurveyController {

    private final SurveyStore surveys;
    private final LineageStore lineages;

    SurveyController(SurveyStore surveys, LineageStore lineages) {
        this.surveys = surveys;
        this.lineages = lineages;
    }

    /** @param states how many items are in each state */
    record CoveragePage(Map<String, List<CoverageItem>> kinds, Map<String, Long> states, int total) {

        /** Items that are covered, or of which it is said why not. */
        public long accounted() {
            return total - states.getOrDefault("planned", 0L);
        }

        /** Of a hundred, rounded down: it is only 100 when nothing is missing. */
        public long percent() {
            return total == 0 ? 100 : 100 * accounted() / total;
        }
    }

    @GetMapping("/survey")
    String survey(Model model) {
        model.addAttribute("survey", surveys.survey());
        return "catalog/survey";
    }

    @GetMapping("/survey/background")
    String background(Model model) {
        model.addAttribute("works", surveys.background());
        model.addAttribute(
                "related", lineages.whole().members().stream().map(Member::slug).collect(Collectors.toSet()));
        return "catalog/background";
    }

    @GetMapping("/survey/coverage")
    String coverage(Model model) {
        List<CoverageItem> items = surveys.coverage();
        model.addAttribute(
                "page",
                new CoveragePage(
                        items.stream()
                                .collect(Collectors.groupingBy(
                                        CoverageItem::kind, LinkedHashMap::new, Collectors.toList())),
                        items.stream()
                                .collect(Collectors.groupingBy(
                                        CoverageItem::state, TreeMap::new, Collectors.counting())),
                        items.size()));
        return "catalog/coverage";
    }
}
