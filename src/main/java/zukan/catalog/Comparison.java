package zukan.catalog;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import zukan.catalog.Lineage.Tie;
import zukan.catalog.PaperContent.DatasetUse;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.Paragraph;
import zukan.catalog.PaperContent.Section;
import zukan.platform.Bilingual;

/**
 * Papers side by side.
 *
 * @param columns one for each paper, the oldest first
 * @param facts what they were described with, row by row; a row that would be empty is absent
 * @param ties what the papers say about each other
 */
public record Comparison(List<Column> columns, List<Fact> facts, List<Tie> ties) {

    public static final int FEWEST = 2;
    public static final int MOST = 4;

    private static final List<Criterion> COMPARED =
            List.of(Criterion.DOMAIN, Criterion.TASK, Criterion.METHOD, Criterion.DATASET, Criterion.FRAMEWORK);

    /**
     * A paper.
     *
     * @param days since the first version of the paper before it; null for the first
     * @param others slugs of all papers but this, as an address names them
     */
    public record Column(PaperContent paper, Long days, List<String> others) {}

    /**
     * A row of values.
     *
     * @param name of the criterion
     * @param cells one for each paper
     */
    public record Fact(String name, List<List<Value>> cells) {}

    /**
     * A value and the list of all papers that have it.
     *
     * @param sharers how many of the compared papers have it
     */
    public record Value(Bilingual name, PaperFilter filter, long sharers) {

        public boolean isShared() {
            return sharers > 1;
        }
    }

    /** The slugs in the one order in which an address names them, so that the same papers have the same address. */
    public static List<String> inOrder(Collection<String> slugs) {
        return slugs.stream().sorted().toList();
    }

    /** Puts papers side by side; in whatever order they are given, the result is the same. */
    public static Comparison of(Collection<PaperContent> papers, List<Tie> ties, Vocabulary vocabulary) {
        List<PaperContent> sorted = papers.stream()
                .sorted(Comparator.comparing(PaperContent::submittedOn).thenComparing(PaperContent::slug))
                .toList();
        List<Column> columns = new ArrayList<>();
        for (PaperContent paper : sorted) {
            PaperContent before =
                    columns.isEmpty() ? null : columns.get(columns.size() - 1).paper();
            columns.add(new Column(
                    paper,
                    before == null ? null : ChronoUnit.DAYS.between(before.submittedOn(), paper.submittedOn()),
                    inOrder(sorted.stream()
                            .filter(other -> other != paper)
                            .map(PaperContent::slug)
                            .toList())));
        }
        List<Fact> facts = COMPARED.stream()
                .map(criterion -> fact(criterion, sorted, vocabulary))
                .filter(fact -> fact.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        return new Comparison(List.copyOf(columns), facts, ties);
    }

    private static Fact fact(Criterion criterion, List<PaperContent> papers, Vocabulary vocabulary) {
        Map<String, Long> sharers = new HashMap<>();
        papers.forEach(
                paper -> values(criterion, paper, vocabulary).forEach(value -> sharers.merge(value, 1L, Long::sum)));
        return new Fact(
                criterion.code(),
                papers.stream()
                        .map(paper -> values(criterion, paper, vocabulary)
                                .map(value -> new Value(
                                        PaperCatalog.label(criterion, value, vocabulary),
                                        PaperFilter.ALL.with(criterion, value),
                                        sharers.get(value)))
                                .toList())
                        .toList());
    }

    private static Stream<String> values(Criterion criterion, PaperContent paper, Vocabulary vocabulary) {
        return switch (criterion) {
            case DOMAIN -> Stream.of(paper.domain());
            case TASK -> paper.tasks().stream();
            case METHOD -> paper.methods().stream();
            case DATASET -> paper.datasets().stream().map(DatasetUse::concept).distinct();
            case FRAMEWORK ->
                vocabulary.frameworks().stream()
                        .map(Vocabulary.Framework::slug)
                        .filter(framework -> paper.implementations().stream()
                                .map(Implementation::framework)
                                .anyMatch(framework::equals));
            default -> throw new IllegalArgumentException("not compared: " + criterion);
        };
    }

    /** How many papers there are. */
    public int size() {
        return columns.size();
    }

    /** The sections that at least one of the papers has, without what the survey's author thought. */
    public List<String> sections() {
        return Arrays.stream(Section.values())
                .filter(section -> section != Section.IMPRESSION)
                .filter(section -> columns.stream()
                        .anyMatch(column -> !paragraphs(column, section.code()).isEmpty()))
                .map(Section::code)
                .toList();
    }

    /** What a paper's entry says in a section; empty if it has none. */
    public List<Paragraph> paragraphs(Column column, String section) {
        return column.paper().sections().getOrDefault(Section.valueOf(section.toUpperCase(Locale.ROOT)), List.of());
    }
}
