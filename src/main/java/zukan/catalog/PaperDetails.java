package zukan.catalog;

import java.time.Instant;
import java.util.List;
import zukan.platform.Bilingual;

/**
 * A paper as its page shows it.
 *
 * @param previous the paper before it in the survey's order, or null
 * @param next the paper after it, or null
 * @param relations how it hangs together with other works, as it says itself
 * @param mentions relations that other papers have to this one
 * @param numbers what it reports in numbers, and all metrics; of no paper if it reports none
 */
public record PaperDetails(
        PaperContent content,
        Instant updatedAt,
        PaperCard previous,
        PaperCard next,
        List<Link> relations,
        List<Link> mentions,
        Numbers numbers) {

    /**
     * A relation seen from the page.
     *
     * @param work slug of the other work
     * @param background whether that is a background work, without an entry of its own
     */
    public record Link(String work, String name, boolean background, String kind, Bilingual note) {

        /** Where the other work is shown, without language. */
        public String path() {
            return background ? "/survey/background#" + work : "/papers/" + work;
        }

        /** This work and that of the page, as the address of their comparison names them. */
        public List<String> beside(String slug) {
            return Comparison.inOrder(List.of(slug, work));
        }
    }
}
