package zukan.desk.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperHistory;
import zukan.catalog.PaperNotFound;
import zukan.catalog.PaperWithdrawn;
import zukan.catalog.Revision;
import zukan.desk.Decisions;
import zukan.desk.TakenOver;
import zukan.desk.WaitsAlready;
import zukan.platform.Dates;
import zukan.platform.DeskController;
import zukan.platform.PlainText;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.Step;
import zukan.suggestions.Suggestions;

/** The decisions on a suggestion, each beside all that is known of it. */
@DeskController
@RequestMapping("/desk/suggestions/{number:[0-9]{1,18}}")
class ReviewController {

    private static final int LONGEST_ANSWER = 2000;
    private static final Period LONGEST_DELAY = Period.ofYears(2);

    private final Suggestions suggestions;
    private final Decisions decisions;
    private final PaperCatalog catalog;
    private final PaperHistory history;
    private final ReviewPages pages;
    private final MessageSource messages;
    private final Clock clock;

    ReviewController(
            Suggestions suggestions,
            Decisions decisions,
            PaperCatalog catalog,
            PaperHistory history,
            ReviewPages pages,
            MessageSource messages,
            Clock clock) {
        this.suggestions = suggestions;
        this.decisions = decisions;
        this.catalog = catalog;
        this.history = history;
        this.pages = pages;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView review(@PathVariable long number) {
        return pages.page(suggestions.get(number), Attempt.NONE, HttpStatus.OK);
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
            return pages.page(suggestions.get(number), attempt, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Long next = pages.place(number).next();
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
        return pages.page(
                suggestions.get(number),
                new Attempt(attempt.form(), attempt.typed(), Map.of(), whatHappened(present)),
                HttpStatus.CONFLICT);
    }

    private ModelAndView refused(long number, String why) {
        return pages.page(suggestions.get(number), new Attempt("", Map.of(), Map.of(), why), HttpStatus.CONFLICT);
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
        return pages.name(suggestions.get(number));
    }

    private String say(String message, Object... arguments) {
        // numbers are names here: no thousands separators
        Object[] plain = Arrays.stream(arguments)
                .map(argument -> argument instanceof Long ? argument.toString() : argument)
                .toArray();
        return messages.getMessage(message, plain, LocaleContextHolder.getLocale());
    }
}
