package zukan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import zukan.catalog.PaperContent.Source;
import zukan.platform.Bilingual;

/**
 * What papers report in numbers, and what it took to get there.
 *
 * @param metrics what is measured
 * @param papers in the order of the seed file
 */
public record Numbers(List<Metric> metrics, List<OfPaper> papers) {

    /** Those of one paper: no paper or one, and all metrics. */
    public Numbers of(String paper) {
        return new Numbers(
                metrics,
                papers.stream().filter(other -> other.paper().equals(paper)).toList());
    }

    /** Which of two values is the better one. */
    public enum Better {
        LOWER,
        HIGHER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Better of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A measure.
     *
     * @param unit as it stands behind a value, or null for a bare number
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Metric(String slug, Bilingual name, String unit, Better better) {

        /** A unit as it follows the value, with the space that belongs between them; empty for a bare number. */
        public String suffix() {
            return unit == null ? "" : unit.equals("%") ? unit : "\u00a0" + unit;
        }
    }

    /**
     * The numbers of a paper.
     *
     * @param paper its slug
     */
    public record OfPaper(String paper, List<Result> results, List<Effort> effort) {

        public OfPaper {
            results = results == null ? List.of() : List.copyOf(results);
            effort = effort == null ? List.of() : List.copyOf(effort);
        }
    }

    /**
     * A value that a paper reports.
     *
     * @param task slug of a concept, as is the dataset
     * @param dataset null where nothing but a situation was measured in, such as games
     * @param protocol how it was measured; values are comparable only if this is the same
     * @param metric slug of a metric
     * @param value as printed, with all its digits
     * @param model what was measured, in the paper's words
     * @param source where the editors saw the value
     * @param place where in the paper it stands, such as {@code Table 2}; null if the source says so already
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            String task,
            String dataset,
            Bilingual protocol,
            String metric,
            String value,
            String model,
            Source source,
            String place) {

        /** The value as a number. */
        public BigDecimal number() {
            return new BigDecimal(value);
        }

        /** Whether it is said where in the paper the value stands, and said once. */
        public boolean hasOnePlace() {
            return source.standsInPaper() != (place != null);
        }
    }

    /**
     * Something that a result took.
     *
     * @param value as printed: no two papers count alike
     * @param amount the same as a number, where it is what training a model took from start to end: how many GPUs at the same
     *     time, hours (rounded up), thousands of parameters, or megabytes of memory of a GPU. Null where it is something else:
     *     an epoch, a part of a training that rests on other parts, a factor, what others needed
     * @param source where the editors saw the value
     * @param place where in the paper it stands; null if the source says so already, or if it was not taken from the paper
     * @param fromPaper false if the value was not taken from the paper, but from instructions for the code, say; otherwise null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Effort(
            Kind kind, String value, Integer amount, Bilingual note, Source source, String place, Boolean fromPaper) {

        /** What a seed file can say. */
        public static final int LARGEST_AMOUNT = 999_999_999;

        /** Whether either it is said, once, where in the paper the value stands, or that it was not taken from there. */
        public boolean hasOnePlace() {
            return Stream.of(source.standsInPaper(), place != null, Boolean.FALSE.equals(fromPaper))
                            .filter(said -> said)
                            .count()
                    == 1;
        }

        /** What is counted, in the order of the page. */
        public enum Kind {
            GPUS,
            TIME,
            PARAMETERS,
            MEMORY,
            SIZE,
            SPEED;

            @JsonValue
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** @throws IllegalArgumentException if there is none */
            @JsonCreator
            static Kind of(String code) {
                return find(code).orElseThrow(() -> new IllegalArgumentException("no kind of effort " + code));
            }

            static Optional<Kind> find(String code) {
                return Arrays.stream(values())
                        .filter(kind -> kind.code().equals(code))
                        .findFirst();
            }
        }
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public Metric metric(String slug) {
        return metrics.stream()
                .filter(metric -> metric.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
