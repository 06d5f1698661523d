package zukan.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import zukan.catalog.Likeness;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperHistory;
import zukan.catalog.PastedWork;
import zukan.catalog.Revision;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.desk.Decisions;
import zukan.desk.TakenOver;
import zukan.desk.web.ReviewPage.Candidate;
import zukan.desk.web.ReviewPage.Place;
import zukan.desk.web.ReviewPage.SentCode;
import zukan.desk.web.ReviewPage.Twin;
import zukan.suggestions.KnownWork;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.SuggestionQueue;
import zukan.suggestions.Suggestions;

/** Gathers what is known of a suggestion: what it may be, what else waits, where in the queue it stands. */
@Component
class ReviewPages {

    private final Suggestions suggestions;
    private final SuggestionQueue queue;
    private final Decisions decisions;
    private final PaperCatalog catalog;
    private final PaperHistory history;
    private final VocabularyStore vocabulary;
    private final Clock clock;

    ReviewPages(
            Suggestions suggestions,
            SuggestionQueue queue,
            Decisions decisions,
            PaperCatalog catalog,
            PaperHistory history,
            VocabularyStore vocabulary,
            Clock clock) {
        this.suggestions = suggestions;
        this.queue = queue;
        this.decisions = decisions;
        this.catalog = catalog;
        this.history = history;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** The page of a suggestion, and of a form on it that could not do what it was sent for. */
    ModelAndView page(Suggestion suggestion, Attempt attempt, HttpStatus status) {
        Vocabulary words = vocabulary.read();
        Proposal proposal = suggestion.proposal();
        KnownWork known = proposal.kind() == Proposal.Kind.PAPER
                ? suggestions.known(
                        new PastedWork(proposal.arxivId(), proposal.doi(), proposal.url(), proposal.title()))
                : new KnownWork(List.of(), List.of());
        Revision about = proposal.about() == null
                ? null
                : history.latest(proposal.about().paper()).orElse(null);
        List<Suggestion> twins = queue.alike(suggestion);
        ModelAndView page = new ModelAndView("desk/review", status);
        page.addObject("vocabulary", words);
        page.addObject(
                "page",
                new ReviewPage(
                        suggestion,
                        proposal.url() == null ? null : ShownAddress.of(proposal.url()),
                        proposal.about() == null || proposal.about().target() == null
                                ? null
                                : ShownAddress.of(proposal.about().target()),
                        proposal.implementations().stream()
                                .map(code -> new SentCode(
                                        code.framework(),
                                        TakenOver.framework(code, words)
                                                .map(Vocabulary.Framework::name)
                                                .orElse(null),
                                        ShownAddress.of(code.url())))
                                .toList(),
                        about,
                        candidates(suggestion, known, about, words),
                        twins.stream()
                                .map(twin -> new Twin(
                                        twin,
                                        name(twin),
                                        Comparison.with(
                                                twin.proposal(), proposal, words, LocaleContextHolder.getLocale())))
                                .toList(),
                        known.earlier().stream()
                                .filter(earlier -> earlier.number() != suggestion.number())
                                .filter(earlier -> twins.stream().noneMatch(twin -> twin.number() == earlier.number()))
                                .toList(),
                        suggestion.isWaiting()
                                ? history.entries(null).stream()
                                        .filter(entry -> !entry.withdrawn())
                                        .toList()
                                : List.of(),
                        place(suggestion.number()),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        attempt));
        return page;
    }

    private List<Candidate> candidates(Suggestion suggestion, KnownWork known, Revision about, Vocabulary words) {
        Locale locale = LocaleContextHolder.getLocale();
        List<Candidate> candidates = new ArrayList<>();
        if (about != null && about.kind() != Revision.Kind.WITHDRAWN) {
            candidates.add(candidate(suggestion, about.content(), null, words, locale));
        }
        known.papers()
                .forEach(likeness -> candidates.add(
                        candidate(suggestion, catalog.get(likeness.paper().slug()), likeness.by(), words, locale)));
        return candidates;
    }

    private Candidate candidate(
            Suggestion suggestion, PaperContent entry, Likeness.By by, Vocabulary words, Locale locale) {
        Comparison comparison = Comparison.with(entry, suggestion.proposal(), words, locale);
        return new Candidate(
                entry, by, by == null ? comparison.ofSent() : comparison, decisions.preview(suggestion, entry));
    }

    /** Where a suggestion stands now. */
    Place place(long number) {
        List<Long> waiting = queue.waitingNumbers();
        int at = waiting.indexOf(number);
        return new Place(
                at + 1,
                waiting.size(),
                at > 0 ? waiting.get(at - 1) : null,
                at >= 0 && at < waiting.size() - 1 ? waiting.get(at + 1) : null);
    }

    /** What a suggestion is called: as its reader named the work, or as the entry is called that it is about. */
    String name(Suggestion suggestion) {
        Proposal.Subject subject = suggestion.proposal().about();
        return subject == null
                ? suggestion.name()
                : history.latest(subject.paper())
                        .map(revision -> revision.content().shortName())
                        .orElse(subject.paper());
    }
}
