package zukan.catalog;

import java.util.List;
import zukan.catalog.Vocabulary.Concept;

/**
 * A concept as its page shows it.
 *
 * @param filter the list of its papers
 * @param total how many papers it has
 * @param papers the first page of that list
 * @param related what its papers are also described with, the closest first
 */
public record ConceptDetails(
        Concept concept, PaperFilter filter, long total, List<PaperCard> papers, List<Related> related) {

    /** @param shared how many papers have both */
    public record Related(Concept concept, long shared) {}

    /** Whether there are more papers than are shown here. */
    public boolean isMore() {
        return total > papers.size();
    }
}
