package zukan.suggestions;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestion.Step;

/** Reads suggestions as they are in the database, with their steps. */
@Component
class StoredSuggestions {

    private static final String SELECT = """
            select s.*, (select coalesce(json_agg(json_build_object('kind', kind, 'at', at, 'by', by, 'text', text)
                             order by position), '[]') from suggestion_step where suggestion = s.id) as steps
            from suggestion s
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredSuggestions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param where a condition on {@code s} with one parameter, {@code :value} */
    Optional<Suggestion> find(String where, Object value) {
        return list(where, Map.of("value", value)).stream().findFirst();
    }

    /** @param where what follows {@code from suggestion s} */
    List<Suggestion> list(String where, Map<String, ?> parameters) {
        return jdbc.sql(SELECT + where)
                .params(parameters)
                .query((row, n) -> suggestion(row))
                .list();
    }

    private Suggestion suggestion(ResultSet row) throws SQLException {
        Date postponed = row.getDate("postponed_until");
        return new Suggestion(
                row.getLong("id"),
                ReceiptCode.of(row.getString("code")).orElseThrow(),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("proposal"), Proposal.class),
                instant(row, "sent_at"),
                postponed == null ? null : postponed.toLocalDate(),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                reason(row),
                row.getString("answer"),
                row.getString("paper"),
                row.getLong("version"),
                List.of(json.readValue(row.getString("steps"), Step[].class)));
    }

    static DeclineReason reason(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null ? null : DeclineReason.valueOf(reason);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
