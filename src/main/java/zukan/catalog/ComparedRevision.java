package zukan.catalog;

/**
 * A revision beside the one before it.
 *
 * @param diff what it changed; all that it says, for the first one
 */
public record ComparedRevision(Revision revision, PaperDiff diff) {

    /** Whether an entry was changed, not begun or taken out. */
    public boolean isChange() {
        return revision.number() > 1 && !diff.isEmpty();
    }
}
