package zukan.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.InArticle;
import zukan.catalog.PaperContent.Instead;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Runs;
import zukan.catalog.PaperContent.Today;
import zukan.catalog.PaperContent.Weights;
import zukan.platform.Bilingual;
import zukan.platform.CatalogVersion;

/** The lists: cards and facet counts, each by one statement. */
@Component
class PaperQueries {

    /** Below this similarity of trigrams, a name is not what the reader meant. */
    private static final double NEAR = 0.15;

    private static final String CARD = """
            select p.*, array(select f.slug from framework f where f.slug in
                       (select framework from implementation i where i.paper_id = p.id) order by f.position) as frameworks
            from paper p
            """;

    /**
     * So many hits of a search are put in order, the newest: to rank all that have a common word would take longer than
     * anybody waits, and nobody reads so many.
     */
    private static final int MOST_RANKED = 1000;

    /** Found by its words, or because what was typed is one of its names. */
    private static final String FOUND = "(s.words @@ to_tsquery('zukan', :words) or s.names @> array[:name]::text[])";

    /** A card takes about 2 KB. */
    private static final int MOST_KEPT_CARDS = 2_000;

    private final JdbcClient jdbc;
    private final Supplier<Cache<Integer, PaperCard>> cards;

    PaperQueries(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.cards = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT_CARDS).build());
    }

    /**
     * What a search finds.
     *
     * @param fitting ids of those that fit the whole filter, in its order
     * @param found ids of those that the words are in, whatever else the filter asks for, in no order
     * @param more whether there are more of either than the newest, which these are
     */
    record Hits(List<Integer> fitting, List<Integer> found, boolean more) {}

    /** What the search of a filter finds: all of it, or the newest {@value #MOST_RANKED}. One statement, if it is all. */
    Hits hits(PaperFilter filter) {
        String found = found(filter.query());
        List<Integer> all = new ArrayList<>();
        List<Integer> fitting = new ArrayList<>();
        jdbc.sql("with hit as materialized (select s.paper_id from paper_search s where " + found + " limit "
                        + (MOST_RANKED + 1) + ")"
                        + " select p.id, true" + conditions(filter)
                        + " as fits from paper p join paper_search s on s.paper_id = p.id"
                        + " where (select count(*) from hit) <= " + MOST_RANKED
                        + " and p.id = any (array(select paper_id from hit)) order by " + order(filter))
                .params(parameters(filter))
                .query(row -> {
                    all.add(row.getInt("id"));
                    if (row.getBoolean("fits")) {
                        fitting.add(row.getInt("id"));
                    }
                });
        return all.isEmpty() ? newestHits(filter, found) : new Hits(fitting, all, false);
    }

    /** As {@link #hits}, where they are none or more than can be ranked. */
    private Hits newestHits(PaperFilter filter, String found) {
        List<Integer> newest = ids(newest(found), filter);
        if (newest.isEmpty()) {
            return new Hits(newest, newest, false);
        }
        List<Integer> fitting = filter.values().isEmpty() ? newest : ids(newest(found + conditions(filter)), filter);
        return new Hits(
                ranked(filter, fitting.subList(0, Math.min(MOST_RANKED, fitting.size()))),
                Stream.concat(newest.stream(), fitting.stream()).distinct().toList(),
                fitting.size() > MOST_RANKED);
    }

    private static String newest(String condition) {
        return "select p.id from paper p join paper_search s on s.paper_id = p.id where " + condition
                + " order by p.submitted_on desc, p.slug desc limit " + (MOST_RANKED + 1);
    }

    /** Papers that fit a filter, in its order. */
    private List<Integer> ranked(PaperFilter filter, List<Integer> ids) {
        return jdbc.sql("select p.id from paper p join paper_search s on s.paper_id = p.id where p.id = any (:ids)"
                        + " order by " + order(filter))
                .params(parameters(filter))
                .param("ids", ids.toArray(Integer[]::new))
                .query(Integer.class)
                .list();
    }

    private List<Integer> ids(String sql, PaperFilter filter) {
        return jdbc.sql(sql).params(parameters(filter)).query(Integer.class).list();
    }

    /** The cards of these papers, in their order. */
    List<PaperCard> cards(List<Integer> ids) {
        Map<Integer, PaperCard> cards = cardsById(ids);
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    /** The cards of those of these papers that there still are. */
    Map<Integer, PaperCard> cardsById(Collection<Integer> ids) {
        return cards.get().getAll(ids, this::read);
    }

    private Map<Integer, PaperCard> read(Collection<? extends Integer> ids) {
        Map<Integer, PaperCard> cards = new HashMap<>();
        jdbc.sql(CARD + " where p.id = any (:ids)")
                .param("ids", ids.toArray(Integer[]::new))
                .query(row -> {
                    cards.put(row.getInt("id"), card(row));
                });
        return cards;
    }

    /** Those of the slugs that have a published paper, in no order. */
    List<PaperCard> named(Collection<String> slugs) {
        return jdbc.sql(CARD + " where p.slug = any (:slugs)")
                .param("slugs", slugs.toArray(String[]::new))
                .query((row, n) -> card(row))
                .list();
    }

    /** Papers whose slug or short name resembles the text, the most alike first. */
    List<PaperCard> nearest(String text) {
        return jdbc.sql("select * from (" + CARD
                        + ") p where greatest(similarity(p.slug, :text), similarity(p.short_name, :text)) > :near"
                        + " order by greatest(similarity(p.slug, :text), similarity(p.short_name, :text)) desc, p.slug"
                        + " limit 3")
                .param("text", text)
                .param("near", NEAR)
                .query((row, n) -> card(row))
                .list();
    }

    /** See {@link PaperCatalog#likenesses}. What is compared with every row is computed once, as a query of its own. */
    List<Likeness> likenesses(PastedWork pasted) {
        return jdbc.sql("""
                        with same as materialized (
                            select id from paper where arxiv_id = :arxivId
                            union select id from paper where doi = :doi
                            union select paper_id from implementation where url = :url
                            union select paper_id from reference where url = :url),
                        typed as materialized (select title_key(:title) as key where not exists (select from same)),
                        alike as materialized (
                            select id from paper where title_key = (select key from typed)
                            union select id from paper where title_key(short_name) = (select key from typed)
                            union select id from paper where title_key % (select key from typed)
                            union select id from paper where (select key from typed) <% title_key)
                        select p.*, p.id in (select id from same) as certain from (""" + CARD + """
                             where p.id = any (array(
                                select id from same
                                union all select id from alike where (select key from typed) <> ''))) as p
                        order by arxiv_id = :arxivId desc nulls last, doi = :doi desc nulls last,
                            title_key = (select key from typed) desc nulls last,
                            title_key(short_name) = (select key from typed) desc nulls last,
                            similarity(title_key, (select key from typed)) desc nulls last, slug
                        limit 3""")
                .param("arxivId", pasted.arxivId())
                .param("doi", pasted.doi())
                .param("url", pasted.url())
                .param("title", pasted.title())
                .query((row, n) -> new Likeness(card(row), by(row, pasted)))
                .list();
    }

    private static Likeness.By by(ResultSet row, PastedWork pasted) throws SQLException {
        if (row.getBoolean("certain")) {
            return Likeness.By.IDENTIFIER;
        }
        return PastedWork.sameTitle(row.getString("title"), pasted.title())
                        || PastedWork.sameTitle(row.getString("short_name"), pasted.title())
                ? Likeness.By.TITLE
                : Likeness.By.SIMILARITY;
    }

    /** Those of the values that resemble the text, the most alike first. */
    List<String> nearest(String text, List<String> values) {
        return jdbc.sql("select v from unnest(:values::text[]) v where similarity(v, :text) > :near"
                        + " order by similarity(v, :text) desc, v limit 3")
                .param("values", values.toArray(String[]::new))
                .param("text", text)
                .param("near", NEAR)
                .query(String.class)
                .list();
    }

    /** The paper before and the one after in the survey's order; null where there is none. */
    List<PaperCard> neighbours(int number) {
        Map<Integer, PaperCard> found = jdbc
                .sql(CARD + " where p.number in (:before, :after)")
                .param("before", number - 1)
                .param("after", number + 1)
                .query((row, n) -> card(row))
                .list()
                .stream()
                .collect(Collectors.toMap(PaperCard::number, card -> card));
        return Arrays.asList(found.get(number - 1), found.get(number + 1));
    }

    List<ImplementationEntry> implementations() {
        return jdbc.sql("""
                        select p.slug, p.short_name, p.starred, p.domain, i.*
                        from implementation i join paper p on p.id = i.paper_id join framework f on f.slug = i.framework
                        order by f.position, p.number nulls last, i.position""")
                .query((row, n) -> new ImplementationEntry(
                        row.getString("slug"),
                        row.getString("short_name"),
                        row.getString("domain"),
                        row.getBoolean("starred"),
                        new Implementation(
                                row.getString("framework"),
                                row.getString("url"),
                                row.getBoolean("official"),
                                InArticle.valueOf(row.getString("in_article")),
                                new Bilingual(row.getString("note_ja"), row.getString("note_en")),
                                List.of((String[]) row.getArray("evidence").getArray()),
                                row.getString("via"),
                                today(row))))
                .list();
    }

    private static Today today(ResultSet row) throws SQLException {
        if (row.getString("today_runs") == null) {
            return null;
        }
        String insteadJa = row.getString("today_instead_ja");
        return new Today(
                row.getString("today_language"),
                row.getString("today_licence"),
                Weights.valueOf(row.getString("today_weights")),
                Runs.valueOf(row.getString("today_runs")),
                insteadJa == null
                        ? null
                        : new Instead(insteadJa, row.getString("today_instead_en"), row.getString("today_instead_url")),
                row.getString("today_evidence"),
                row.getObject("today_checked_on", LocalDate.class));
    }

    List<RecentChange> recentChanges(int most) {
        return jdbc.sql("""
                        select slug, short_name, created_at = updated_at as added, updated_at
                        from paper order by updated_at desc, number nulls first, slug limit ?""")
                .param(most)
                .query((row, n) -> new RecentChange(
                        row.getString("slug"),
                        row.getString("short_name"),
                        row.getBoolean("added"),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    /** Slug of the paper that used to have this one, or null. */
    String presentSlug(String former) {
        return jdbc.sql("select p.slug from paper_former_slug f join paper p on p.id = f.paper_id where f.slug = ?")
                .param(former)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** How many pieces of a loose query a paper has. */
    private static final String COVERAGE =
            "(select count(*) from unnest(:pieces::text[]) as piece where s.words @@ to_tsquery('zukan', piece))";

    private static String found(SearchQuery query) {
        return query.isLoose() ? FOUND + " and 2 * " + COVERAGE + " >= cardinality(:pieces::text[])" : FOUND;
    }

    /** By where all the words were found, names before concepts before gist before the rest; a ★ breaks ties. */
    private static String order(PaperFilter filter) {
        return filter.sort() != PaperFilter.Sort.RELEVANCE
                ? filter.sort().order()
                : (filter.query().isLoose() ? COVERAGE + " desc, " : "")
                        + "not :name = any(s.names), not s.words @@ to_tsquery('zukan', :inNames),"
                        + " not s.words @@ to_tsquery('zukan', :inConcepts), not s.words @@ to_tsquery('zukan', :inGist),"
                        + " -round(ts_rank('{0.05, 0.2, 0.5, 1}', s.words, to_tsquery('zukan', :words))::numeric, 2),"
                        + " not p.starred, "
                        + filter.sort().order();
    }

    private static String conditions(PaperFilter filter) {
        return filter.values().keySet().stream()
                .map(criterion -> " and " + criterion.condition())
                .collect(Collectors.joining());
    }

    private static Map<String, Object> parameters(PaperFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        filter.values().forEach((criterion, value) -> parameters.put(criterion.code(), value));
        if (!filter.query().isEmpty()) {
            if (filter.query().isLoose()) {
                parameters.put("pieces", filter.query().pieces().toArray(String[]::new));
            }
            parameters.put("words", filter.query().tsquery());
            parameters.put("name", filter.query().name().orElse(""));
            parameters.put("inNames", filter.query().tsquery("A"));
            parameters.put("inConcepts", filter.query().tsquery("AB"));
            parameters.put("inGist", filter.query().tsquery("ABC"));
        }
        return parameters;
    }

    private static PaperCard card(ResultSet row) throws SQLException {
        return new PaperCard(
                row.getString("slug"),
                row.getObject("number", Integer.class),
                row.getString("title"),
                row.getString("short_name"),
                new Bilingual(row.getString("gist_ja"), row.getString("gist_en")),
                row.getString("domain"),
                row.getString("topic"),
                row.getBoolean("starred"),
                row.getObject("curator_star_on") != null,
                Origin.valueOf(row.getString("origin")),
                row.getString("credit"),
                row.getObject("submitted_on", LocalDate.class),
                row.getString("month_in_article"),
                List.of((String[]) row.getArray("frameworks").getArray()));
    }
}
