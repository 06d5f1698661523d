package zukan.catalog;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.Revision.Kind;

/** The only door through which papers change; every change leaves a revision, in the same transaction. */
@Service
@Transactional
public class PaperEditing {

    private static final int INDEXED_AT_ONCE = 200;

    private final PaperRepository papers;
    private final EntityManager entities;
    private final PaperHistory history;
    private final PaperSearch search;
    private final VocabularyStore vocabulary;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaperEditing(
            PaperRepository papers,
            EntityManager entities,
            PaperHistory history,
            PaperSearch search,
            VocabularyStore vocabulary,
            JdbcClient jdbc,
            Clock clock) {
        this.papers = papers;
        this.entities = entities;
        this.history = history;
        this.search = search;
        this.vocabulary = vocabulary;
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

    /**
     * Publishes a new paper.
     *
     * @throws AlreadyInCatalog if its slug, arXiv identifier, DOI or number belongs to another entry, present or withdrawn;
     *     the slug of an entry that was withdrawn because its suggestion was decided anew is that suggestion's to use again
     */
    public void publish(PaperContent content, Change change) {
        reserve(List.of(content.slug()));
        lock(content.slug());
        if (jdbc.sql("select count(*) from background_work where slug = ?")
                                .param(content.slug())
                                .query(Long.class)
                                .single()
                        > 0
                || history.latest(content.slug())
                        .filter(latest -> !isUndone(latest, change))
                        .isPresent()) {
            throw new AlreadyInCatalog("slug", content.slug());
        }
        store(content, Kind.PUBLISHED, change);
    }

    private static boolean isUndone(Revision latest, Change change) {
        return latest.kind() == Kind.WITHDRAWN
                && latest.suggestion() != null
                && latest.suggestion().equals(change.suggestion());
    }

    /**
     * Makes an entry say what its seed file says, unless it was edited or withdrawn here since it was last in step with
     * a file. The slug is reserved.
     *
     * @return whether the entry is in step with its file now
     */
    public boolean load(PaperContent content, String fingerprint) {
        lock(content.slug());
        Change change = new Change(Change.SEED_DATA, "", null);
        Optional<Paper> present = papers.findBySlug(content.slug());
        if (present.isEmpty()) {
            if (history.latest(content.slug()).isPresent()) {
                return false;
            }
            store(content, Kind.LOADED, change);
        } else if (!present.get().content().equals(content)) {
            if (present.get().seedFingerprint() == null) {
                return false;
            }
            revise(present.get(), content, Kind.LOADED, change);
        } else if (history.latest(content.slug()).isEmpty()) {
            // loaded by a version of Zukan that kept no history
            history.add(content, Kind.LOADED, now(), change);
        }
        get(content.slug()).seededFrom(fingerprint);
        return true;
    }

    /**
     * @param version that of the entry that was read, from {@link #version}
     * @throws EditConflict if the entry has changed since
     * @throws PaperNotFound if there is no such paper
     */
    public void revise(PaperContent content, long version, Change change) {
        lock(content.slug());
        Paper paper = get(content.slug(), version);
        if (!paper.content().equals(content)) {
            revise(paper, content, Kind.REVISED, change);
        }
    }

    /**
     * Changes an entry as it is now, whatever that is; whoever comes at the same moment waits.
     *
     * @return what it said before
     * @throws PaperNotFound if there is no such paper
     */
    public PaperContent amend(String slug, UnaryOperator<PaperContent> amendment, Change change) {
        lock(slug);
        Paper paper = get(slug);
        PaperContent before = paper.content();
        PaperContent content = amendment.apply(before);
        if (!before.equals(content)) {
            revise(paper, content, Kind.REVISED, change);
        }
        return before;
    }

    /**
     * Makes an entry say again what it said in an earlier revision, also one that is withdrawn.
     *
     * @param latest number of the newest revision when this was decided
     * @throws EditConflict if there is a newer one
     */
    public void revert(String slug, int number, int latest, Change change) {
        lock(slug);
        PaperContent content = history.revision(slug, number)
                .orElseThrow(() -> new PaperNotFound(slug, List.of()))
                .content();
        if (history.latest(slug).orElseThrow().number() != latest) {
            throw new EditConflict(slug);
        }
        Optional<Paper> present = papers.findBySlug(slug);
        if (present.isEmpty()) {
            store(content, Kind.RESTORED, change);
        } else if (!present.get().content().equals(content)) {
            revise(present.get(), content, Kind.REVERTED, change);
        }
    }

    /**
     * Takes an entry out of the catalog; its history stays, its address says that it was withdrawn, and {@link #revert}
     * brings it back.
     */
    public void withdraw(String slug, long version, Change change) {
        lock(slug);
        Paper paper = get(slug, version);
        PaperContent lastWords = paper.content();
        papers.delete(paper);
        flush(paper, Kind.WITHDRAWN);
        history.add(lastWords, Kind.WITHDRAWN, now(), change);
    }

    /** Whether this slug was ever given to a work; it is not given to another. */
    @Transactional(readOnly = true)
    public boolean isTaken(String slug) {
        return jdbc.sql("select exists (select from work where slug = ?)")
                .param(slug)
                .query(Boolean.class)
                .single();
    }

    /**
     * Undoes what a suggestion did to an entry: withdraws what it published, takes back what it revised. What was undone by
     * hand already is left alone.
     *
     * @throws EditConflict if the entry says something else by now; then nothing happens
     */
    public void undo(long suggestion, Change change) {
        Optional<Revision> made = history.ofSuggestion(suggestion).stream()
                .findFirst()
                // the newest of them is no undoing of this suggestion itself
                .filter(revision -> revision.kind() != Kind.REVERTED && revision.kind() != Kind.WITHDRAWN);
        if (made.isPresent()) {
            String slug = made.get().slug();
            lock(slug);
            Revision latest = history.latest(slug).orElseThrow();
            if (made.get().kind() == Kind.PUBLISHED) {
                if (latest.kind() != Kind.WITHDRAWN) {
                    requireLatest(made.get(), latest);
                    withdraw(slug, version(slug), change);
                }
            } else {
                Revision before =
                        history.revision(slug, made.get().number() - 1).orElseThrow();
                if (latest.kind() == Kind.WITHDRAWN || !latest.content().equals(before.content())) {
                    requireLatest(made.get(), latest);
                    revert(slug, before.number(), latest.number(), change);
                }
            }
        }
    }

    private static void requireLatest(Revision made, Revision latest) {
        if (latest.number() != made.number()) {
            throw new EditConflict(made.slug());
        }
    }

    /**
     * Takes the credited name out of an entry and out of its history, as anybody may ask for: the one change that leaves no
     * revision, since that would keep the name.
     */
    public void forgetCredit(String slug) {
        lock(slug);
        papers.findBySlug(slug).ifPresent(paper -> {
            paper.forgetCredit(now());
            papers.flush();
        });
        history.forgetCredit(slug);
    }

    /** What {@link #revise} and {@link #withdraw} want to know; grows with every change. */
    @Transactional(readOnly = true)
    public long version(String slug) {
        return get(slug).version();
    }

    /** Makes the search index anew for all papers, as a change of the vocabulary asks for. */
    public void reindex() {
        Vocabulary words = vocabulary.read();
        long done = 0;
        for (List<Paper> some = after(done); !some.isEmpty(); some = after(done)) {
            some.forEach(paper -> search.index(paper.id(), paper.content(), words));
            done = some.get(some.size() - 1).id();
            // a large catalog does not fit in memory
            entities.flush();
            entities.clear();
        }
    }

    private List<Paper> after(long id) {
        return papers.findByIdGreaterThanOrderById(id, Limit.of(INDEXED_AT_ONCE));
    }

    /** Whether all papers can be searched for; not so where an older version of Zukan stored some. */
    @Transactional(readOnly = true)
    public boolean isIndexed() {
        return search.isComplete();
    }

    /** One change of an entry after the other, so that each sees what the one before it did. */
    private void lock(String slug) {
        jdbc.sql("select slug from work where slug = ? for no key update")
                .param(slug)
                .query()
                .listOfRows();
    }

    private void store(PaperContent content, Kind kind, Change change) {
        requireFree(content);
        Instant now = now();
        Paper paper = papers.save(new Paper(content, now));
        flush(paper, kind);
        search.index(paper.id(), content, vocabulary.read());
        history.add(content, kind, now, change);
    }

    private void revise(Paper paper, PaperContent content, Kind kind, Change change) {
        requireFree(content);
        Instant now = now();
        paper.revise(content, now);
        flush(paper, kind);
        search.index(paper.id(), content, vocabulary.read());
        history.add(content, kind, now, change);
    }

    /** What the database refuses is to be known now, not when the transaction ends; seed files may agree only then. */
    private void flush(Paper paper, Kind kind) {
        try {
            papers.flush();
        } catch (OptimisticLockingFailureException faster) {
            // somebody else was between the reading and the writing
            throw new EditConflict(paper.slug());
        }
        if (kind != Kind.LOADED) {
            jdbc.sql("set constraints all immediate").update();
            jdbc.sql("set constraints all deferred").update();
        }
    }

    private void requireFree(PaperContent content) {
        jdbc
                .sql("""
                        select slug, case when arxiv_id = :arxivId then 'arxivId' when doi = :doi then 'doi' else 'number' end
                        from paper where slug <> :slug and (arxiv_id = :arxivId or doi = :doi or number = :number)""")
                .param("slug", content.slug())
                .param("arxivId", content.arxivId())
                .param("doi", content.doi())
                .param("number", content.number())
                .query((row, n) -> new AlreadyInCatalog(row.getString(2), row.getString(1)))
                .list()
                .stream()
                .findFirst()
                .ifPresent(taken -> {
                    throw taken;
                });
    }

    private Paper get(String slug, long version) {
        Paper paper = get(slug);
        if (paper.version() != version) {
            throw new EditConflict(slug);
        }
        return paper;
    }

    private Paper get(String slug) {
        return papers.findBySlug(slug).orElseThrow(() -> new PaperNotFound(slug, List.of()));
    }

    private Instant now() {
        // finer than HTML's datetime attribute allows is of no use to anybody
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
