package zukan.catalog;

import java.util.List;

/** One page of a list: the cards in the filter's order, and how many there are in all. */
public record CatalogPage(List<PaperCard> cards, PaperFilter filter, long total) {

    public int pages() {
        return (int) Math.max(1, (total + filter.size() - 1) / filter.size());
    }

    public boolean hasNext() {
        return filter.page() + 1 < pages();
    }

    public boolean hasPrevious() {
        return filter.page() > 0;
    }
}
