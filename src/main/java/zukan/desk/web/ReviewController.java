package zukan.desk.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import zukan.catalog.AlreadyInCatalog;
import zukan.catalog.EditConflict;
import zukan.catalog.Entry;
import zukan.catalog.Likeness;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperHistory;
import zukan.catalog.PaperNotFound;
import zukan.catalog.PaperWithdrawn;
import zukan.catalog.PastedWork;
import zukan.catalog.Revision;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.desk.Decisions;
import zukan.desk.TakenOver;
import zukan.desk.WaitsAlready;
import zukan.platform.Dates;
import zukan.platform.DeskController;
import zukan.platform.PlainText;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.KnownWork;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.Step;
import zukan.suggestions.SuggestionQueue;
import zukan.suggestions.Suggestions;

/** One suggestion with all that is known of it, and the decisions on it. */
@DeskController
@RequestMapping("/desk/suggestions/{number:[0-9]{1,18}}")
class ReviewController {

    private static final int LONGEST_ANSWER = 2000;
    private static final Period LONGEST_DELAY = Period.ofYears(2);

    private final Suggestions suggestions;
    private final SuggestionQueue queue;
    private final Decisions decisions;
    private final PaperCatalog catalog;
    private final PaperHistory history;
    private final VocabularyStore vocabulary;
    private final MessageSource messages;
    private final Clock clock;

    ReviewController(
            Suggestions suggestions,
            SuggestionQueue queue,
            Decisions decisions,
            PaperCatalog catalog,
            PaperHistory history,
            VocabularyStore vocabulary,
            MessageSource messages,
            Clock clock) {
        this.suggestions = suggestions;
        this.queue = queue;
        this.decisions = decisions;
        this.catalog = catalog;
        this.history = history;
        this.vocabulary = vocabulary;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Code that was sent.
     *
     * @param known name of its framework, or null if the vocabulary has none of that name
     */
    record SentCode(String framework, String known, ShownAddress address) {}

    /**
     * An entry that the suggestion may be, or is about.
     *
     * @param by what speaks for it; null for what a report is about
     * @param taken what merging into it would take over
     */
    record Candidate(PaperContent entry, Likeness.By by, Comparison comparison, TakenOver taken) {}

    /** Another suggestion that waits and may be the same. */
    record Twin(Suggestion suggestion, String name, Comparison comparison) {}

    /**
     * Where in the queue a suggestion is.
     *
     * @param position from 1; 0 if it is not in the queue
     * @param previous number of the one before it, or null
     */
    record Place(int position, int count, Long previous, Long next) {}

    /**
     * @param about the entry that a report is about as it is or was last, or null
     * @param earlier suggestions of the same work that were decided
     * @param entries those that it can be merged into, for choosing by name
     * @param tomorrow the first day that a decision can be put off to
     */
    record ReviewPage(
            Suggestion suggestion,
            ShownAddress url,
            ShownAddress target,
            List<SentCode> code,
            Revision about,
            List<Candidate> candidates,
            List<Twin> twins,
            List<KnownWork.Earlier> earlier,
            List<Entry> entries,
            Place place,
            LocalDate today,
            Attempt attempt) {

        /** Where accepting leads: the editor with all that the suggestion says. */
        public String acceptance() {
            Proposal.Subject subject = suggestion.proposal().about();
            return (subject == null ? "/desk/papers/new" : "/desk/papers/" + subject.paper() + "/edit") + "?suggestion="
                    + suggestion.number();
        }

        public LocalDate tomorrow() {
            return today.plusDays(1);
        }

        public List<DeclineReason> reasons() {
            return Arrays.asList(DeclineReason.values());
        }

        /** The candidate that is chosen from the start, since it is the only one that is likely; or null. */
        public String likely() {
            List<Candidate> sure = candidates.stream()
                    .filter(candidate -> candidate.by() != Likeness.By.SIMILARITY)
                    .toList();
            return sure.size() == 1 ? sure.get(0).entry().slug() : null;
        }

        /** The last thing that happened. */
        public Step last() {
            return suggestion.steps().get(suggestion.steps().size() - 1);
        }
    }

    @GetMapping
    ModelAndView review(@PathVariable long number) {
        return page(suggestions.get(number), Attempt.NONE, HttpStatus.OK);
    }

    @PostMapping("/merger")
    Object merge(
            @PathVariable long number,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String answer,
            Principal principal,
            RedirectAttributes redirect) {
        Map<String, String> typed = Map.of("slug", slug, "other", other, "answer", answer);
        Map<String, String> errors = new LinkedHashMap<>();
        String target = other.isBlank() ? slug : slug(other);
        if (target.isBlank()) {
            errors.put("slug", say("review.merge.choose"));
        } else {
            checkEntry(target, other.isBlank() ? "slug" : "other", errors);
        }
        checkAnswer(answer, false, errors);
        return decide(number, new Attempt("merger", typed, errors, null), redirect, () -> {
            TakenOver taken = decisions.merge(number, version, target, answer, principal.getName());
            List<String> remarks = taken.unknown().stream()
                    .map(code -> say(
                            "decision.unknownFramework",
                            code.framework() == null ? "" : code.framework(),
                            ShownAddress.of(code.url()).text()))
                    .toList();
            return done(
                    number,
                    version,
                    say(
                            "decision.merged",
                            number,
                            name(number),
                            history.latest(target)
                                    .map(entry -> entry.content().shortName())
                                    .orElse(target),
                            taken.added().size()),
                    remarks);
        });
    }

    @PostMapping("/refusal")
    Object decline(
            @PathVariable long number,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String answer,
            Principal principal,
            RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<DeclineReason> chosen = Arrays.stream(DeclineReason.values())
                .filter(known -> known.code().equals(reason))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.put("reason", say("review.decline.choose"));
        }
        checkAnswer(answer, true, errors);
        Attempt attempt = new Attempt("refusal", Map.of("reason", reason, "answer", answer), errors, null);
        return decide(number, attempt, redirect, () -> {
            decisions.decline(number, version, chosen.orElseThrow(), answer, principal.getName());
            return done(number, version, say("decision.declined", number, name(number)), List.of());
        });
    }

    @PostMapping("/spam")
    Object spam(
            @PathVariable long number, @RequestParam long version, Principal principal, RedirectAttributes redirect) {
        return decide(number, Attempt.NONE, redirect, () -> {
            decisions.markAsSpam(number, version, principal.getName());
            return done(number, version, say("decision.spam", number), List.of());
        });
    }

    @PostMapping("/postponement")
    Object postpone(
            @PathVariable long number,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String until,
            Principal principal,
            RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate day = day(until, errors);
        return decide(number, new Attempt("postponement", Map.of("until", until), errors, null), redirect, () -> {
            decisions.postpone(number, version, day, principal.getName());
            return done(
                    number,
                    version,
                    say("decision.postponed", number, name(number), Dates.show(day, LocaleContextHolder.getLocale())),
                    List.of());
        });
    }

    @PostMapping("/reopening")
    Object reopen(
            @PathVariable long number, @RequestParam long version, Principal principal, RedirectAttributes redirect) {
        try {
            decisions.reopen(number, version, principal.getName());
        } catch (AlreadyDecided changed) {
            return conflict(number, Attempt.NONE, changed.present());
        } catch (EditConflict changed) {
            return refused(number, entryChanged(number, changed.slug()));
        } catch (WaitsAlready waits) {
            return refused(number, say("review.conflict.waits", number));
        } catch (AlreadyInCatalog taken) {
            return refused(number, say("review.conflict.taken", taken.slug()));
        } catch (DataIntegrityViolationException gone) {
            return refused(number, say("review.conflict.vocabulary"));
        }
        Done.of(say("decision.reopened", number, name(number)), null).tell(redirect);
        return "redirect:/desk/suggestions/" + number;
    }

    @PostMapping("/erasure")
    Object erase(@PathVariable long number, @RequestParam long version, RedirectAttributes redirect) {
        try {
            decisions.erase(number, version);
        } catch (AlreadyDecided changed) {
            return conflict(number, Attempt.NONE, changed.present());
        }
        Done.of(say("decision.erased", number), null).tell(redirect);
        return "redirect:/desk/";
    }

    @PostMapping("/anonymity")
    String forgetName(@PathVariable long number, RedirectAttributes redirect) {
        decisions.forgetName(number);
        Done.of(say("decision.anonymous", number), null).tell(redirect);
        return "redirect:/desk/suggestions/" + number;
    }

    /** Decides if the form has no errors, and goes on to the next in the queue. */
    private Object decide(long number, Attempt attempt, RedirectAttributes redirect, Supplier<Done> decision) {
        if (!attempt.errors().isEmpty()) {
            return page(suggestions.get(number), attempt, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Long next = place(number).next();
        try {
            decision.get().tell(redirect);
        } catch (AlreadyDecided changed) {
            return conflict(number, attempt, changed.present());
        }
        return next == null ? "redirect:/desk/" : "redirect:/desk/suggestions/" + next;
    }

    private Done done(long number, long version, String text, List<String> remarks) {
        // each change of a suggestion makes its version one greater
        return Done.of(
                text,
                remarks,
                new Done.Undo("/desk/suggestions/" + number + "/reopening", Map.of("version", version + 1)));
    }

    private ModelAndView conflict(long number, Attempt attempt, Suggestion present) {
        return page(
                suggestions.get(number),
                new Attempt(attempt.form(), attempt.typed(), Map.of(), whatHappened(present)),
                HttpStatus.CONFLICT);
    }

    private ModelAndView refused(long number, String why) {
        return page(suggestions.get(number), new Attempt("", Map.of(), Map.of(), why), HttpStatus.CONFLICT);
    }

    /** Who did what when, so that the curator who came second understands. */
    private String whatHappened(Suggestion present) {
        Step last = present.steps().get(present.steps().size() - 1);
        return say(
                "review.conflict." + last.kind().code(),
                last.by() == null ? "" : last.by(),
                Dates.showTime(last.at(), LocaleContextHolder.getLocale()));
    }

    private String entryChanged(long number, String slug) {
        Revision latest = history.latest(slug).orElseThrow();
        int made = history.ofSuggestion(number).get(0).number();
        return say(
                "review.conflict.entry",
                latest.content().shortName(),
                latest.isBySeedData() ? say("history.seedData") : latest.by(),
                Dates.showTime(latest.at(), LocaleContextHolder.getLocale()),
                made,
                Math.max(1, made - 1));
    }

    private ModelAndView page(Suggestion suggestion, Attempt attempt, HttpStatus status) {
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
                        today(),
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

    private Place place(long number) {
        List<Long> waiting = queue.waitingNumbers();
        int at = waiting.indexOf(number);
        return new Place(
                at + 1,
                waiting.size(),
                at > 0 ? waiting.get(at - 1) : null,
                at >= 0 && at < waiting.size() - 1 ? waiting.get(at + 1) : null);
    }

    /** The slug that somebody means who types one, or pastes the address of an entry. */
    private String slug(String typed) {
        String slug = typed.strip().replaceFirst("^.*/papers/", "").replaceFirst("[/?#].*", "");
        return catalog.presentSlug(slug).orElse(slug);
    }

    private void checkEntry(String slug, String field, Map<String, String> errors) {
        try {
            catalog.get(slug);
        } catch (PaperNotFound missing) {
            errors.put(
                    field,
                    missing.nearest().isEmpty()
                            ? say("review.merge.none", slug)
                            : say(
                                    "review.merge.nearest",
                                    slug,
                                    missing.nearest().get(0).slug()));
        } catch (PaperWithdrawn withdrawn) {
            errors.put(field, say("review.merge.withdrawn", slug));
        }
    }

    private void checkAnswer(String answer, boolean required, Map<String, String> errors) {
        String text = PlainText.of(answer);
        if (text == null && required) {
            errors.put("answer", say("review.answer.missing"));
        } else if (text != null && text.length() > LONGEST_ANSWER) {
            errors.put("answer", say("review.answer.long", LONGEST_ANSWER));
        }
    }

    private LocalDate day(String typed, Map<String, String> errors) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isAfter(today())) {
                errors.put("until", say("review.postpone.past"));
            } else if (day.isAfter(today().plus(LONGEST_DELAY))) {
                errors.put("until", say("review.postpone.far"));
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            errors.put("until", say("review.postpone.unreadable"));
            return null;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String name(long number) {
        return name(suggestions.get(number));
    }

    private String name(Suggestion suggestion) {
        Proposal.Subject subject = suggestion.proposal().about();
        return subject == null
                ? suggestion.name()
                : history.latest(subject.paper())
                        .map(revision -> revision.content().shortName())
                        .orElse(subject.paper());
    }

    private String say(String message, Object... arguments) {
        // numbers are names here: no thousands separators
        Object[] plain = Arrays.stream(arguments)
                .map(argument -> argument instanceof Long ? argument.toString() : argument)
                .toArray();
        return messages.getMessage(message, plain, LocaleContextHolder.getLocale());
    }
}
