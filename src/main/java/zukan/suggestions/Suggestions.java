package zukan.suggestions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PastedWork;
import zukan.platform.PlainText;
import zukan.suggestions.KnownWork.Earlier;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestion.Step;

/** Takes suggestions in, once each, and carries them from waiting to decided and back. */
@Service
@Transactional
public class Suggestions {

    /** How many notes a sender can add; more is not a conversation that this is made for. */
    public static final int MOST_NOTES = 20;

    /** Characters of a note. */
    public static final int LONGEST_NOTE = 2000;

    private final PaperCatalog catalog;
    private final StoredSuggestions stored;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Suggestions(PaperCatalog catalog, StoredSuggestions stored, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.catalog = catalog;
        this.stored = stored;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a valid proposal in. A repeat with the same key gets the suggestion that the first one made.
     *
     * @param requestKey the form's one-time key, or the program's Idempotency-Key
     * @param insists whether the sender has seen that the work was declined before, and has more to say
     * @throws AlreadyKnown if the work is in the catalog, waits, or was declined (unless the sender insists)
     * @throws KeyReused if the key came before with another content
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Suggestion send(Proposal proposal, String requestKey, boolean insists) {
        Proposal canonical = canonical(proposal);
        KnownWork known = canonical.kind() == Kind.PAPER ? known(canonical) : new KnownWork(List.of(), List.of());
        if (known.isInCatalog() || known.isWaiting() || (known.isDeclined() && !insists)) {
            return sent(canonical, requestKey).orElseThrow(() -> new AlreadyKnown(known));
        }
        return insert(canonical, requestKey)
                // somebody was faster: with this key, or with this work
                .or(() -> sent(canonical, requestKey))
                .orElseThrow(() -> new AlreadyKnown(known(canonical)));
    }

    /** All of it by one statement, which is a transaction of its own; empty if the key or the work is there already. */
    private Optional<Suggestion> insert(Proposal canonical, String requestKey) {
        ReceiptCode code = ReceiptCode.random(random);
        Instant now = now();
        return jdbc.sql("""
                        with sent as (
                            insert into suggestion
                                (code, request_key, request_digest, kind, proposal, about, title, arxiv_id, doi, url, sent_at)
                            values (:code, :key, :digest, :kind, :proposal::jsonb,
                                (select slug from work where slug = :about), :title, :arxivId, :doi, :url, :now)
                            on conflict do nothing returning id)
                        insert into suggestion_step (suggestion, position, kind, at, text)
                            select id, 0, 'SENT', :now, '' from sent
                        returning suggestion""")
                .param("code", code.characters())
                .param("key", requestKey)
                .param("digest", digest(canonical))
                .param("kind", canonical.kind().name())
                .param("proposal", json.writeValueAsString(canonical))
                .param(
                        "about",
                        canonical.about() == null ? null : canonical.about().paper())
                .param("title", canonical.title())
                .param("arxivId", canonical.arxivId())
                .param("doi", canonical.doi())
                .param("url", canonical.url())
                .param("now", time(now))
                .query(Long.class)
                .optional()
                .map(number -> Suggestion.waiting(number, code, canonical, now));
    }

    /** The code of the suggestion that a key has made already. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<ReceiptCode> madeWith(String requestKey) {
        return jdbc.sql("select code from suggestion where request_key = ?")
                .param(requestKey)
                .query(String.class)
                .optional()
                .flatMap(ReceiptCode::of);
    }

    /** What a text that names a work may already be, in the catalog and among the suggestions. */
    @Transactional(readOnly = true)
    public KnownWork known(PastedWork pasted) {
        return pasted.isEmpty()
                ? new KnownWork(List.of(), List.of())
                : new KnownWork(catalog.likenesses(pasted), earlier(pasted));
    }

    private KnownWork known(Proposal proposal) {
        return known(new PastedWork(proposal.arxivId(), proposal.doi(), proposal.url(), proposal.title()));
    }

    private List<Earlier> earlier(PastedWork pasted) {
        return jdbc.sql("""
                        select *, arxiv_id = :arxivId or doi = :doi or url = :url as certain from suggestion
                        where kind = 'PAPER' and state in ('WAITING', 'ACCEPTED', 'MERGED', 'DECLINED')
                            -- each by its own index: one "or" of all would look at every suggestion
                            and id = any (array(
                                select id from suggestion where arxiv_id = :arxivId
                                union all select id from suggestion where doi = :doi
                                union all select id from suggestion where url = :url
                                union all select id from suggestion
                                    -- as a query of its own it is computed once, and not for each row
                                    where title_key % (select title_key(:title)) and title_key(:title) <> ''))
                        order by coalesce(arxiv_id = :arxivId or doi = :doi or url = :url, false) desc, sent_at desc, id desc
                        limit 3""")
                .param("arxivId", pasted.arxivId())
                .param("doi", pasted.doi())
                .param("url", pasted.url())
                .param("title", pasted.title())
                .query((row, n) -> {
                    State state = State.valueOf(row.getString("state"));
                    return new Earlier(
                            row.getLong("id"),
                            state,
                            row.getBoolean("certain"),
                            StoredSuggestions.instant(row, "sent_at"),
                            StoredSuggestions.instant(row, "decided_at"),
                            state.isPublic() ? row.getString("title") : null,
                            StoredSuggestions.reason(row),
                            row.getString("answer"),
                            row.getString("paper"));
                })
                .list();
    }

    /** @throws SuggestionNotFound if there is none with this code, or it cannot be a code */
    @Transactional(readOnly = true)
    public Suggestion get(String code) {
        ReceiptCode read = ReceiptCode.of(code).orElseThrow(() -> new SuggestionNotFound(true));
        return stored.find("where code = :value", read.characters()).orElseThrow(() -> new SuggestionNotFound(false));
    }

    /** @throws SuggestionNotFound if there is none with this number */
    @Transactional(readOnly = true)
    public Suggestion get(long number) {
        return stored.find("where id = :value", number).orElseThrow(() -> new SuggestionNotFound(false));
    }

    /**
     * The public log.
     *
     * @param state one of the public states, or null for all of them
     * @param words what must occur in the title or the answer, or null
     */
    @Transactional(readOnly = true)
    public SuggestionLog log(State state, String words, int page, int size) {
        String where = "where state in ('ACCEPTED', 'MERGED', 'DECLINED') and (:state::text is null or state = :state)"
                + " and (:words::text is null or title ilike :words or answer ilike :words or about ilike :words)";
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("state", state == null ? null : state.name());
        parameters.put("words", words == null ? null : "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        List<Suggestion> decided = stored.list(
                where + " order by decided_at desc, id desc limit " + size + " offset " + (long) page * size,
                parameters);
        long total = jdbc.sql("select count(*) from suggestion " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        select count(*) filter (where state = 'WAITING') as waiting,
                            min(sent_at) filter (where state = 'WAITING') as oldest,
                            percentile_cont(0.5) within group (order by extract(epoch from decided_at - sent_at))
                                filter (where state in ('ACCEPTED', 'MERGED', 'DECLINED')) as median
                        from suggestion""")
                .query((row, n) -> {
                    double seconds = row.getDouble("median");
                    Duration median = row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
                    return new SuggestionLog(
                            decided,
                            total,
                            page,
                            size,
                            row.getLong("waiting"),
                            StoredSuggestions.instant(row, "oldest"),
                            median);
                })
                .single();
    }

    /**
     * The sender adds a note while the suggestion waits; the same note twice in a row is one.
     *
     * @throws AlreadyDecided if it waits no longer, or there are too many notes
     */
    public void note(Suggestion suggestion, String typed) {
        Suggestion present = locked(suggestion.number());
        String text = PlainText.of(typed);
        Step last = present.steps().get(present.steps().size() - 1);
        if (last.kind() == Step.Kind.NOTED && last.text().equals(text)) {
            return;
        }
        long notes = present.steps().stream()
                .filter(step -> step.kind() == Step.Kind.NOTED)
                .count();
        if (!present.isWaiting() || notes >= MOST_NOTES) {
            throw new AlreadyDecided(present);
        }
        jdbc.sql("update suggestion set version = version + 1 where id = ?")
                .param(present.number())
                .update();
        addStep(present.number(), Step.Kind.NOTED, now(), null, text);
    }

    /**
     * The sender takes the suggestion back.
     *
     * @throws AlreadyDecided if it waits no longer
     */
    public void withdraw(Suggestion suggestion) {
        Suggestion present = locked(suggestion.number());
        if (!present.isWaiting()) {
            throw new AlreadyDecided(present);
        }
        decide(present, State.WITHDRAWN, Step.Kind.WITHDRAWN, null, null, null, null);
    }

    /**
     * Accepted: an entry was published, or changed as the report asked.
     *
     * @param version that of the suggestion that the curator read
     * @param paper slug of the entry
     * @throws AlreadyDecided if it changed since; then nothing happens
     */
    public void accept(long number, long version, String paper, String answer, String by) {
        decide(waiting(number, version), State.ACCEPTED, Step.Kind.ACCEPTED, paper, null, answer, by);
    }

    /** Merged into an entry that exists; otherwise as {@link #accept}. */
    public void merge(long number, long version, String paper, String answer, String by) {
        decide(waiting(number, version), State.MERGED, Step.Kind.MERGED, paper, null, answer, by);
    }

    /** Declined, with a reason and a sentence; otherwise as {@link #accept}. */
    public void decline(long number, long version, DeclineReason reason, String answer, String by) {
        decide(waiting(number, version), State.DECLINED, Step.Kind.DECLINED, null, reason, answer, by);
    }

    /** Marked as spam: nobody but the curators sees it any more. */
    public void markAsSpam(long number, long version, String by) {
        decide(waiting(number, version), State.SPAM, Step.Kind.SPAM, null, null, null, by);
    }

    /**
     * Put off: it leaves the queue until that day.
     *
     * @param until null to put it back at once
     */
    public void postpone(long number, long version, LocalDate until, String by) {
        Suggestion present = waiting(number, version);
        jdbc.sql("update suggestion set postponed_until = :until::date, version = version + 1 where id = :number")
                .param("until", until == null ? null : until.toString())
                .param("number", number)
                .update();
        addStep(present.number(), Step.Kind.POSTPONED, now(), by, until == null ? "" : until.toString());
    }

    /**
     * Undoes a decision: it waits again. What the decision did to an entry is undone there.
     *
     * @throws AlreadyDecided if it changed since it was read, or waits already
     */
    public void reopen(long number, long version, String by) {
        Suggestion present = locked(number);
        if (present.version() != version || present.isWaiting() || present.state() == State.WITHDRAWN) {
            throw new AlreadyDecided(present);
        }
        jdbc.sql("""
                        update suggestion set state = 'WAITING', decided_at = null, decided_by = null, reason = null,
                            answer = null, paper = null, version = version + 1
                        where id = ?""").param(number).update();
        addStep(number, Step.Kind.REOPENED, now(), by, null);
    }

    /**
     * Deletes spam for good: the one thing that is not kept.
     *
     * @throws AlreadyDecided if it is no spam, or changed since it was read
     */
    public void erase(long number, long version) {
        Suggestion present = locked(number);
        if (present.state() != State.SPAM || present.version() != version) {
            throw new AlreadyDecided(present);
        }
        jdbc.sql("delete from suggestion where id = ?").param(number).update();
    }

    /** Takes the sender's name out, as anybody may ask for; the rest stays. */
    public void forgetName(long number) {
        jdbc.sql("update suggestion set proposal = proposal - 'creditName', version = version + 1 where id = ?")
                .param(number)
                .update();
    }

    private void decide(
            Suggestion present,
            State state,
            Step.Kind step,
            String paper,
            DeclineReason reason,
            String answer,
            String by) {
        Instant now = now();
        String said = PlainText.of(answer);
        jdbc.sql("""
                        update suggestion set state = :state, decided_at = :now, decided_by = :by, paper = :paper,
                            reason = :reason, answer = :answer, postponed_until = null, version = version + 1
                        where id = :number""")
                .param("state", state.name())
                .param("now", time(now))
                .param("by", by)
                .param("paper", paper)
                .param("reason", reason == null ? null : reason.name())
                .param("answer", said)
                .param("number", present.number())
                .update();
        addStep(present.number(), step, now, by, said);
    }

    private Suggestion waiting(long number, long version) {
        Suggestion present = locked(number);
        if (!present.isWaiting() || present.version() != version) {
            throw new AlreadyDecided(present);
        }
        return present;
    }

    /** Whoever comes second waits here until the first is through, and then sees what was decided. */
    private Suggestion locked(long number) {
        jdbc.sql("select id from suggestion where id = ? for update")
                .param(number)
                .query()
                .listOfRows();
        return get(number);
    }

    /**
     * What this proposal with this key has made before; empty if the key is new.
     *
     * @throws KeyReused if the key came before with another content
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Suggestion> sent(Proposal proposal, String requestKey) {
        return jdbc.sql("select id, request_digest from suggestion where request_key = ?")
                .param(requestKey)
                .query((row, n) -> {
                    if (!row.getString("request_digest").equals(digest(canonical(proposal)))) {
                        throw new KeyReused();
                    }
                    return row.getLong("id");
                })
                .optional()
                .map(this::get);
    }

    /** Identifiers in their usual form, wherever they were typed. */
    private static Proposal canonical(Proposal proposal) {
        PastedWork url = PastedWork.of(proposal.kind() == Kind.PAPER ? proposal.url() : null);
        String arxivId = proposal.arxivId() == null
                ? url.arxivId()
                : PastedWork.of(proposal.arxivId()).arxivId();
        String doi = proposal.doi() == null
                ? url.doi()
                : PastedWork.of(proposal.doi()).doi();
        return new Proposal(
                proposal.kind(),
                proposal.about(),
                proposal.title(),
                url.url() == null ? proposal.url() : url.url(),
                arxivId,
                doi,
                proposal.authors(),
                proposal.domain(),
                proposal.month(),
                proposal.reason(),
                proposal.implementations(),
                proposal.lang(),
                proposal.creditName());
    }

    private String digest(Proposal proposal) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(json.writeValueAsString(proposal).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void addStep(long number, Step.Kind kind, Instant at, String by, String text) {
        jdbc.sql("""
                        insert into suggestion_step (suggestion, position, kind, at, by, text)
                        values (:number, (select count(*) from suggestion_step where suggestion = :number), :kind, :at, :by,
                            coalesce(:text, ''))""")
                .param("number", number)
                .param("kind", kind.name())
                .param("at", time(at))
                .param("by", by)
                .param("text", text)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
