package zukan.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What became of each entry: every change that was made to it, none ever taken away. */
@Component
@Transactional(readOnly = true)
public class PaperHistory {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PaperHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All revisions of an entry, the newest first; empty if there never was such an entry. */
    public List<Revision> of(String slug) {
        return jdbc.sql("select * from revision where slug = ? order by number desc")
                .param(slug)
                .query((row, n) -> revision(row))
                .list();
    }

    public Optional<Revision> revision(String slug, int number) {
        return jdbc.sql("select * from revision where slug = ? and number = ?")
                .params(slug, number)
                .query((row, n) -> revision(row))
                .optional();
    }

    public Optional<Revision> latest(String slug) {
        return jdbc.sql("select * from revision where slug = ? order by number desc limit 1")
                .param(slug)
                .query((row, n) -> revision(row))
                .optional();
    }

    /** The latest revisions that came of suggestions, the newest first, for each of these suggestions. */
    public List<Revision> ofSuggestion(long suggestion) {
        return jdbc.sql("select * from revision where suggestion = ? order by id desc")
                .param(suggestion)
                .query((row, n) -> revision(row))
                .list();
    }

    /** The same as {@link #of}, each beside the one before it. */
    public List<ComparedRevision> compared(String slug) {
        List<Revision> revisions = of(slug);
        return IntStream.range(0, revisions.size())
                .mapToObj(at -> compared(revisions.get(at), at + 1 < revisions.size() ? revisions.get(at + 1) : null))
                .toList();
    }

    /** A revision beside the one before it. */
    public Optional<ComparedRevision> compared(String slug, int number) {
        return revision(slug, number)
                .map(revision -> compared(revision, revision(slug, number - 1).orElse(null)));
    }

    private ComparedRevision compared(Revision revision, Revision before) {
        return new ComparedRevision(
                revision,
                PaperDiff.between(
                        before == null ? null : json.valueToTree(before.content()),
                        json.valueToTree(revision.content())));
    }

    /**
     * Every entry there is or was, in the survey's order, then by name.
     *
     * @param words what its name, title or slug must contain, or null
     */
    public List<Entry> entries(String words) {
        return jdbc.sql("""
                        select r.*, p.slug is null as withdrawn, coalesce(p.version, 0) as version,
                            r.content ->> 'shortName' as short_name, r.content ->> 'title' as title,
                            (r.content ->> 'number')::int as plate, upper(r.content ->> 'origin') as origin
                        from (select distinct on (slug) * from revision order by slug, number desc) r
                            left join paper p on p.slug = r.slug
                        where :words::text is null
                            or concat_ws(' ', r.slug, r.content ->> 'shortName', r.content ->> 'title') ilike :words
                        order by plate nulls last, lower(r.content ->> 'shortName'), r.slug""")
                .param("words", words == null ? null : "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .query((row, n) -> new Entry(
                        row.getString("slug"),
                        row.getObject("plate", Integer.class),
                        row.getString("short_name"),
                        row.getString("title"),
                        PaperContent.Origin.valueOf(row.getString("origin")),
                        row.getBoolean("withdrawn"),
                        row.getLong("version"),
                        row.getInt("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by")))
                .list();
    }

    /** Takes the credited name out of all that an entry ever said. */
    @Transactional
    void forgetCredit(String slug) {
        jdbc.sql("update revision set content = content - 'credit' where slug = ?")
                .param(slug)
                .update();
    }

    /** Called in the transaction of the change itself. */
    void add(PaperContent content, Revision.Kind kind, Instant at, Change change) {
        jdbc.sql("""
                        insert into revision (slug, number, kind, at, by, reason, suggestion, content)
                        values (:slug, (select coalesce(max(number), 0) + 1 from revision where slug = :slug), :kind, :at,
                            :by, :reason, :suggestion, :content::jsonb)""")
                .param("slug", content.slug())
                .param("kind", kind.name())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", change.by())
                .param("reason", change.reason())
                .param("suggestion", change.suggestion())
                .param("content", json.writeValueAsString(content))
                .update();
    }

    private Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString("slug"),
                row.getInt("number"),
                Revision.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("at").toInstant(),
                row.getString("by"),
                row.getString("reason"),
                row.getObject("suggestion", Long.class),
                json.readValue(row.getString("content"), PaperContent.class));
    }
}
