package zukan.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every published paper and when it last changed, for whoever goes through all of them. However many there are, they are read a
 * portion at a time; in which portion a paper is never changes.
 */
@Component
@Transactional(readOnly = true)
public class PaperRegister {

    /** So many papers a portion holds at most. */
    public static final int PORTION = 2_000;

    private final JdbcClient jdbc;

    PaperRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A published paper. */
    public record Entry(String slug, Instant changedAt) {}

    /**
     * Some papers that were published one after the other.
     *
     * @param number from 0; where all of a portion's papers are gone, its number is missing
     * @param changedAt when the last of its papers changed
     */
    public record Portion(int number, Instant changedAt) {}

    /** Those that hold papers, in their order. */
    public List<Portion> portions() {
        return jdbc.sql("select id / :size as portion, max(updated_at) from paper group by portion order by portion")
                .param("size", PORTION)
                .query((row, n) ->
                        new Portion(row.getInt(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    /** The papers of a portion in the order of their publication; none if there is no such portion. */
    public List<Entry> papers(int portion) {
        return jdbc.sql("select slug, updated_at from paper where id >= :from and id < :to order by id")
                .param("from", (long) portion * PORTION)
                .param("to", (portion + 1L) * PORTION)
                .query((row, n) ->
                        new Entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    /** When a paper of each domain last changed, by the domain's slug; domains without papers are missing. */
    public Map<String, Instant> changesByDomain() {
        record Changed(String domain, Instant at) {}
        return jdbc
                .sql("select domain, max(updated_at) from paper group by domain")
                .query((row, n) ->
                        new Changed(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Changed::domain, Changed::at));
    }
}
