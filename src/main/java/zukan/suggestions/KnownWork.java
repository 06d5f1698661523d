package zukan.suggestions;

import java.time.Instant;
import java.util.List;
import zukan.catalog.Likeness;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;

/**
 * What Zukan already knows of a work that somebody is about to suggest.
 *
 * @param papers entries of the catalog that it may be, the most alike first
 * @param earlier suggestions of the same work, the latest first; nothing that a sender wrote while undecided
 */
public record KnownWork(List<Likeness> papers, List<Earlier> earlier) {

    /**
     * An earlier suggestion of the same work.
     *
     * @param certain whether an identifier says so, not a title
     * @param title what was suggested, for a decided one; null while it waits
     */
    public record Earlier(
            long number,
            State state,
            boolean certain,
            Instant sentAt,
            Instant decidedAt,
            String title,
            DeclineReason reason,
            String answer,
            String paper) {}

    public boolean isEmpty() {
        return papers.isEmpty() && earlier.isEmpty();
    }

    /** Whether it is in the catalog for certain. */
    public boolean isInCatalog() {
        return papers.stream().anyMatch(likeness -> likeness.by() == Likeness.By.IDENTIFIER);
    }

    /** Whether it waits for a decision for certain. */
    public boolean isWaiting() {
        return earlier.stream().anyMatch(one -> one.certain() && one.state() == State.WAITING);
    }

    /** Whether it was declined for certain. */
    public boolean isDeclined() {
        return earlier.stream().anyMatch(one -> one.certain() && one.state() == State.DECLINED);
    }
}
