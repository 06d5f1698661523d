package zukan.catalog;

import java.util.Locale;

/** What a concept is: a task that is solved, a method that is used, a dataset that is measured on. */
public enum ConceptKind {
    TASK,
    METHOD,
    DATASET;

    /** The name of its filter in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the list of papers is narrowed by to those that have such a concept. */
    public Criterion criterion() {
        return Criterion.valueOf(name());
    }
}
