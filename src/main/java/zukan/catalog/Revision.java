package zukan.catalog;

import java.time.Instant;
import java.util.Locale;

/**
 * One state of an entry in its history.
 *
 * @param number from 1, in order of time, for each entry anew
 * @param suggestion number of the suggestion that led to it, or null
 * @param content what the entry said from then on; for a withdrawal, its last words
 */
public record Revision(
        String slug,
        int number,
        Kind kind,
        Instant at,
        String by,
        String reason,
        Long suggestion,
        PaperContent content) {

    /** What was done. */
    public enum Kind {
        LOADED,
        PUBLISHED,
        REVISED,
        REVERTED,
        WITHDRAWN,
        RESTORED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isBySeedData() {
        return by.equals(Change.SEED_DATA);
    }
}
