package zukan.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zukan.catalog.Numbers.Better;
import zukan.catalog.Numbers.Metric;
import zukan.catalog.Numbers.Result;
import zukan.platform.Bilingual;

/**
 * Results that may be set side by side: of one task and dataset, in one metric, measured in the same way. Ways that are
 * worded differently count as different, so that nothing is compared that only looks alike.
 *
 * @param dataset null where there was none
 * @param rows the best first; equal ones in the order of the seed file
 */
public record ResultGroup(String task, String dataset, Bilingual protocol, Metric metric, List<Row> rows) {

    /**
     * A result and whose it is.
     *
     * @param paper slug
     */
    public record Row(String paper, Result result) {}

    private record Kind(String task, String dataset, Bilingual protocol, String metric) {}

    /** All results of the numbers: each stands in one group, if alone. */
    static List<ResultGroup> of(Numbers numbers) {
        Map<Kind, List<Row>> kinds = new LinkedHashMap<>();
        numbers.papers()
                .forEach(paper -> paper.results()
                        .forEach(result -> kinds.computeIfAbsent(
                                        new Kind(result.task(), result.dataset(), result.protocol(), result.metric()),
                                        kind -> new ArrayList<>())
                                .add(new Row(paper.paper(), result))));
        List<ResultGroup> groups = new ArrayList<>();
        kinds.forEach((kind, rows) -> {
            Metric metric = numbers.metric(kind.metric());
            rows.sort(bestFirst(metric.better()));
            groups.add(new ResultGroup(kind.task(), kind.dataset(), kind.protocol(), metric, List.copyOf(rows)));
        });
        return groups;
    }

    private static Comparator<Row> bestFirst(Better better) {
        Comparator<Row> ascending = Comparator.comparing(row -> row.result().number());
        return better == Better.LOWER ? ascending : ascending.reversed();
    }

    /** Whether there is anything to compare. */
    public boolean isComparable() {
        return rows.size() > 1;
    }

    /** How many papers have a part in it. */
    public long papers() {
        return rows.stream().map(Row::paper).distinct().count();
    }

    /** The row with the smallest value. */
    public Row least() {
        return metric.better() == Better.LOWER ? rows.get(0) : rows.get(rows.size() - 1);
    }

    /** The row with the largest value. */
    public Row most() {
        return metric.better() == Better.LOWER ? rows.get(rows.size() - 1) : rows.get(0);
    }

    /** Where a row's value lies on a scale from the smallest, at 0, to the largest, at its length; in the middle if all are equal. */
    public long place(Row row, int length) {
        BigDecimal least = least().result().number();
        BigDecimal width = most().result().number().subtract(least);
        return width.signum() == 0
                ? length / 2
                : row.result()
                        .number()
                        .subtract(least)
                        .multiply(BigDecimal.valueOf(length))
                        .divide(width, 0, RoundingMode.HALF_UP)
                        .longValue();
    }
}
