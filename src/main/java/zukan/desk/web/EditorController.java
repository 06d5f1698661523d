package zukan.desk.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import zukan.catalog.AlreadyInCatalog;
import zukan.catalog.Change;
import zukan.catalog.EditConflict;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperRules;
import zukan.catalog.PaperRules.Problem;
import zukan.catalog.PaperWithdrawn;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.desk.Draft;
import zukan.desk.DraftConflict;
import zukan.desk.Drafts;
import zukan.desk.Editing;
import zukan.desk.Editing.Acceptance;
import zukan.desk.Entry;
import zukan.desk.SuggestedEntry;
import zukan.desk.web.EditorPage.Basis;
import zukan.desk.web.EditorPage.Notice;
import zukan.platform.Language;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/** The editor of an entry: opens it, keeps what is typed, shows it as readers would see it, publishes it. */
@Controller
class EditorController {

    private final Editing editing;
    private final Drafts drafts;
    private final SuggestedEntry suggested;
    private final PaperCatalog catalog;
    private final PaperEditing papers;
    private final PaperRules rules;
    private final VocabularyStore vocabularies;
    private final Suggestions suggestions;
    private final EditorForms forms;
    private final EditorPages pages;
    private final EditorPreview preview;
    private final MessageSource messages;
    private final Clock clock;

    EditorController(
            Editing editing,
            Drafts drafts,
            SuggestedEntry suggested,
            PaperCatalog catalog,
            PaperEditing papers,
            PaperRules rules,
            VocabularyStore vocabularies,
            Suggestions suggestions,
            EditorForms forms,
            EditorPages pages,
            EditorPreview preview,
            MessageSource messages,
            Clock clock) {
        this.editing = editing;
        this.drafts = drafts;
        this.suggested = suggested;
        this.catalog = catalog;
        this.papers = papers;
        this.rules = rules;
        this.vocabularies = vocabularies;
        this.suggestions = suggestions;
        this.forms = forms;
        this.pages = pages;
        this.preview = preview;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk/papers/new")
    ModelAndView begin(@RequestParam(required = false) Long suggestion, Principal principal, Locale locale) {
        return open(null, suggestion, principal, locale);
    }

    @GetMapping("/desk/papers/{slug}/edit")
    ModelAndView edit(
            @PathVariable String slug,
            @RequestParam(required = false) Long suggestion,
            Principal principal,
            Locale locale) {
        return open(slug, suggestion, principal, locale);
    }

    private ModelAndView open(String slug, Long number, Principal principal, Locale locale) {
        Suggestion asked = number == null ? null : suggestions.get(number);
        // what is decided is not decided again; its draft may still be wanted
        Suggestion waiting = asked == null || !asked.isWaiting() ? null : asked;
        Suggestion decided = waiting == null ? asked : null;
        Entry present = slug == null ? null : editing.open(slug);
        Optional<Draft> draft = drafts.find(new Draft.Key(principal.getName(), slug, number));
        EditorForm form =
                draft.map(saved -> forms.stored(saved.fields())).orElseGet(() -> fresh(present, waiting, locale));
        Basis basis = new Basis(
                present == null ? null : present.state().version(),
                present == null ? null : present.state().revision(),
                waiting == null ? null : waiting.number(),
                waiting == null ? null : waiting.version(),
                draft.isEmpty() || decided != null ? 0 : draft.get().version());
        Sent opened = new Sent(slug, basis, form, principal.getName(), locale);
        if (present != null && draft.isPresent() && !draft.get().base().equals(present.state())) {
            Merge merge = merge(slug, draft.get().base(), present, form);
            return pages.page(
                    opened.with(forms.stored(merge.merged())),
                    new Notice(draft.get(), merge, decided, false),
                    HttpStatus.OK);
        }
        return pages.page(opened, new Notice(draft.orElse(null), null, decided, false), HttpStatus.OK);
    }

    private EditorForm fresh(Entry present, Suggestion suggestion, Locale locale) {
        Vocabulary vocabulary = vocabularies.read();
        PaperContent content;
        if (suggestion == null) {
            content = present == null ? SuggestedEntry.blank(Origin.CURATOR) : present.content();
        } else if (present == null) {
            content = suggested.begin(suggestion, vocabulary);
        } else {
            content = suggested.applied(suggestion, present.content(), vocabulary);
        }
        EditorForm form = forms.of(content);
        if (suggestion != null) {
            form.set(
                    "reason",
                    messages.getMessage(
                            "editor.reason." + suggestion.proposal().kind().code(), null, locale));
        }
        return form;
    }

    @PostMapping("/desk/papers")
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute Basis basis,
            Principal principal,
            Locale locale,
            RedirectAttributes redirect) {
        EditorForm form = forms.posted(parameters);
        if (form.value("origin").equals(Origin.SURVEY.code())) {
            form.set("origin", Origin.CURATOR.code());
        }
        return act(new Sent(null, basis, form, principal.getName(), locale), action(parameters), redirect);
    }

    @PostMapping("/desk/papers/{slug}/revisions")
    ModelAndView revise(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute Basis basis,
            Principal principal,
            Locale locale,
            RedirectAttributes redirect) {
        EditorForm form = forms.posted(parameters);
        form.set("slug", slug);
        Sent sent = new Sent(slug, basis, form, principal.getName(), locale);
        try {
            Origin origin = catalog.get(slug).origin();
            if (origin == Origin.SURVEY || form.value("origin").equals(Origin.SURVEY.code())) {
                form.set("origin", origin.code());
            }
            return act(sent, action(parameters), redirect);
        } catch (PaperWithdrawn withdrawn) {
            save(sent);
            throw withdrawn;
        }
    }

    /** Enter in a field sends the form without any button: that saves, and never publishes. */
    private static String action(MultiValueMap<String, String> parameters) {
        return Optional.ofNullable(parameters.getFirst("action")).orElse("save-draft");
    }

    private ModelAndView act(Sent sent, String action, RedirectAttributes redirect) {
        if (sent.basis().suggestion() != null) {
            // none that does not exist
            suggestions.get(sent.basis().suggestion());
        }
        return switch (action) {
            case "save-draft" -> saveDraft(sent);
            case "preview-ja" -> preview.page(sent.form(), Language.JA);
            case "preview-en" -> preview.page(sent.form(), Language.EN);
            case "publish" -> publish(sent, redirect);
            default -> {
                if (!sent.form().perform(action)) {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such action");
                }
                yield pages.page(sent, Notice.NONE, HttpStatus.OK);
            }
        };
    }

    private Draft save(Sent sent) {
        return drafts.save(
                sent.key(), sent.form().fields(), sent.base(), sent.basis().draftVersion());
    }

    private ModelAndView saveDraft(Sent sent) {
        try {
            save(sent);
            return new ModelAndView("redirect:" + EditorPage.address(sent.key()));
        } catch (DraftConflict elsewhere) {
            long present = drafts.find(sent.key()).map(Draft::version).orElse(0L);
            return pages.page(sent.with(draftVersion(sent.basis(), present)), elsewhere(), HttpStatus.CONFLICT);
        }
    }

    private static Notice elsewhere() {
        return new Notice(null, null, null, true);
    }

    private static Basis draftVersion(Basis basis, long version) {
        return new Basis(basis.version(), basis.revision(), basis.suggestion(), basis.suggestionVersion(), version);
    }

    private ModelAndView publish(Sent sent, RedirectAttributes redirect) {
        EditorForm form = sent.form();
        form.tidy();
        if (form.isOn("curatorStar.given") && !form.has("curatorStar.on")) {
            form.set(
                    "curatorStar.on",
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        }
        List<Problem> problems = new ArrayList<>(rules.problems(form.paper(), sent.locale()));
        if (problems.isEmpty()) {
            problems.addAll(rules.inconsistencies(forms.content(form), vocabularies.read(), papers::isTaken));
        }
        if (sent.paper() != null && !form.has("reason")) {
            problems.add(new Problem("/reason", "rules.reason", List.of(), "a change has a reason"));
        }
        if (!problems.isEmpty()) {
            pages.object(form, problems, sent.locale());
            return pages.page(sent, Notice.NONE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            store(sent);
        } catch (EditConflict changed) {
            Entry present = editing.open(sent.paper());
            Merge merge = merge(sent.paper(), sent.base(), present, form);
            Basis basis = sent.basis();
            Basis now = new Basis(
                    present.state().version(),
                    present.state().revision(),
                    basis.suggestion(),
                    basis.suggestionVersion(),
                    basis.draftVersion());
            return pages.page(
                    sent.with(forms.stored(merge.merged())).with(now),
                    new Notice(null, merge, null, false),
                    HttpStatus.CONFLICT);
        } catch (AlreadyDecided decided) {
            return decided(sent, decided.present());
        } catch (AlreadyInCatalog taken) {
            pages.object(
                    form,
                    List.of(new Problem(
                            "/" + taken.field(), "rules.taken", List.of(taken.slug()), "that of " + taken.slug())),
                    sent.locale());
            return pages.page(sent, Notice.NONE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("published", form.value("slug"));
        return new ModelAndView("redirect:/desk/");
    }

    private void store(Sent sent) {
        try {
            storeOnce(sent);
        } catch (DataIntegrityViolationException faster) {
            // somebody took an identifier at the same moment; now it can be said whose it is
            storeOnce(sent);
        }
    }

    private void storeOnce(Sent sent) {
        PaperContent content = forms.content(sent.form());
        Basis basis = sent.basis();
        Change change = new Change(sent.by(), sent.form().value("reason"), basis.suggestion());
        String answer = sent.form().has("answer") ? sent.form().value("answer") : null;
        Acceptance acceptance = basis.suggestion() == null
                ? null
                : new Acceptance(basis.suggestionVersion() == null ? -1 : basis.suggestionVersion(), answer);
        if (sent.paper() == null) {
            editing.publish(content, change, acceptance);
        } else {
            editing.revise(content, basis.version(), change, acceptance);
        }
    }

    private Merge merge(String slug, Entry.State base, Entry present, EditorForm mine) {
        PaperContent before = editing.content(slug, base).orElse(present.content());
        EditorForm theirs = forms.of(present.content());
        return new Merge(forms.of(before).fields(), theirs.fields(), mine.fields());
    }

    /** Nothing was published. The draft is kept; if the sender only added a note, it can be tried again. */
    private ModelAndView decided(Sent sent, Suggestion present) {
        long draft;
        try {
            draft = save(sent).version();
        } catch (DraftConflict elsewhere) {
            return pages.page(sent, new Notice(null, null, present, true), HttpStatus.CONFLICT);
        }
        Basis basis = sent.basis();
        boolean again = present.isWaiting();
        Basis now = new Basis(
                basis.version(),
                basis.revision(),
                again ? basis.suggestion() : null,
                again ? present.version() : null,
                again ? draft : 0);
        return pages.page(sent.with(now), new Notice(null, null, present, false), HttpStatus.CONFLICT);
    }
}
