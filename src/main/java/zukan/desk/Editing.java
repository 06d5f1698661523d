package zukan.desk;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.Change;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperHistory;
import zukan.catalog.Revision;
import zukan.suggestions.Suggestions;

/**
 * Brings what curators wrote into the catalog. An entry, the decision on the suggestion that it answers and the end of the
 * draft are one transaction: all of it or nothing.
 */
@Service
@Transactional
public class Editing {

    private final PaperCatalog catalog;
    private final PaperEditing papers;
    private final PaperHistory history;
    private final Suggestions suggestions;
    private final Drafts drafts;

    Editing(PaperCatalog catalog, PaperEditing papers, PaperHistory history, Suggestions suggestions, Drafts drafts) {
        this.catalog = catalog;
        this.papers = papers;
        this.history = history;
        this.suggestions = suggestions;
        this.drafts = drafts;
    }

    /**
     * What accepting a suggestion needs; its number stands in the {@link Change}.
     *
     * @param version that of the suggestion as the curator read it
     * @param answer what its sender is told, Markdown, or null
     */
    public record Acceptance(long version, String answer) {}

    /** @throws zukan.catalog.PaperNotFound if there is no such entry */
    @Transactional(readOnly = true)
    public Entry open(String slug) {
        return new Entry(
                catalog.get(slug),
                new Entry.State(
                        papers.version(slug), history.latest(slug).orElseThrow().number()));
    }

    /** What an entry said in a state that somebody had open; empty if it never was in that state. */
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(String slug, Entry.State state) {
        return history.revision(slug, state.revision()).map(Revision::content);
    }

    /**
     * Publishes a new entry.
     *
     * @param acceptance if the change names a suggestion
     * @throws zukan.catalog.AlreadyInCatalog if its slug or an identifier belongs to another entry
     * @throws zukan.suggestions.AlreadyDecided if the suggestion changed since it was read
     */
    public void publish(PaperContent content, Change change, Acceptance acceptance) {
        // a decision names a slug, which exists from here on if all goes well
        papers.reserve(List.of(content.slug()));
        accept(content.slug(), change, acceptance);
        papers.publish(content, change);
        drafts.discard(new Draft.Key(change.by(), null, change.suggestion()));
    }

    /**
     * Changes an entry.
     *
     * @param version that of the entry as the curator opened it
     * @param acceptance if the change names a suggestion
     * @throws zukan.catalog.EditConflict if the entry changed since
     * @throws zukan.catalog.AlreadyInCatalog if an identifier belongs to another entry
     * @throws zukan.suggestions.AlreadyDecided if the suggestion changed since it was read
     */
    public void revise(PaperContent content, long version, Change change, Acceptance acceptance) {
        accept(content.slug(), change, acceptance);
        papers.revise(content, version, change);
        drafts.discard(new Draft.Key(change.by(), content.slug(), change.suggestion()));
    }

    private void accept(String slug, Change change, Acceptance acceptance) {
        if (change.suggestion() != null) {
            suggestions.accept(change.suggestion(), acceptance.version(), slug, acceptance.answer(), change.by());
        }
    }
}
