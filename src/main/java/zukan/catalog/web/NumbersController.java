package zukan.catalog.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.Criterion;
import zukan.catalog.NumberFilter;
import zukan.catalog.NumberStore;
import zukan.catalog.Numbers;
import zukan.catalog.Numbers.Effort;
import zukan.catalog.Numbers.OfPaper;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.ResultGroup;
import zukan.catalog.Took;
import zukan.catalog.Vocabulary;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** What the papers report in numbers, by dataset; and what it took. */
@FromCatalog
@PageController
class NumbersController {

    private final NumberStore store;
    private final PaperCatalog catalog;

    NumbersController(NumberStore store, PaperCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /** The results of one task on a dataset. */
    record Task(String task, List<ResultGroup> groups) {}

    /**
     * The results on a dataset.
     *
     * @param dataset null for what was measured on none
     * @param papers how many have a part in it
     */
    record Section(String dataset, long papers, List<Task> tasks) {

        static Section of(String dataset, List<ResultGroup> groups) {
            return new Section(
                    dataset,
                    groups.stream()
                            .flatMap(group -> group.rows().stream())
                            .map(ResultGroup.Row::paper)
                            .distinct()
                            .count(),
                    by(groups, ResultGroup::task).entrySet().stream()
                            .map(entry -> new Task(entry.getKey(), mostToCompareFirst(entry.getValue())))
                            .toList());
        }

        private static List<ResultGroup> mostToCompareFirst(List<ResultGroup> groups) {
            return groups.stream()
                    .sorted(Comparator.comparing(ResultGroup::papers)
                            .thenComparing(group -> group.rows().size())
                            .reversed())
                    .toList();
        }
    }

    /**
     * What was counted of a kind, in the order of the papers.
     *
     * @param lists the papers that have the kind, then those of its classes; empty for a kind that no list is narrowed by
     */
    record EffortGroup(Effort.Kind kind, List<EffortRow> rows, List<PaperList> lists) {}

    /**
     * The papers that took something.
     *
     * @param papers how many there are, one at least
     */
    record PaperList(Took took, long papers) {

        public PaperFilter filter() {
            return PaperFilter.ALL.with(Criterion.TOOK, took.code());
        }
    }

    /** @param paper slug */
    record EffortRow(String paper, Effort effort) {}

    /**
     * @param shared datasets that several papers have results on, those with most papers first
     * @param ofOnePaper the other datasets
     * @param unrecorded the papers of which nothing that a list is narrowed by is recorded; null if there are none
     * @param papers by slug
     */
    record NumbersPage(
            NumberFilter filter,
            List<Section> shared,
            List<Section> ofOnePaper,
            List<Section> sections,
            List<Effort.Kind> kinds,
            List<EffortGroup> effort,
            PaperList unrecorded,
            Map<String, PaperCard> papers) {

        /** Whether the filter asks for a dataset that only one paper has results on. */
        public boolean isOfOnePaperChosen() {
            return ofOnePaper.stream().anyMatch(section -> section.dataset().equals(filter.dataset()));
        }
    }

    @GetMapping("/numbers")
    String numbers(
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary,
            Model model) {
        NumberFilter filter = NumberFilter.from(parameters);
        Numbers numbers = store.all();
        List<Section> wanted = sections(store.groups(numbers, filter, vocabulary));
        Map<Boolean, List<Section>> datasets = sections(store.groups(numbers, NumberFilter.ALL, vocabulary)).stream()
                .filter(section -> section.dataset() != null)
                .collect(Collectors.partitioningBy(section -> section.papers() > 1));
        List<PaperList> lists = lists();
        List<EffortGroup> effort = effort(numbers, lists);
        model.addAttribute(
                "page",
                new NumbersPage(
                        filter,
                        datasets.get(true),
                        datasets.get(false),
                        wanted,
                        effort.stream().map(EffortGroup::kind).toList(),
                        effort.stream()
                                .filter(group -> filter.effort() == null || filter.effort() == group.kind())
                                .toList(),
                        lists.stream()
                                .filter(list -> list.took() == Took.UNRECORDED)
                                .findFirst()
                                .orElse(null),
                        catalog.cards(
                                numbers.papers().stream().map(OfPaper::paper).toList())));
        return "catalog/numbers";
    }

    private static List<Section> sections(List<ResultGroup> groups) {
        List<Section> sections = new ArrayList<>();
        by(groups, group -> Objects.toString(group.dataset(), ""))
                .forEach((dataset, those) -> sections.add(Section.of(dataset.isEmpty() ? null : dataset, those)));
        // what was measured on no dataset has no name to be looked for, and comes last
        sections.sort(Comparator.comparing((Section section) -> section.dataset() == null)
                .thenComparing(Section::papers, Comparator.reverseOrder()));
        return sections;
    }

    private static <K> Map<K, List<ResultGroup>> by(List<ResultGroup> groups, Function<ResultGroup, K> key) {
        return groups.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private List<PaperList> lists() {
        Map<String, Long> counts = catalog.counts(Criterion.TOOK);
        return Arrays.stream(Took.values())
                .filter(took -> counts.containsKey(took.code()))
                .map(took -> new PaperList(took, counts.get(took.code())))
                .toList();
    }

    private static List<EffortGroup> effort(Numbers numbers, List<PaperList> lists) {
        return Arrays.stream(Effort.Kind.values())
                .map(kind -> new EffortGroup(
                        kind,
                        numbers.papers().stream()
                                .flatMap(paper -> paper.effort().stream()
                                        .filter(effort -> effort.kind() == kind)
                                        .map(effort -> new EffortRow(paper.paper(), effort)))
                                .toList(),
                        lists.stream()
                                .filter(list ->
                                        list.took().kind().filter(kind::equals).isPresent())
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }
}
