package zukan.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the list of papers can be narrowed by; the order is that of the page. */
public enum Criterion {
    STARRED,
    DOMAIN,
    TOPIC,
    FRAMEWORK,
    CODE,
    OFFICIAL,
    MAINTAINED,
    RUNS,
    MONTH,
    TASK,
    METHOD,
    TECHNIQUE,
    DATASET,
    TOOK,
    ORIGIN;

    /** Its name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a yes or nothing: its only value is {@code true}. */
    public boolean isSwitch() {
        return this == STARRED || this == CODE || this == OFFICIAL || this == MAINTAINED || this == RUNS;
    }

    public static Optional<Criterion> of(String code) {
        return Arrays.stream(values())
                .filter(criterion -> criterion.code().equals(code))
                .findFirst();
    }
}
