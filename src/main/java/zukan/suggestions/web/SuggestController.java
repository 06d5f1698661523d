package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.Likeness;
import zukan.catalog.PastedWork;
import zukan.platform.Language;
import zukan.platform.PageController;
import zukan.platform.PlainText;
import zukan.suggestions.ArxivLookup;
import zukan.suggestions.KnownWork;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestions;
import zukan.suggestions.web.ProposalForms.Answer;

/** 「こんな研究もあるよ！」: a reader proposes a paper. */
@PageController
class SuggestController {

    /** The first four digits of an arXiv identifier are year and month. */
    private static final Pattern ARXIV_MONTH = Pattern.compile("(\\d{2})(\\d{2})\\.\\d+");

    private final Suggestions suggestions;
    private final ProposalForms forms;
    private final ArxivLookup arxiv;

    SuggestController(Suggestions suggestions, ProposalForms forms, ArxivLookup arxiv) {
        this.suggestions = suggestions;
        this.forms = forms;
        this.arxiv = arxiv;
    }

    /**
     * @param work what was pasted, or empty
     * @param understood what it was taken for, or null if the page is an answer to the form
     * @param known what Zukan knows of it, or null
     * @param form null as long as there is nothing to fill in
     */
    record SuggestPage(String work, PastedWork understood, KnownWork known, ProposalForm form) {

        /** Entries of exactly this title. */
        public boolean isSameTitle() {
            return known != null && known.papers().stream().anyMatch(likeness -> likeness.by() == Likeness.By.TITLE);
        }
    }

    /** @param another whether the reader says that the entry of the same title is another paper */
    @GetMapping("/suggest")
    String ask(
            @RequestParam(defaultValue = "") String work,
            @RequestParam(defaultValue = "false") String another,
            @RequestParam(defaultValue = "false") String insists,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Privacy.form(response);
        PastedWork understood = PastedWork.of(work);
        if (understood.isEmpty()) {
            model.addAttribute("page", new SuggestPage("", null, null, null));
            return "suggestions/suggest";
        }
        KnownWork known = suggestions.known(understood);
        SuggestPage page = new SuggestPage(shortened(work), understood, known, null);
        boolean settled = known.isInCatalog()
                || known.isWaiting()
                || (known.isDeclined() && !insists.equals("true"))
                || (page.isSameTitle() && !another.equals("true"));
        model.addAttribute(
                "page",
                settled
                        ? page
                        : new SuggestPage(
                                page.work(),
                                understood,
                                known,
                                forms.begin(prefilled(understood, Language.of(locale)), known.isDeclined())));
        return "suggestions/suggest";
    }

    @PostMapping("/suggest")
    Object send(
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Privacy.form(response);
        Answer answer = forms.answer(request, typed, Kind.PAPER, null, locale);
        if (answer.sent() != null) {
            return toReceipt(language, answer);
        }
        prepare(response, answer);
        String work = typed.getFirst("work");
        model.addAttribute(
                "page", new SuggestPage(shortened(work == null ? "" : work), null, answer.known(), answer.form()));
        return "suggestions/suggest";
    }

    static ResponseEntity<Void> toReceipt(String language, Answer answer) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/" + language + "/suggestions/" + answer.sent())
                .build();
    }

    static void prepare(HttpServletResponse response, Answer answer) {
        response.setStatus(answer.status().value());
        if (answer.pause() != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, answer.pause().toSeconds())));
        }
    }

    private static String shortened(String work) {
        String line = PlainText.line(work.substring(0, Math.min(work.length(), PastedWork.LONGEST)));
        return line == null ? "" : line;
    }

    private Proposal prefilled(PastedWork work, Language language) {
        Optional<ArxivLookup.Record> said = work.arxivId() == null ? Optional.empty() : arxiv.find(work.arxivId());
        Matcher month = ARXIV_MONTH.matcher(work.arxivId() == null ? "" : work.arxivId());
        return new Proposal(
                Kind.PAPER,
                null,
                said.map(ArxivLookup.Record::title).orElse(work.title()),
                work.url(),
                work.arxivId(),
                work.doi(),
                said.map(ArxivLookup.Record::authors).orElse(List.of()),
                null,
                said.map(record -> YearMonth.from(record.submittedOn()).toString())
                        .orElse(month.matches() ? "20" + month.group(1) + "-" + month.group(2) : null),
                null,
                List.of(),
                language,
                null);
    }
}
