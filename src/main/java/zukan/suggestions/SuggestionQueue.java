package zukan.suggestions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the curators have before them: the queue, what was put off, and what was decided of late. */
@Service
@Transactional(readOnly = true)
public class SuggestionQueue {

    private final StoredSuggestions stored;
    private final JdbcClient jdbc;
    private final Clock clock;

    SuggestionQueue(StoredSuggestions stored, JdbcClient jdbc, Clock clock) {
        this.stored = stored;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Those that wait and were not put off beyond today, the oldest first.
     *
     * @param offset how many of them to leave out
     */
    public List<Suggestion> waiting(int offset, int most) {
        return stored.list(
                "where state = 'WAITING' and coalesce(postponed_until, :today) <= :today order by sent_at, id"
                        + " offset " + offset + " limit " + most,
                today());
    }

    /** The numbers of the same, in the same order. */
    public List<Long> waitingNumbers() {
        return jdbc.sql("""
                        select id from suggestion
                        where state = 'WAITING' and coalesce(postponed_until, :today) <= :today order by sent_at, id""").params(today()).query(Long.class).list();
    }

    /** Those that wait for a later day, the next one first. */
    public List<Suggestion> postponed() {
        return stored.list(
                "where state = 'WAITING' and postponed_until > :today order by postponed_until, id", today());
    }

    /** What was marked as spam, the latest first. */
    public List<Suggestion> spam() {
        return stored.list("where state = 'SPAM' order by decided_at desc, id desc", Map.of());
    }

    /** What the curators decided last, the latest first; spam included. */
    public List<Suggestion> decided(int most) {
        return stored.list(
                "where state in ('ACCEPTED', 'MERGED', 'DECLINED', 'SPAM') order by decided_at desc, id desc limit :most",
                Map.of("most", most));
    }

    /** Other waiting suggestions that may be of the same work, the oldest first. */
    public List<Suggestion> alike(Suggestion suggestion) {
        return stored.list("""
                        where state = 'WAITING' and id <> :number and exists (select from suggestion o where o.id = :number
                            and (o.arxiv_id = s.arxiv_id or o.doi = s.doi or o.url = s.url or o.about = s.about
                                or (o.title_key <> '' and o.title_key % s.title_key)))
                        order by sent_at, id limit 5""", Map.of("number", suggestion.number()));
    }

    private Map<String, LocalDate> today() {
        return Map.of("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
