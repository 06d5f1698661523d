package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.SurveyStore;
import zukan.catalog.WantedBoard.Gap;
import zukan.platform.Language;
import zukan.platform.PageController;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Proposal.Subject.Part;
import zukan.suggestions.web.ProposalForms.Answer;

/** A reader says something about an entry or a part of it. */
@PageController
class ReportController {

    private static final List<Kind> KINDS =
            Arrays.stream(Kind.values()).filter(kind -> kind != Kind.PAPER).toList();

    private final PaperCatalog catalog;
    private final SurveyStore surveys;
    private final ProposalForms forms;
    private final MessageSource messages;

    ReportController(PaperCatalog catalog, SurveyStore surveys, ProposalForms forms, MessageSource messages) {
        this.catalog = catalog;
        this.surveys = surveys;
        this.forms = forms;
        this.messages = messages;
    }

    /** @param label what the part is called, or null if it is about the whole entry */
    record ReportPage(PaperContent paper, Subject about, String label, ProposalForm form) {

        public List<Kind> kinds() {
            return KINDS;
        }
    }

    @GetMapping("/report")
    String ask(
            @RequestParam String paper,
            @RequestParam(required = false) String part,
            @RequestParam(required = false) String target,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String wanted,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Privacy.form(response);
        PaperContent entry = entry(paper);
        Part asked = part(part);
        String label = target == null ? null : label(entry, asked, target, locale);
        Subject about =
                label == null ? new Subject(entry.slug(), Part.PAPER, null) : new Subject(entry.slug(), asked, target);
        Proposal prefilled = new Proposal(
                kind(kind).orElse(usual(about.part())),
                about,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                opening(wanted, locale),
                List.of(),
                Language.of(locale),
                null);
        model.addAttribute("page", new ReportPage(entry, about, label, forms.begin(prefilled, false)));
        return "suggestions/report";
    }

    @PostMapping("/report")
    Object send(
            @PathVariable String language,
            @RequestParam String paper,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Privacy.form(response);
        PaperContent entry = entry(paper);
        Subject about = new Subject(entry.slug(), part(typed.getFirst("part")), typed.getFirst("target"));
        Kind kind = kind(typed.getFirst("kind")).orElse(usual(about.part()));
        Answer answer = forms.answer(request, typed, kind, about, locale);
        if (answer.sent() != null) {
            return SuggestController.toReceipt(language, answer);
        }
        SuggestController.prepare(response, answer);
        // the part may have changed since the form was shown: then it is called as the form called it
        String label = about.target() == null
                ? null
                : Optional.ofNullable(label(entry, about.part(), about.target(), locale))
                        .orElse(about.target());
        model.addAttribute("page", new ReportPage(entry, about, label, answer.form()));
        return "suggestions/report";
    }

    private PaperContent entry(String slug) {
        return catalog.get(catalog.presentSlug(slug).orElse(slug));
    }

    /** What a part is called; null if the entry has no such part. */
    private String label(PaperContent entry, Part part, String target, Locale locale) {
        Optional<String> ofEntry = switch (part) {
            case IMPLEMENTATION ->
                entry.implementations().stream()
                        .map(PaperContent.Implementation::url)
                        .filter(target::equals)
                        .findFirst();
            case REFERENCE ->
                entry.references().stream()
                        .filter(reference -> reference.url().equals(target))
                        .map(PaperContent.Reference::title)
                        .findFirst();
            case PAPER, QUESTION -> Optional.empty();
        };
        return ofEntry.or(() -> surveys.coverage().stream()
                        .filter(item ->
                                item.code().equals(target) && entry.slug().equals(item.paper()))
                        .map(item -> item.subject().in(locale))
                        .findFirst())
                .orElse(null);
    }

    /** The words that an answer to the wanted board begins with; null if it needs none. */
    private String opening(String wanted, Locale locale) {
        return Gap.Kind.NO_JAPANESE_EXPLAINER.code().equals(wanted)
                ? messages.getMessage("report.opening." + wanted, null, locale)
                : null;
    }

    private static Kind usual(Part part) {
        return switch (part) {
            case PAPER -> Kind.ERROR;
            case IMPLEMENTATION, REFERENCE -> Kind.DEAD_LINK;
            case QUESTION -> Kind.ANSWER;
        };
    }

    private static Optional<Kind> kind(String code) {
        return KINDS.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    private static Part part(String code) {
        return Arrays.stream(Part.values())
                .filter(part -> part.code().equals(code))
                .findFirst()
                .orElse(Part.PAPER);
    }
}
