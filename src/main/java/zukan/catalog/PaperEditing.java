package zukan.catalog;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The only door through which papers change. */
@Service
@Transactional
public class PaperEditing {

    private final PaperRepository papers;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaperEditing(PaperRepository papers, JdbcClient jdbc, Clock clock) {
        this.papers = papers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Reserves slugs for works that are about to be stored, so that relations can point to them in any order. A slug is
     * never given back.
     */
    public void reserve(Iterable<String> slugs) {
        for (String slug : slugs) {
            jdbc.sql("insert into work (slug) values (?) on conflict do nothing")
                    .param(slug)
                    .update();
        }
    }

    /** Publishes a new paper under a reserved slug. */
    public void publish(PaperContent content) {
        papers.save(new Paper(content, now()));
    }

    /** @throws PaperNotFound if there is no such paper */
    public void revise(PaperContent content) {
        get(content.slug()).revise(content, now());
    }

    /** Remembers from which seed file, by its fingerprint, the present content of a paper came. */
    public void seededFrom(String slug, String fingerprint) {
        get(slug).seededFrom(fingerprint);
    }

    /** Where a paper's present content came from, if the paper exists. */
    @Transactional(readOnly = true)
    public Optional<Seeded> seeded(String slug) {
        return papers.findBySlug(slug).map(paper -> new Seeded(paper.seedFingerprint()));
    }

    /** @param fingerprint that of the seed file; null if somebody edited the paper since, or it never came from a file */
    public record Seeded(String fingerprint) {}

    private Paper get(String slug) {
        return papers.findBySlug(slug).orElseThrow(() -> new PaperNotFound(slug, List.of()));
    }

    private Instant now() {
        // finer than HTML's datetime attribute allows is of no use to anybody
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
