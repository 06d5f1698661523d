package zukan.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

/** What lists and other pages show of papers, read by one statement each. */
@Component
class PaperQueries {

    /** Below this similarity of trigrams, a name is not what the reader meant. */
    private static final double NEAR = 0.15;

    private static final String CARD = """
            select p.*, array(select f.slug from framework f where f.slug in
                       (select framework from implementation i where i.paper_id = p.id) order by f.position) as frameworks
            from paper p
            """;

    /** A card takes about 2 KB. */
    private static final int MOST_KEPT_CARDS = 2_000;

    private final JdbcClient jdbc;
    private final Supplier<Cache<Integer, PaperCard>> cards;

    PaperQueries(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.cards = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT_CARDS).build());
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
