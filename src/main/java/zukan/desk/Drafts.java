package zukan.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.desk.Draft.Key;

/** Keeps drafts, each for its curator alone. */
@Component
@Transactional
public class Drafts {

    private static final String OF_KEY = " where curator = :curator and paper is not distinct from :paper"
            + " and suggestion is not distinct from :suggestion ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A curator's drafts, the last saved first. */
    @Transactional(readOnly = true)
    public List<Draft> of(String curator) {
        return jdbc.sql("select * from draft where curator = ? order by saved_at desc, id desc")
                .param(curator)
                .query((row, n) -> draft(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(Key key) {
        return with(jdbc.sql("select * from draft" + OF_KEY), key)
                .query((row, n) -> draft(row))
                .optional();
    }

    /**
     * Saves a draft over the version that it says.
     *
     * @return the draft with its new version
     * @throws DraftConflict if it was saved or discarded elsewhere since, so that nothing typed there is lost
     */
    public Draft save(Key key, JsonNode fields, Entry.State base, long version) {
        String insert = """
                insert into draft (curator, paper, suggestion, fields, base_version, base_revision, saved_at)
                values (:curator, :paper, :suggestion, :fields::jsonb, :baseVersion, :baseRevision, :now)
                on conflict do nothing returning *""";
        String update = "update draft set fields = :fields::jsonb, base_version = :baseVersion,"
                + " base_revision = :baseRevision, saved_at = :now, version = version + 1" + OF_KEY
                + "and version = :version returning *";
        return with(jdbc.sql(version == 0 ? insert : update), key)
                .param("fields", json.writeValueAsString(fields))
                .param("baseVersion", base == null ? null : base.version())
                .param("baseRevision", base == null ? null : base.revision())
                .param("version", version)
                .param("now", OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC))
                .query((row, n) -> draft(row))
                .optional()
                .orElseThrow(DraftConflict::new);
    }

    /** Throws a draft away, if there is one. */
    public void discard(Key key) {
        with(jdbc.sql("delete from draft" + OF_KEY), key).update();
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Key key) {
        return statement
                .param("curator", key.curator())
                .param("paper", key.paper())
                .param("suggestion", key.suggestion());
    }

    private Draft draft(ResultSet row) throws SQLException {
        Long baseVersion = row.getObject("base_version", Long.class);
        return new Draft(
                new Key(row.getString("curator"), row.getString("paper"), row.getObject("suggestion", Long.class)),
                json.readTree(row.getString("fields")),
                baseVersion == null ? null : new Entry.State(baseVersion, row.getInt("base_revision")),
                row.getLong("version"),
                row.getTimestamp("saved_at").toInstant());
    }
}
