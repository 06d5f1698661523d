package zukan.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import zukan.catalog.Numbers.Effort;

/**
 * What the list can be narrowed by of what papers took, in the order of the page: for each kind of effort that decides
 * whether a reader could train it too, that something is recorded of it, then the classes of what training a model took.
 * A paper that reports several trainings has the classes of all of them.
 */
public enum Took {
    GPUS(Effort.Kind.GPUS),
    GPUS_1(Effort.Kind.GPUS, 1, 1),
    GPUS_2_TO_8(Effort.Kind.GPUS, 2, 8),
    GPUS_9_OR_MORE(Effort.Kind.GPUS, 9, Effort.LARGEST_AMOUNT),
    TIME(Effort.Kind.TIME),
    TIME_UP_TO_A_DAY(Effort.Kind.TIME, 1, 24),
    TIME_DAYS(Effort.Kind.TIME, 25, 167),
    TIME_A_WEEK_OR_MORE(Effort.Kind.TIME, 168, Effort.LARGEST_AMOUNT),
    PARAMETERS(Effort.Kind.PARAMETERS),
    PARAMETERS_UNDER_10M(Effort.Kind.PARAMETERS, 1, 9_999),
    PARAMETERS_10M_TO_50M(Effort.Kind.PARAMETERS, 10_000, 50_000),
    PARAMETERS_OVER_50M(Effort.Kind.PARAMETERS, 50_001, Effort.LARGEST_AMOUNT),
    MEMORY(Effort.Kind.MEMORY),
    /** What a good graphics card of 2016 had. */
    MEMORY_UP_TO_8GB(Effort.Kind.MEMORY, 1, 8_192),
    MEMORY_OVER_8GB(Effort.Kind.MEMORY, 8_193, Effort.LARGEST_AMOUNT),
    /** Of none of the kinds above anything is recorded here, which says nothing about the paper itself. */
    UNRECORDED(null);

    private final Effort.Kind kind;
    private final Integer least;
    private final Integer most;

    Took(Effort.Kind kind) {
        this(kind, null, null);
    }

    Took(Effort.Kind kind, Integer least, Integer most) {
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    /** Its name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public static Took of(String code) {
        return Arrays.stream(values())
                .filter(took -> took.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** What it is about; empty for {@link #UNRECORDED}. */
    public Optional<Effort.Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /** Whether it asks how much, and not just whether anything is recorded. */
    public boolean isClass() {
        return least != null;
    }

    /** The part of the table of all effort that it was read from. */
    public NumberFilter table() {
        return NumberFilter.ALL.withEffort(kind);
    }

    /**
     * What a row of the table makes of its paper.
     *
     * @param amount null where the row tells of no whole training
     */
    static Stream<Took> of(Effort.Kind kind, Integer amount) {
        return Arrays.stream(values())
                .filter(took -> took.kind == kind)
                .filter(took -> !took.isClass() || amount != null && amount >= took.least && amount <= took.most);
    }
}
