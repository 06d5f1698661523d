package zukan.catalog;

import java.time.Instant;

/**
 * An entry as those who keep it see it: withdrawn ones are still there.
 *
 * @param version what {@link PaperEditing#withdraw} wants to know; of a withdrawn entry meaningless
 * @param revisions number of the newest revision
 * @param changedBy who made that
 */
public record Entry(
        String slug,
        Integer number,
        String shortName,
        String title,
        PaperContent.Origin origin,
        boolean withdrawn,
        long version,
        int revisions,
        Instant changedAt,
        String changedBy) {

    public boolean isBySeedData() {
        return changedBy.equals(Change.SEED_DATA);
    }
}
