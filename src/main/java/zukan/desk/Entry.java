package zukan.desk;

import zukan.catalog.PaperContent;

/** An entry as a curator opened it. */
public record Entry(PaperContent content, State state) {

    /**
     * Which state of an entry it is.
     *
     * @param version what tells whether somebody has changed it since
     * @param revision its place in the history, where it can be looked up again
     */
    public record State(long version, int revision) {}
}
