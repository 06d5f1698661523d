package zukan.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.Numbers.Better;
import zukan.catalog.Numbers.Effort;
import zukan.catalog.Numbers.Metric;
import zukan.catalog.Numbers.OfPaper;
import zukan.catalog.Numbers.Result;
import zukan.catalog.PaperContent.Source;
import zukan.platform.Bilingual;

/** The numbers that papers report, and what it took. Those of a paper that was withdrawn are kept, but not given out. */
@Component
@Transactional(readOnly = true)
public class NumberStore {

    private static final String PUBLISHED = " n join paper p on p.slug = n.paper";

    private final JdbcClient jdbc;
    private final PaperQueries queries;

    NumberStore(JdbcClient jdbc, PaperQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    /** All of them, in the order of the seed file. */
    public Numbers all() {
        return read("", List.of());
    }

    /** Those of some papers, and all metrics. */
    public Numbers of(Collection<String> papers) {
        return read(" where n.paper = any (?)", List.of((Object) papers.toArray(String[]::new)));
    }

    /**
     * What may be compared with each other, in the order of the seed file.
     *
     * @throws UnknownFilterValue if the filter asks for a dataset that the vocabulary does not have
     */
    public List<ResultGroup> groups(Numbers numbers, NumberFilter filter, Vocabulary vocabulary) {
        List<ResultGroup> all = ResultGroup.of(numbers);
        String dataset = filter.dataset();
        if (dataset == null) {
            return all;
        }
        boolean known = vocabulary
                .concepts(ConceptKind.DATASET)
                .anyMatch(concept -> concept.slug().equals(dataset));
        if (!known) {
            List<String> measured = all.stream()
                    .map(ResultGroup::dataset)
                    .filter(slug -> slug != null)
                    .distinct()
                    .toList();
            throw filter.unknownDataset(queries.nearest(dataset, measured));
        }
        return all.stream().filter(group -> dataset.equals(group.dataset())).toList();
    }

    private Numbers read(String condition, List<?> parameters) {
        List<Metric> metrics = jdbc.sql("select * from metric order by position")
                .query((row, n) -> new Metric(
                        row.getString("slug"),
                        new Bilingual(row.getString("name_ja"), row.getString("name_en")),
                        row.getString("unit"),
                        Better.valueOf(row.getString("better"))))
                .list();
        Map<Integer, Row> rows = new LinkedHashMap<>();
        jdbc.sql("select n.* from paper_result" + PUBLISHED + condition)
                .params(parameters)
                .query(row -> {
                    rows.put(row.getInt("position"), new Row(row.getString("paper"), result(row), null));
                });
        jdbc.sql("select n.* from paper_effort" + PUBLISHED + condition)
                .params(parameters)
                .query(row -> {
                    rows.put(row.getInt("position"), new Row(row.getString("paper"), null, effort(row)));
                });
        Map<String, OfPaper> papers = new LinkedHashMap<>();
        rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .forEach(row -> papers.merge(row.paper(), row.numbers(), NumberStore::joined));
        return new Numbers(metrics, List.copyOf(papers.values()));
    }

    private record Row(String paper, Result result, Effort effort) {

        OfPaper numbers() {
            return new OfPaper(paper, result == null ? null : List.of(result), effort == null ? null : List.of(effort));
        }
    }

    private static OfPaper joined(OfPaper one, OfPaper more) {
        List<Result> results = new ArrayList<>(one.results());
        results.addAll(more.results());
        List<Effort> effort = new ArrayList<>(one.effort());
        effort.addAll(more.effort());
        return new OfPaper(one.paper(), results, effort);
    }

    private static Result result(ResultSet row) throws SQLException {
        return new Result(
                row.getString("task"),
                row.getString("dataset"),
                new Bilingual(row.getString("protocol_ja"), row.getString("protocol_en")),
                row.getString("metric"),
                row.getString("value"),
                row.getString("model"),
                source(row),
                row.getString("place"));
    }

    private static Effort effort(ResultSet row) throws SQLException {
        return new Effort(
                Effort.Kind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getObject("amount", Integer.class),
                new Bilingual(row.getString("note_ja"), row.getString("note_en")),
                source(row),
                row.getString("place"),
                row.getBoolean("from_paper") ? null : false);
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(row.getString("source_kind"), row.getString("source_locator"), row.getString("source_url"));
    }

    /** Makes what is stored equal to the given; the slugs of the papers must be reserved, and the concepts be there. */
    @Transactional
    public void replace(Numbers numbers) {
        for (String table : List.of("paper_effort", "paper_result", "metric")) {
            jdbc.sql("delete from " + table).update();
        }
        for (int position = 0; position < numbers.metrics().size(); position++) {
            Metric metric = numbers.metrics().get(position);
            jdbc.sql("insert into metric (slug, position, name_ja, name_en, unit, better) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            metric.slug(),
                            position,
                            metric.name().ja(),
                            metric.name().en(),
                            metric.unit(),
                            metric.better().name())
                    .update();
        }
        int position = 0;
        for (OfPaper paper : numbers.papers()) {
            for (Result result : paper.results()) {
                put(position++, paper.paper(), result);
            }
            for (Effort effort : paper.effort()) {
                put(position++, paper.paper(), effort);
            }
        }
    }

    private void put(int position, String paper, Result result) {
        jdbc.sql("""
                        insert into paper_result (position, paper, task, dataset, protocol_ja, protocol_en, metric, value,
                            model, source_kind, source_locator, source_url, place)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        position,
                        paper,
                        result.task(),
                        result.dataset(),
                        result.protocol().ja(),
                        result.protocol().en(),
                        result.metric(),
                        result.value(),
                        result.model(),
                        result.source().kind(),
                        result.source().locator(),
                        result.source().url(),
                        result.place())
                .update();
    }

    private void put(int position, String paper, Effort effort) {
        jdbc.sql("""
                        insert into paper_effort (position, paper, kind, value, amount, note_ja, note_en, source_kind,
                            source_locator, source_url, place, from_paper)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        position,
                        paper,
                        effort.kind().name(),
                        effort.value(),
                        effort.amount(),
                        effort.note().ja(),
                        effort.note().en(),
                        effort.source().kind(),
                        effort.source().locator(),
                        effort.source().url(),
                        effort.place(),
                        !Boolean.FALSE.equals(effort.fromPaper()))
                .update();
    }
}
