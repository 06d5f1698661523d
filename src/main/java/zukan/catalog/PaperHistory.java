package zukan.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
