package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.platform.AtomFeed;
import zukan.platform.Language;
import zukan.platform.Markdown;
import zukan.platform.PageController;
import zukan.platform.PlainText;
import zukan.platform.ZukanProperties;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.ReceiptCode;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.Step;
import zukan.suggestions.SuggestionNotFound;
import zukan.suggestions.Suggestions;

/** The sender's own page of a suggestion; whoever knows its address may see it. */
@PageController
class ReceiptController {

    private final Suggestions suggestions;
    private final PaperCatalog catalog;
    private final Markdown markdown;
    private final MessageSource messages;
    private final ZukanProperties site;

    ReceiptController(
            Suggestions suggestions,
            PaperCatalog catalog,
            Markdown markdown,
            MessageSource messages,
            ZukanProperties site) {
        this.suggestions = suggestions;
        this.catalog = catalog;
        this.markdown = markdown;
        this.messages = messages;
        this.site = site;
    }

    /**
     * @param steps those that the sender is told of, the first one first
     * @param about card of the entry that a report is about, or null
     * @param entry card of the entry that it led to, or null
     * @param note what was typed and could not be taken, or null
     * @param noteProblem why, or null
     * @param notice what went differently than the sender meant, or null
     */
    record ReceiptPage(
            Suggestion suggestion,
            String address,
            List<Step> steps,
            PaperCard about,
            PaperCard entry,
            String note,
            String noteProblem,
            String notice) {

        public boolean canAddNote() {
            return suggestion.isWaiting()
                    && steps.stream()
                                    .filter(step -> step.kind() == Step.Kind.NOTED)
                                    .count()
                            < Suggestions.MOST_NOTES;
        }

        public int longestNote() {
            return Suggestions.LONGEST_NOTE;
        }
    }

    @GetMapping("/suggestions/{code}")
    Object show(@PathVariable String language, @PathVariable String code, HttpServletResponse response, Model model) {
        Privacy.receipt(response);
        ReceiptCode read = ReceiptCode.of(code).orElseThrow(() -> new SuggestionNotFound(true));
        if (!read.toString().equals(code)) {
            return redirect(HttpStatus.FOUND, language, read);
        }
        model.addAttribute("page", page(language, suggestions.get(code), null, null, null));
        return "suggestions/receipt";
    }

    @PostMapping("/suggestions/{code}/notes")
    Object note(
            @PathVariable String language,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Privacy.receipt(response);
        Suggestion suggestion = suggestions.get(code);
        String note = PlainText.of(text);
        if (note == null || note.length() > Suggestions.LONGEST_NOTE) {
            String problem = note == null ? "receipt.note.empty" : "receipt.note.long";
            String why = say(problem, locale, Suggestions.LONGEST_NOTE);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(language, suggestion, note, why, null));
            return "suggestions/receipt";
        }
        try {
            suggestions.note(suggestion, note);
        } catch (AlreadyDecided decided) {
            return decidedMeanwhile(language, decided, note, locale, response, model);
        }
        return redirect(HttpStatus.SEE_OTHER, language, suggestion.code());
    }

    @PostMapping("/suggestions/{code}/withdrawal")
    Object withdraw(
            @PathVariable String language,
            @PathVariable String code,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Privacy.receipt(response);
        Suggestion suggestion = suggestions.get(code);
        try {
            suggestions.withdraw(suggestion);
        } catch (AlreadyDecided decided) {
            return decidedMeanwhile(language, decided, null, locale, response, model);
        }
        return redirect(HttpStatus.SEE_OTHER, language, suggestion.code());
    }

    /** The receipt as it is by now, with word of why it did not go as meant. */
    private String decidedMeanwhile(
            String language,
            AlreadyDecided decided,
            String note,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        String notice = say(decided.present().isWaiting() ? "receipt.note.tooMany" : "receipt.decided", locale);
        model.addAttribute("page", page(language, decided.present(), note, null, notice));
        return "suggestions/receipt";
    }

    @GetMapping("/suggestions/{code}/feed.atom")
    ResponseEntity<String> feed(
            @PathVariable String language, @PathVariable String code, Locale locale, HttpServletResponse response) {
        Privacy.receipt(response);
        Suggestion suggestion = suggestions.get(code);
        String page = site.absolute(path(language, suggestion.code()));
        String id = AtomFeed.tag(site.baseUrl(), "suggestion/" + suggestion.number());
        List<Step> steps = suggestion.steps();
        List<AtomFeed.Entry> entries = IntStream.iterate(steps.size() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> steps.get(at).isForSender())
                .mapToObj(at -> entry(steps.get(at), id + "/" + at, page, locale))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, AtomFeed.CONTENT_TYPE)
                .body(new AtomFeed(
                                id,
                                Language.of(locale),
                                say("feed.title", locale, suggestion.name()),
                                entries.get(0).updated(),
                                page + "/feed.atom",
                                page,
                                entries)
                        .xml());
    }

    private AtomFeed.Entry entry(Step step, String id, String page, Locale locale) {
        return new AtomFeed.Entry(
                id,
                say("suggestion.step." + step.kind().code(), locale),
                step.at(),
                page,
                step.text().isEmpty() ? null : markdown.html(step.text()));
    }

    private ReceiptPage page(String language, Suggestion suggestion, String note, String noteProblem, String notice) {
        String about = suggestion.proposal().about() == null
                ? null
                : suggestion.proposal().about().paper();
        Map<String, PaperCard> cards = catalog.cards(
                Stream.of(about, suggestion.paper()).filter(Objects::nonNull).toList());
        return new ReceiptPage(
                suggestion,
                site.absolute(path(language, suggestion.code())),
                suggestion.steps().stream().filter(Step::isForSender).toList(),
                cards.get(about),
                cards.get(suggestion.paper()),
                note,
                noteProblem,
                notice);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private static ResponseEntity<Void> redirect(HttpStatus status, String language, ReceiptCode code) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.LOCATION, path(language, code))
                .build();
    }

    private static String path(String language, ReceiptCode code) {
        return "/" + language + "/suggestions/" + code;
    }
}
