package zukan.catalog.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.Criterion;
import zukan.catalog.ImplementationEntry;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent.InArticle;
import zukan.catalog.PaperFilter;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** All code, by framework. */
@FromCatalog
@PageController
class ImplementationController {

    private final PaperCatalog catalog;

    ImplementationController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    record Group(Framework framework, List<ImplementationEntry> entries) {}

    /**
     * @param counts how many implementations each framework has, the other wishes kept
     * @param inArticle whether only links that the survey named are shown
     * @param runs whether only what was found to run today is shown
     */
    record ImplementationPage(
            List<Group> groups,
            Map<String, Long> counts,
            String framework,
            boolean official,
            boolean inArticle,
            boolean runs,
            int total) {

        /** The address of this list with another choice, without language. */
        public String path(String otherFramework, boolean onlyOfficial, boolean onlyInArticle, boolean onlyRunning) {
            Map<String, String> parameters = new LinkedHashMap<>();
            if (otherFramework != null) {
                parameters.put("framework", otherFramework);
            }
            if (onlyOfficial) {
                parameters.put("official", "true");
            }
            if (onlyInArticle) {
                parameters.put("inArticle", "true");
            }
            if (onlyRunning) {
                parameters.put("runs", "true");
            }
            return parameters.entrySet().stream()
                    .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                    .collect(Collectors.joining(
                            "&", parameters.isEmpty() ? "/implementations" : "/implementations?", ""));
        }
    }

    @GetMapping("/implementations")
    String list(
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary,
            Model model) {
        // the same words as in the list of papers, so that they are checked and explained by the same rules
        PaperFilter filter = PaperFilter.from(parameters);
        catalog.requireKnown(filter, vocabulary);
        String framework = filter.value(Criterion.FRAMEWORK).orElse(null);
        boolean official = filter.value(Criterion.OFFICIAL).isPresent();
        boolean inArticle = "true".equals(parameters.get("inArticle"));
        boolean runs = filter.value(Criterion.RUNS).isPresent();
        List<ImplementationEntry> fitting = catalog.implementations().stream()
                .filter(entry -> !official || entry.implementation().official())
                .filter(entry -> !inArticle || entry.implementation().inArticle() != InArticle.NO)
                .filter(entry -> !runs || entry.implementation().runsToday())
                .toList();
        Map<String, List<ImplementationEntry>> byFramework = fitting.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.implementation().framework(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Long> counts = new LinkedHashMap<>();
        byFramework.forEach((slug, entries) -> counts.put(slug, (long) entries.size()));
        List<Group> groups = byFramework.entrySet().stream()
                .filter(entry -> framework == null || framework.equals(entry.getKey()))
                .map(entry -> new Group(vocabulary.framework(entry.getKey()), entry.getValue()))
                .toList();
        model.addAttribute(
                "page", new ImplementationPage(groups, counts, framework, official, inArticle, runs, fitting.size()));
        return "catalog/implementations";
    }
}
