package zukan.catalog;

import java.util.List;

/**
 * One page of a list: the cards in the filter's order, and how many there are in all.
 *
 * @param filter what was asked for
 * @param total how many there are; of a search that finds more than it puts in order, how many it put in order
 * @param more whether a search found more than that
 * @param found ids of papers that the search found, whatever else is asked of them; null without a search
 * @param searched what the cards answer: where nothing was found, that is a query near the one that was asked
 * @param nearMiss a query that may have been meant, where little was found, or null
 */
public record CatalogPage(
        List<PaperCard> cards,
        PaperFilter filter,
        long total,
        boolean more,
        List<Integer> found,
        SearchQuery searched,
        SearchQuery nearMiss) {

    /** The same, with an offer. */
    CatalogPage offering(SearchQuery near) {
        return new CatalogPage(cards, filter, total, more, found, searched, near);
    }

    public int pages() {
        return (int) Math.max(1, (total + filter.size() - 1) / filter.size());
    }

    public boolean hasNext() {
        return filter.page() + 1 < pages();
    }

    public boolean hasPrevious() {
        return filter.page() > 0;
    }

    /** Whether words were replaced, because nothing was found with those that were typed. */
    public boolean isCorrected() {
        return !searched.text().equals(filter.query().text());
    }

    /** The filter that the cards answer, with the same page. */
    public PaperFilter answered() {
        return new PaperFilter(filter.values(), searched, filter.sort(), filter.page(), filter.size());
    }
}
