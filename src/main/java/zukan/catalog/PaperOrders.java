package zukan.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of all papers in each order that a list can have; not for several threads at once. */
class PaperOrders {

    /** To put an id in its place costs as much as so many looks at whether one fits. */
    private static final int SORTING = 4;

    private static final int FETCHED_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Map<PaperFilter.Sort, Order> orders = new EnumMap<>(PaperFilter.Sort.class);

    PaperOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param ids from the first to the last
     * @param places of each id among them, from 0; what is no paper has any
     */
    private record Order(int[] ids, int[] places) {

        static Order of(int[] ids) {
            int[] places = new int[Arrays.stream(ids).max().orElse(0) + 1];
            for (int place = 0; place < ids.length; place++) {
                places[ids[place]] = place;
            }
            return new Order(ids, places);
        }

        int id(int place, boolean backwards) {
            return ids[backwards ? ids.length - 1 - place : place];
        }

        int place(int id, boolean backwards) {
            return backwards ? ids.length - 1 - places[id] : places[id];
        }

        /** Looks at one after the other until there are enough, or puts those that fit in order: whatever takes less. */
        List<Integer> page(RoaringBitmap fitting, long from, int most, boolean backwards) {
            long count = fitting.getLongCardinality();
            double looks = (double) ids.length * (from + most) / Math.max(1, count);
            IntStream places = looks < SORTING * count
                    ? IntStream.range(0, ids.length).filter(place -> fitting.contains(id(place, backwards)))
                    : fitting.stream().map(id -> place(id, backwards)).sorted();
            return ids(places.skip(from).limit(most), backwards);
        }

        List<Integer> ids(IntStream places, boolean backwards) {
            return places.map(place -> id(place, backwards)).boxed().toList();
        }
    }

    /** @param fitting ids of papers */
    List<Integer> page(PaperFilter.Sort sort, RoaringBitmap fitting, long from, int most) {
        return orders.get(sort).page(fitting, from, most, false);
    }

    /** Of some papers those that come first. */
    List<Integer> first(PaperFilter.Sort sort, IntStream papers, int most) {
        Order order = orders.get(sort);
        return order.ids(papers.map(paper -> order.place(paper, false)).sorted().limit(most), false);
    }

    /** The last ones, from the very last on. */
    List<Integer> last(PaperFilter.Sort sort, RoaringBitmap fitting, int most) {
        return orders.get(sort).page(fitting, 0, most, true);
    }

    /** Of a paper, from 0. */
    int place(PaperFilter.Sort sort, int paper) {
        return orders.get(sort).places()[paper];
    }

    void read() {
        // relevance is the order of a search alone
        for (PaperFilter.Sort sort : EnumSet.complementOf(EnumSet.of(PaperFilter.Sort.RELEVANCE))) {
            IntStream.Builder ids = IntStream.builder();
            jdbc.sql("select id from paper p order by " + sort.order())
                    .withFetchSize(FETCHED_AT_ONCE)
                    .query(row -> {
                        ids.add(row.getInt(1));
                    });
            orders.put(sort, Order.of(ids.build().toArray()));
        }
    }

    /**
     * Puts papers where they belong now.
     *
     * @param all that there are now
     */
    void change(Collection<Integer> changed, RoaringBitmap all) {
        RoaringBitmap moved = new RoaringBitmap();
        changed.forEach(moved::add);
        orders.replaceAll((sort, order) -> {
            int[] ids =
                    Arrays.stream(order.ids()).filter(id -> !moved.contains(id)).toArray();
            for (int paper : changed) {
                if (all.contains(paper)) {
                    ids = inserted(ids, paper, sort);
                }
            }
            return Order.of(ids);
        });
    }

    /** The database compares, since only it knows how it orders letters. */
    private int[] inserted(int[] order, int paper, PaperFilter.Sort sort) {
        String before = "select row(%s) < row(%s) from paper a, paper b where a.id = ? and b.id = ?"
                .formatted(sort.order().replace("p.", "a."), sort.order().replace("p.", "b."));
        int from = 0;
        int to = order.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean isBefore = jdbc.sql(before)
                    .params(order[middle], paper)
                    .query(Boolean.class)
                    .single();
            if (isBefore) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int[] inserted = new int[order.length + 1];
        System.arraycopy(order, 0, inserted, 0, from);
        inserted[from] = paper;
        System.arraycopy(order, from, inserted, from + 1, order.length - from);
        return inserted;
    }
}
