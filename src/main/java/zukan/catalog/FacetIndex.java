package zukan.catalog;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import zukan.catalog.Numbers.Effort;
import zukan.catalog.PaperContent.Runs;
import zukan.catalog.PaperHits.Hit;
import zukan.platform.CatalogVersion;

/**
 * In memory: which papers have which value of each criterion, as bitmaps of their ids, and the ids in each order of the list. So
 * no count and no page of a list waits for the database, however many papers there are, or how far on the page is. When the
 * catalog has changed, it reads what has (docs/decisions/0015).
 */
@Component
class FacetIndex {

    /** More changes at once than these, and everything is read again. */
    private static final int FEW = 200;

    /** To go through a paper takes as long as to look whether so many have a value. */
    private static final int FEW_OF_ALL = 8;

    /** Not written down with each paper, but made of what is, and of what is known of other things. */
    private static final Set<Criterion> DERIVED = EnumSet.of(Criterion.MAINTAINED, Criterion.TECHNIQUE, Criterion.TOOK);

    private static final int FETCHED_AT_ONCE = 10_000;
    private static final String TRUE = "true";

    private final JdbcClient jdbc;
    private final CatalogVersion versions;
    private final TransactionTemplate snapshot;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final Map<Criterion, Map<String, RoaringBitmap>> papers = new EnumMap<>(Criterion.class);
    private final NavigableMap<YearMonth, RoaringBitmap> submitted = new TreeMap<>();
    private final PaperOrders orders;
    private final PaperValues values = new PaperValues();
    private RoaringBitmap all = new RoaringBitmap();
    private long version;

    FacetIndex(JdbcClient jdbc, CatalogVersion versions, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.orders = new PaperOrders(jdbc);
        // what the transaction around has not committed yet is not for others to see
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** How many papers have all that is asked for; the search of the filter is left aside. */
    long count(PaperFilter filter) {
        return upToDate(() -> fitting(filter, null, all).getLongCardinality());
    }

    /** The values that papers have. */
    Set<String> values(Criterion criterion) {
        return upToDate(() -> papers.getOrDefault(criterion, Map.of()).entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    /**
     * What fits a filter.
     *
     * @param ids of the papers on the filter's page, in its order
     * @param total how many there are on all pages
     */
    record Fitting(List<Integer> ids, long total) {}

    /** What has all that is asked for; the search of the filter is left aside. */
    Fitting find(PaperFilter filter) {
        return upToDate(() -> {
            RoaringBitmap fitting = fitting(filter, null, all);
            int from = Math.multiplyExact(filter.page(), filter.size());
            return new Fitting(orders.page(filter.sort(), fitting, from, filter.size()), fitting.getLongCardinality());
        });
    }

    /** Those of the hits that have all else that is asked for, in the order in which they are given. */
    List<Hit> fitting(PaperFilter filter, List<Hit> hits) {
        return upToDate(() -> {
            RoaringBitmap fitting = fitting(filter, null, all);
            return hits.stream().filter(hit -> fitting.contains(hit.paper())).toList();
        });
    }

    /** The papers of hits in an order of the list; that of relevance goes by their scores, of which a ★ breaks ties. */
    List<Integer> ordered(PaperFilter.Sort sort, List<Hit> hits) {
        return upToDate(() -> {
            RoaringBitmap starred = having(Criterion.STARRED, TRUE);
            Comparator<Hit> order = sort == PaperFilter.Sort.RELEVANCE
                    ? Comparator.comparingLong(Hit::score)
                            .thenComparing(hit -> !starred.contains(hit.paper()))
                            .thenComparingInt(hit -> orders.place(PaperFilter.Sort.SURVEY, hit.paper()))
                    : Comparator.comparingInt(hit -> orders.place(sort, hit.paper()));
            return hits.stream()
                    .filter(hit -> all.contains(hit.paper()))
                    .sorted(order)
                    .map(Hit::paper)
                    .toList();
        });
    }

    /** So many of the papers as came last, the newest first; what is no paper is left out. */
    List<Integer> newest(Collection<Integer> papers, int most) {
        return upToDate(() -> orders.first(
                PaperFilter.Sort.DATE, papers.stream().mapToInt(paper -> paper).filter(all::contains), most));
    }

    /** The last months in which papers came out, of which each has some, the newest first: as many as hold so many papers. */
    List<YearMonth> newestMonths(long papers) {
        return upToDate(() -> {
            List<YearMonth> months = new ArrayList<>();
            long counted = 0;
            for (Map.Entry<YearMonth, RoaringBitmap> month :
                    submitted.descendingMap().entrySet()) {
                if (counted >= papers) {
                    break;
                }
                if (!month.getValue().isEmpty()) {
                    months.add(month.getKey());
                    counted += month.getValue().getLongCardinality();
                }
            }
            return months;
        });
    }

    /** For each filter, the ids of its papers that came first, the oldest first; searches and pages are left aside. */
    List<Fitting> earliest(List<PaperFilter> filters, int most) {
        return upToDate(() -> filters.stream()
                .map(filter -> {
                    RoaringBitmap fitting = fitting(filter, null, all);
                    return new Fitting(orders.last(PaperFilter.Sort.DATE, fitting, most), fitting.getLongCardinality());
                })
                .toList());
    }

    /**
     * How many papers each value of each criterion would leave, all other wishes kept; values that would leave none are
     * absent.
     *
     * @param found ids of what the search has found, or null if nothing is searched for
     */
    Map<Criterion, Map<String, Long>> counts(PaperFilter filter, List<Integer> found) {
        return upToDate(() -> {
            RoaringBitmap searched = found == null
                    ? all
                    : RoaringBitmap.bitmapOf(
                            found.stream().mapToInt(Integer::intValue).toArray());
            RoaringBitmap fitting = fitting(filter, null, searched);
            Map<Criterion, Map<String, Long>> counts = new EnumMap<>(Criterion.class);
            Map<RoaringBitmap, Map<Criterion, Map<String, Long>>> counted = new IdentityHashMap<>();
            papers.forEach((criterion, having) -> {
                RoaringBitmap others =
                        filter.value(criterion).isPresent() ? fitting(filter, criterion, searched) : fitting;
                Map<String, Long> left = isFew(others)
                        ? counted.computeIfAbsent(others, values::count).get(criterion)
                        : null;
                counts.put(criterion, left == null ? count(having, others) : left);
            });
            return counts;
        });
    }

    /** Whether it takes less to go through the papers than through what has each value. */
    private boolean isFew(RoaringBitmap among) {
        return among != all && among.getLongCardinality() < all.getLongCardinality() / FEW_OF_ALL;
    }

    private Map<String, Long> count(Map<String, RoaringBitmap> having, RoaringBitmap among) {
        Map<String, Long> left = new HashMap<>();
        having.forEach((value, ids) -> {
            long count = among == all ? ids.getLongCardinality() : RoaringBitmap.andCardinality(among, ids);
            if (count > 0) {
                left.put(value, count);
            }
        });
        return left;
    }

    /** How many papers each value of each criterion has in all; values that no paper has are absent. */
    Map<Criterion, Map<String, Long>> counts() {
        return counts(PaperFilter.ALL, null);
    }

    /** How many of the papers with a value have each other value of each criterion as well; those that none has are absent. */
    Map<Criterion, Map<String, Long>> together(Criterion criterion, String value) {
        return upToDate(() -> {
            RoaringBitmap those = having(criterion, value);
            Map<Criterion, Map<String, Long>> counts = new EnumMap<>(Criterion.class);
            papers.forEach((other, values) -> values.forEach((otherValue, having) -> {
                long shared = RoaringBitmap.andCardinality(those, having);
                if (shared > 0 && having != those) {
                    counts.computeIfAbsent(other, missing -> new HashMap<>()).put(otherValue, shared);
                }
            }));
            return counts;
        });
    }

    private RoaringBitmap fitting(PaperFilter filter, Criterion except, RoaringBitmap among) {
        RoaringBitmap fitting = among;
        for (Map.Entry<Criterion, String> wish : filter.values().entrySet()) {
            if (wish.getKey() != except) {
                fitting = RoaringBitmap.and(fitting, having(wish.getKey(), wish.getValue()));
            }
        }
        return fitting;
    }

    private RoaringBitmap having(Criterion criterion, String value) {
        return papers.getOrDefault(criterion, Map.of()).getOrDefault(value, new RoaringBitmap());
    }

    private <T> T upToDate(Supplier<T> read) {
        long present = versions.current();
        lock.readLock().lock();
        try {
            if (version >= present) {
                return read.get();
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            // somebody else may have brought it further meanwhile
            if (version < present) {
                snapshot.executeWithoutResult(status -> catchUp());
            }
            return read.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void catchUp() {
        long present = versions.stored();
        List<Integer> changed = version == 0
                ? List.of()
                : jdbc.sql("select paper_id from catalog_change where number > ? order by paper_id limit ?")
                        .params(version, FEW + 1)
                        .query(Integer.class)
                        .list();
        if (version == 0 || changed.size() > FEW) {
            papers.clear();
            submitted.clear();
            all = new RoaringBitmap();
            read("", List.of());
            orders.read();
            values.read(papers);
        } else {
            papers.keySet().removeAll(DERIVED);
            papers.values().forEach(having -> having.values().forEach(ids -> changed.forEach(ids::remove)));
            submitted.values().forEach(having -> changed.forEach(having::remove));
            changed.forEach(all::remove);
            read(" = any (?)", List.of((Object) changed.toArray(Integer[]::new)));
            orders.change(changed, all);
            values.change(changed, papers);
        }
        papers.put(Criterion.MAINTAINED, Map.of(TRUE, maintained()));
        papers.put(Criterion.TECHNIQUE, techniques());
        papers.put(Criterion.TOOK, took());
        version = present;
    }

    /** @param which papers, as a condition on their id */
    private void read(String which, List<?> parameters) {
        String where = which.isEmpty() ? "" : " where %s" + which;
        rows("select * from paper" + where.formatted("id"), parameters, row -> {
            int paper = row.getInt("id");
            all.add(paper);
            submitted
                    .computeIfAbsent(
                            YearMonth.from(row.getObject("submitted_on", LocalDate.class)),
                            missing -> new RoaringBitmap())
                    .add(paper);
            add(Criterion.DOMAIN, row.getString("domain"), paper);
            add(Criterion.TOPIC, row.getString("topic"), paper);
            add(Criterion.MONTH, row.getString("month_in_article"), paper);
            add(Criterion.ORIGIN, row.getString("origin").toLowerCase(Locale.ROOT), paper);
            add(Criterion.STARRED, row.getBoolean("starred") || row.getObject("curator_star_on") != null, paper);
        });
        rows(
                "select paper_id, framework, official, today_runs from implementation" + where.formatted("paper_id"),
                parameters,
                row -> {
                    int paper = row.getInt("paper_id");
                    add(Criterion.FRAMEWORK, row.getString("framework"), paper);
                    add(Criterion.CODE, true, paper);
                    add(Criterion.OFFICIAL, row.getBoolean("official"), paper);
                    add(Criterion.RUNS, Runs.YES.name().equals(row.getString("today_runs")), paper);
                });
        rows(
                "select paper_id, kind, concept from paper_concept" + where.formatted("paper_id"),
                parameters,
                row -> add(Criterion.valueOf(row.getString("kind")), row.getString("concept"), row.getInt("paper_id")));
    }

    private void rows(String sql, List<?> parameters, RowCallbackHandler each) {
        jdbc.sql(sql).withFetchSize(FETCHED_AT_ONCE).params(parameters).query(each);
    }

    private void add(Criterion criterion, boolean has, int paper) {
        add(criterion, has ? TRUE : null, paper);
    }

    private void add(Criterion criterion, String value, int paper) {
        if (value != null) {
            papers.computeIfAbsent(criterion, missing -> new HashMap<>())
                    .computeIfAbsent(value, missing -> new RoaringBitmap())
                    .add(paper);
        }
    }

    private RoaringBitmap maintained() {
        Set<String> active = new HashSet<>(jdbc.sql("select slug from framework where life = 'active'")
                .query(String.class)
                .list());
        return FastAggregation.or(papers.getOrDefault(Criterion.FRAMEWORK, Map.of()).entrySet().stream()
                .filter(framework -> active.contains(framework.getKey()))
                .map(Map.Entry::getValue)
                .iterator());
    }

    private Map<String, RoaringBitmap> techniques() {
        Map<String, RoaringBitmap> techniques = new HashMap<>();
        jdbc.sql("select technique, concept from technique_method").query(row -> {
            techniques
                    .computeIfAbsent(row.getString("technique"), missing -> new RoaringBitmap())
                    .or(having(Criterion.METHOD, row.getString("concept")));
        });
        return techniques;
    }

    /** All of it at each change: there are few rows, and they name papers that may be gone or come back. */
    private Map<String, RoaringBitmap> took() {
        Map<String, RoaringBitmap> took = new HashMap<>();
        RoaringBitmap recorded = new RoaringBitmap();
        rows("select p.id, e.kind, e.amount from paper_effort e join paper p on p.slug = e.paper", List.of(), row -> {
            int paper = row.getInt("id");
            Took.of(Effort.Kind.valueOf(row.getString("kind")), row.getObject("amount", Integer.class))
                    .forEach(value -> {
                        recorded.add(paper);
                        took.computeIfAbsent(value.code(), missing -> new RoaringBitmap())
                                .add(paper);
                    });
        });
        took.put(Took.UNRECORDED.code(), RoaringBitmap.andNot(all, recorded));
        return took;
    }
}
