package zukan.desk.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import zukan.catalog.AlreadyInCatalog;
import zukan.catalog.Change;
import zukan.catalog.ComparedRevision;
import zukan.catalog.EditConflict;
import zukan.catalog.Entry;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperHistory;
import zukan.catalog.Revision;
import zukan.catalog.VocabularyStore;
import zukan.platform.Dates;
import zukan.platform.DeskController;
import zukan.platform.PlainText;

/** All entries, withdrawn ones too: what became of each, and the way back. */
@DeskController
class EntriesController {

    private static final int LONGEST_REASON = 500;

    private final PaperHistory history;
    private final PaperEditing editing;
    private final PaperCatalog catalog;
    private final VocabularyStore vocabulary;
    private final MessageSource messages;

    EntriesController(
            PaperHistory history,
            PaperEditing editing,
            PaperCatalog catalog,
            VocabularyStore vocabulary,
            MessageSource messages) {
        this.history = history;
        this.editing = editing;
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.messages = messages;
    }

    /**
     * @param name what is looked for, or null
     * @param slug entry whose withdrawal failed, or null
     * @param error why
     * @param reason what was typed for it
     */
    record EntriesPage(List<Entry> entries, String name, String slug, String error, String reason) {}

    /**
     * @param revisions the newest first
     * @param error why a revision could not be gone back to, or null
     * @param reason what was typed for it
     */
    record HistoryPage(List<ComparedRevision> revisions, String error, String reason) {

        public Revision latest() {
            return revisions.get(0).revision();
        }

        public boolean isWithdrawn() {
            return latest().kind() == Revision.Kind.WITHDRAWN;
        }

        /** Whether going back to this revision would change anything. */
        public boolean isOther(Revision revision) {
            return isWithdrawn() || !revision.content().equals(latest().content());
        }
    }

    @GetMapping("/desk/papers")
    ModelAndView entries(@RequestParam(required = false) String name) {
        return entries(new EntriesPage(List.of(), PlainText.line(name), null, null, ""), HttpStatus.OK);
    }

    @PostMapping("/desk/papers/{slug}/withdrawal")
    Object withdraw(
            @PathVariable String slug,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String reason,
            Principal principal,
            RedirectAttributes redirect) {
        String why = PlainText.line(reason);
        if (why == null || why.length() > LONGEST_REASON) {
            String error = why == null ? say("entries.reason.missing") : say("entries.reason.long", LONGEST_REASON);
            return entries(new EntriesPage(List.of(), null, slug, error, reason), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String called = catalog.get(slug).shortName();
        try {
            editing.withdraw(slug, version, new Change(principal.getName(), why, null));
        } catch (EditConflict changed) {
            return entries(new EntriesPage(List.of(), null, slug, changed(slug), reason), HttpStatus.CONFLICT);
        }
        int latest = history.latest(slug).orElseThrow().number();
        Done.of(say("entries.withdrawn", called), backTo(slug, latest, latest)).tell(redirect);
        return "redirect:/desk/papers";
    }

    @GetMapping("/desk/papers/{slug}/history")
    ModelAndView history(@PathVariable String slug) {
        return history(slug, null, "", HttpStatus.OK);
    }

    @PostMapping("/desk/papers/{slug}/reversion")
    Object revert(
            @PathVariable String slug,
            @RequestParam int number,
            @RequestParam int latest,
            @RequestParam(defaultValue = "") String reason,
            Principal principal,
            RedirectAttributes redirect) {
        String why = PlainText.line(reason);
        if (why != null && why.length() > LONGEST_REASON) {
            return history(slug, say("entries.reason.long", LONGEST_REASON), reason, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            editing.revert(slug, number, latest, new Change(principal.getName(), why, null));
        } catch (EditConflict changed) {
            return history(slug, changed(slug), reason, HttpStatus.CONFLICT);
        } catch (AlreadyInCatalog taken) {
            return history(slug, say("review.conflict.taken", taken.slug()), reason, HttpStatus.CONFLICT);
        } catch (DataIntegrityViolationException gone) {
            return history(slug, say("review.conflict.vocabulary"), reason, HttpStatus.CONFLICT);
        }
        Revision now = history.latest(slug).orElseThrow();
        Done.of(
                        say("entries.reverted", now.content().shortName(), number),
                        now.number() > latest ? backTo(slug, latest, now.number()) : null)
                .tell(redirect);
        return "redirect:/desk/papers/" + now.slug() + "/history";
    }

    private static Done.Undo backTo(String slug, int number, int latest) {
        return new Done.Undo("/desk/papers/" + slug + "/reversion", Map.of("number", number, "latest", latest));
    }

    private ModelAndView entries(EntriesPage asked, HttpStatus status) {
        return new ModelAndView(
                "desk/entries",
                Map.of(
                        "page",
                        new EntriesPage(
                                history.entries(asked.name()),
                                asked.name(),
                                asked.slug(),
                                asked.error(),
                                asked.reason())),
                status);
    }

    private ModelAndView history(String slug, String error, String reason, HttpStatus status) {
        List<ComparedRevision> revisions = history.compared(slug);
        if (revisions.isEmpty()) {
            catalog.get(slug); // says that there is no such entry
        }
        return new ModelAndView(
                "desk/history",
                Map.of("page", new HistoryPage(revisions, error, reason), "vocabulary", vocabulary.read()),
                status);
    }

    /** Who was faster. */
    private String changed(String slug) {
        Revision latest = history.latest(slug).orElseThrow();
        return say(
                "entries.conflict",
                latest.content().shortName(),
                latest.isBySeedData() ? say("history.seedData") : latest.by(),
                Dates.showTime(latest.at(), LocaleContextHolder.getLocale()));
    }

    private String say(String message, Object... arguments) {
        return messages.getMessage(message, arguments, LocaleContextHolder.getLocale());
    }
}
