package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import zukan.catalog.Numbers.Better;
import zukan.catalog.Numbers.Metric;
import zukan.catalog.Numbers.OfPaper;
import zukan.catalog.Numbers.Result;
import zukan.catalog.PaperContent.Source;
import zukan.platform.Bilingual;

/** What is held to be comparable, and in what order. */
class ResultGroupTests {

    private static final Metric ERROR = new Metric("error", new Bilingual("誤り率", "Error"), "%", Better.LOWER);
    private static final Metric BLEU = new Metric("bleu", new Bilingual("BLEU", "BLEU"), null, Better.HIGHER);

    private static Result result(String dataset, String protocol, Metric metric, String value) {
        return new Result(
                "task",
                dataset,
                new Bilingual(protocol, protocol),
                metric.slug(),
                value,
                "model " + value,
                new Source("abstract", null, null),
                null);
    }

    private static List<ResultGroup> groups(Result... results) {
        List<OfPaper> papers = Arrays.stream(results)
                .map(result -> new OfPaper("paper-" + result.value(), List.of(result), null))
                .toList();
        return ResultGroup.of(new Numbers(List.of(ERROR, BLEU), papers));
    }

    private static List<String> values(ResultGroup group) {
        return group.rows().stream().map(row -> row.result().value()).toList();
    }

    @Test
    void onlyWhatWasMeasuredInTheSameWayIsComparable() {
        List<ResultGroup> groups = groups(
                result("a", "augmented", ERROR, "5.0"),
                result("a", "plain", ERROR, "7.0"),
                result("b", "augmented", ERROR, "9.0"),
                result("a", "augmented", BLEU, "30"),
                result(null, "augmented", ERROR, "2.0"),
                result("a", "augmented", ERROR, "4.0"));

        assertThat(groups).hasSize(5);
        assertThat(groups.stream().filter(ResultGroup::isComparable))
                .singleElement()
                .satisfies(group -> assertThat(values(group)).containsExactly("4.0", "5.0"));
    }

    @Test
    void theBestComesFirstByValueAndNotByLetters() {
        assertThat(values(groups(
                                result("a", "p", ERROR, "10.18"),
                                result("a", "p", ERROR, "3.13e-3"),
                                result("a", "p", ERROR, "9.5"))
                        .get(0)))
                .containsExactly("3.13e-3", "9.5", "10.18");
        assertThat(values(groups(
                                result("a", "p", BLEU, "9.5"),
                                result("a", "p", BLEU, "41.16"),
                                result("a", "p", BLEU, "24.61"))
                        .get(0)))
                .containsExactly("41.16", "24.61", "9.5");
    }

    @Test
    void theScaleRunsFromTheSmallestToTheLargestWhicheverIsBetter() {
        for (Metric metric : List.of(ERROR, BLEU)) {
            ResultGroup group = groups(
                            result("a", "p", metric, "10"),
                            result("a", "p", metric, "12.5"),
                            result("a", "p", metric, "20"))
                    .get(0);

            assertThat(group.least().result().value()).isEqualTo("10");
            assertThat(group.most().result().value()).isEqualTo("20");
            assertThat(group.rows().stream().map(row -> group.place(row, 100)))
                    .containsExactlyInAnyOrder(0L, 25L, 100L);
        }
    }

    @Test
    void equalValuesStandInTheMiddleOfTheirScale() {
        ResultGroup group = groups(result("a", "p", ERROR, "1.59"), result("a", "p", ERROR, "1.590"))
                .get(0);

        assertThat(group.rows().stream().map(row -> group.place(row, 150))).containsExactly(75L, 75L);
    }
}
