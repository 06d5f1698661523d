package zukan.catalog;

/** An entry that somebody may mean, and what speaks for it. */
public record Likeness(PaperCard paper, By by) {

    /** From certain to perhaps. */
    public enum By {
        IDENTIFIER,
        TITLE,
        SIMILARITY
    }
}
