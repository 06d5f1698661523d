package zukan.desk;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.Change;
import zukan.catalog.EditConflict;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperHistory;
import zukan.catalog.PaperNotFound;
import zukan.catalog.PaperWithdrawn;
import zukan.catalog.Revision;
import zukan.catalog.VocabularyStore;
import zukan.platform.Bilingual;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestions;

/**
 * What curators decide: each decision with all that it does to entries in one transaction, the suggestion locked before the
 * entry. Of several curators at once the first decides; the others get {@link AlreadyDecided}, and nothing of theirs happens.
 */
@Service
@Transactional
public class Decisions {

    private final Suggestions suggestions;
    private final PaperEditing editing;
    private final PaperHistory history;
    private final PaperCatalog catalog;
    private final VocabularyStore vocabulary;
    private final MessageSource messages;

    Decisions(
            Suggestions suggestions,
            PaperEditing editing,
            PaperHistory history,
            PaperCatalog catalog,
            VocabularyStore vocabulary,
            MessageSource messages) {
        this.suggestions = suggestions;
        this.editing = editing;
        this.history = history;
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.messages = messages;
    }

    /**
     * Merges a suggestion into an entry, which takes over the links that it does not have yet.
     *
     * @param version that of the suggestion that the curator read, as in all the others
     * @param answer what the sender and the public are told, or null
     * @return what was taken over and what could not be
     * @throws PaperNotFound if there is no such entry
     * @throws PaperWithdrawn if it was withdrawn
     */
    public TakenOver merge(long number, long version, String slug, String answer, String by) {
        if (history.latest(slug).map(Revision::kind).orElse(Revision.Kind.WITHDRAWN) == Revision.Kind.WITHDRAWN) {
            catalog.get(slug); // says why there is none
        }
        Suggestion suggestion = suggestions.get(number);
        suggestions.merge(number, version, slug, answer, by);
        PaperContent before =
                editing.amend(slug, entry -> preview(suggestion, entry).content(), new Change(by, "", number));
        return preview(suggestion, before);
    }

    /** What merging into an entry would take over. */
    @Transactional(readOnly = true)
    public TakenOver preview(Suggestion suggestion, PaperContent entry) {
        Bilingual note = new Bilingual(
                messages.getMessage("decision.suggestedCode", null, Locale.JAPANESE),
                messages.getMessage("decision.suggestedCode", null, Locale.ENGLISH));
        return TakenOver.of(entry, suggestion.proposal(), vocabulary.read(), note);
    }

    public void decline(long number, long version, DeclineReason reason, String answer, String by) {
        suggestions.decline(number, version, reason, answer, by);
    }

    public void markAsSpam(long number, long version, String by) {
        suggestions.markAsSpam(number, version, by);
    }

    /** Puts off the decision until a day. */
    public void postpone(long number, long version, LocalDate until, String by) {
        suggestions.postpone(number, version, until, by);
    }

    /**
     * Undoes a decision, and what it did to an entry: what it published is withdrawn, what it revised says again what it said
     * before. Something put off comes back into the queue.
     *
     * @throws EditConflict if the entry was changed since; then nothing happens
     * @throws WaitsAlready if another suggestion of the same work waits by now
     */
    public void reopen(long number, long version, String by) {
        Suggestion suggestion = suggestions.get(number);
        if (suggestion.isWaiting() && suggestion.postponedUntil() != null) {
            suggestions.postpone(number, version, null, by);
            return;
        }
        try {
            suggestions.reopen(number, version, by);
        } catch (DuplicateKeyException waiting) {
            throw new WaitsAlready(number, waiting);
        }
        if (suggestion.paper() != null) {
            editing.undo(number, new Change(by, "", number));
        }
    }

    /** Deletes spam for good. */
    public void erase(long number, long version) {
        suggestions.erase(number, version);
    }

    /** Takes the name that the sender asked to be credited by out of the suggestion, and out of the entry that it became. */
    public void forgetName(long number) {
        suggestions.forgetName(number);
        history.ofSuggestion(number).stream()
                .filter(revision -> revision.kind() == Revision.Kind.PUBLISHED)
                .map(Revision::slug)
                .distinct()
                .forEach(editing::forgetCredit);
    }
}
