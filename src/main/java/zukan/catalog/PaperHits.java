package zukan.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What searches find: the database knows which papers have the words, {@link FacetIndex} which of them have all else. */
@Component
class PaperHits {

    /**
     * So many hits of a search are put in order, the newest: to rank all that have a common word would take longer than
     * anybody waits, and nobody reads so many.
     */
    private static final int MOST_RANKED = 1000;

    /** A small catalog is searched as a whole; a larger one in the newest months first that hold so many papers. */
    private static final int SEARCHED_AT_ONCE = 2_500;

    /** Then in the months that hold so large a part of all papers, and only then in all the rest. */
    private static final int RECENT = 8;

    private static final String WORDS = query("words");

    /** How many pieces of a loose query a paper has. */
    private static final String COVERAGE =
            "(select count(*) from unnest(:pieces::text[]) as piece where s.words @@ to_tsquery('zukan', piece))";

    private final JdbcClient jdbc;
    private final FacetIndex index;

    PaperHits(JdbcClient jdbc, FacetIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /** @param score the less, the better it answers the search; those of the same score, a ★ and the list's order decide between */
    record Hit(int paper, long score) {}

    /**
     * What a search finds.
     *
     * @param fitting ids of those that fit the whole filter, in its order
     * @param found ids of those that the words are in, whatever else the filter asks for, in no order
     * @param more whether there are more of either than the newest, which these are
     */
    record Hits(List<Integer> fitting, List<Integer> found, boolean more) {}

    /** @param isRanked whether these are all, each with its score; otherwise the newest, and of each month all */
    private record Found(List<Hit> hits, boolean isRanked) {}

    /** What the search of a filter finds: all of it, or the newest {@value #MOST_RANKED}. One statement, if it is all. */
    Hits find(PaperFilter filter) {
        long papers = index.count(PaperFilter.ALL);
        long fit = index.count(filter);
        // as if those that fit were spread evenly over the months
        long enough = (MOST_RANKED + 1) * papers / Math.max(1, fit);
        Found found = search(filter, papers, enough);
        List<Hit> fitting = index.fitting(filter, found.hits());
        if (found.isRanked()) {
            return new Hits(index.ordered(filter.sort(), fitting), papers(found.hits()), false);
        }
        if (fitting.size() < Math.min(fit, MOST_RANKED + 1) && found.hits().size() >= enough) {
            found = search(filter, papers, papers + 1);
            fitting = index.fitting(filter, found.hits());
        }
        List<Integer> newest = index.newest(papers(fitting), MOST_RANKED);
        // without other wishes they are the same
        List<Integer> newestFound =
                filter.values().isEmpty() ? newest : index.newest(papers(found.hits()), MOST_RANKED);
        return new Hits(
                index.ordered(filter.sort(), ranked(filter, newest)),
                Stream.concat(newestFound.stream(), newest.stream()).distinct().toList(),
                fitting.size() > MOST_RANKED);
    }

    private static List<Integer> papers(List<Hit> hits) {
        return hits.stream().map(Hit::paper).toList();
    }

    /**
     * One statement: it looks for older papers only if the months before have not given enough.
     *
     * @param enough so many of the newest hits
     */
    private Found search(PaperFilter filter, long papers, long enough) {
        boolean inMonths =
                papers > SEARCHED_AT_ONCE && !filter.query().tsquery().isEmpty();
        List<YearMonth> newest = inMonths ? index.newestMonths(SEARCHED_AT_ONCE) : List.of();
        List<YearMonth> months = inMonths ? index.newestMonths(Math.max(SEARCHED_AT_ONCE, papers / RECENT)) : newest;
        List<Hit> hits = new ArrayList<>();
        boolean[] ranked = {true};
        jdbc.sql("with newest as materialized (" + inMonths("newest", filter) + "), recent as materialized ("
                        + inMonths("recent", filter) + " and (select count(*) from newest) < :enough),"
                        + " older as materialized (select s.paper_id from paper_search s where s.words @@ " + WORDS
                        + enough(filter.query())
                        + " and (select count(*) from newest) + (select count(*) from recent) < :enough),"
                        + " hit as materialized (table newest union table recent union table older"
                        + " union select s.paper_id from paper_search s where s.names @> array[:name]::text[]),"
                        + " few as materialized (select count(*) <= " + MOST_RANKED + " as few from hit)"
                        + " select s.paper_id, " + score(filter) + " as score from paper_search s"
                        + " where (table few) and s.paper_id = any (array(table hit))"
                        + " union all select paper_id, null from hit where not (table few)")
                .params(parameters(filter))
                .param("newest", tokens(newest))
                .param("recent", tokens(months.subList(newest.size(), months.size())))
                .param("enough", enough)
                .query(row -> {
                    hits.add(hit(row));
                    ranked[0] = row.getObject("score") != null;
                });
        return new Found(hits, ranked[0]);
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getInt("paper_id"), row.getLong("score"));
    }

    /** Hits of months, each of which the index has beside the words, so that what others have is not gone through. */
    private static String inMonths(String months, PaperFilter filter) {
        return "select hit.paper_id from unnest(:" + months + "::text[]) as month cross join lateral"
                + " (select s.paper_id from paper_search s where s.words @@ (" + WORDS + " && month::tsquery)"
                + enough(filter.query()) + " offset 0) as hit where true";
    }

    private static String[] tokens(List<YearMonth> months) {
        return months.stream().map(SearchQuery::monthToken).toArray(String[]::new);
    }

    private List<Hit> ranked(PaperFilter filter, List<Integer> papers) {
        return jdbc.sql("select s.paper_id, " + score(filter)
                        + " as score from paper_search s where s.paper_id = any (:ids)")
                .params(parameters(filter))
                .param("ids", papers.toArray(Integer[]::new))
                .query((row, n) -> hit(row))
                .list();
    }

    private static String enough(SearchQuery query) {
        return query.isLoose() ? " and 2 * " + COVERAGE + " >= cardinality(:pieces::text[])" : "";
    }

    /** A whole number, the less the better: by where all the words were found, names before concepts before gist before the rest. */
    private static String score(PaperFilter filter) {
        return filter.sort() != PaperFilter.Sort.RELEVANCE
                ? "0"
                : (filter.query().isLoose() ? "- 10000000 * " + COVERAGE : "0")
                        + " + case when :name = any (s.names) then 0 else 1000000 end"
                        + " + case when s.ranked @@ " + query("inNames") + " then 0 when s.ranked @@ "
                        + query("inConcepts")
                        + " then 10000 when s.ranked @@ " + query("inGist") + " then 20000 else 30000 end"
                        + " - round(100 * ts_rank('{0.05, 0.2, 0.5, 1}', s.ranked, " + WORDS + "))::bigint";
    }

    /** As a query of its own, which is read once and not for each row. */
    private static String query(String parameter) {
        return "(select to_tsquery('zukan', :" + parameter + "))";
    }

    private static Map<String, Object> parameters(PaperFilter filter) {
        SearchQuery query = filter.query();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", query.tsquery());
        parameters.put("name", query.name().orElse(""));
        parameters.put("inNames", query.tsquery("A"));
        parameters.put("inConcepts", query.tsquery("AB"));
        parameters.put("inGist", query.tsquery("ABC"));
        if (query.isLoose()) {
            parameters.put("pieces", query.pieces().toArray(String[]::new));
        }
        return parameters;
    }
}
