package zukan.catalog;

/**
 * Who changes an entry, and why; kept with the change for all to read.
 *
 * @param by a curator's name, or {@link #SEED_DATA}
 * @param reason one sentence; may be empty for what speaks for itself
 * @param suggestion number of the suggestion that led to it, or null
 */
public record Change(String by, String reason, Long suggestion) {

    /** What signs changes that come from the files rather than from a person. */
    public static final String SEED_DATA = "seed-data";

    public Change {
        if (by == null || by.isBlank()) {
            throw new IllegalArgumentException("a change has an author");
        }
        reason = reason == null ? "" : reason.strip();
    }
}
