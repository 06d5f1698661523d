package zukan.catalog;

import java.util.Comparator;
import java.util.List;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.Vocabulary.Technique;

/**
 * A technique and the domains that it is found in.
 *
 * @param cells one for each domain, in the vocabulary's order
 */
public record TechniqueSpread(Technique technique, List<Cell> cells) {

    /**
     * The papers of one domain that have the technique.
     *
     * @param filter that lists them
     * @param papers the first of them by the date of their first version, the oldest first
     * @param total how many there are
     */
    public record Cell(Domain domain, PaperFilter filter, List<PaperCard> papers, long total) {

        /** How many papers are not named. */
        public long others() {
            return total - papers.size();
        }
    }

    /** The domains that it was found in, the earliest first: by the oldest paper of each. */
    public List<Cell> journey() {
        return cells.stream()
                .filter(cell -> !cell.papers().isEmpty())
                .sorted(Comparator.comparing((Cell cell) -> cell.papers().get(0).submittedOn())
                        .thenComparing(cell -> cell.papers().get(0).slug()))
                .toList();
    }

    /** How many papers have it. */
    public long total() {
        return cells.stream().mapToLong(Cell::total).sum();
    }
}
