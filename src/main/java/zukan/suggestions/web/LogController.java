package zukan.suggestions.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.platform.PageController;
import zukan.platform.PlainText;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.ReceiptCode;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.SuggestionLog;
import zukan.suggestions.SuggestionNotFound;
import zukan.suggestions.Suggestions;

/** What became of suggestions, for everybody. */
@PageController
class LogController {

    private static final int PER_PAGE = 30;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_WORDS = 100;

    private final Suggestions suggestions;
    private final PaperCatalog catalog;

    LogController(Suggestions suggestions, PaperCatalog catalog) {
        this.suggestions = suggestions;
        this.catalog = catalog;
    }

    /** @param cards of the entries that the suggestions are about or led to, by slug; withdrawn ones are absent */
    record LogPage(SuggestionLog log, Map<String, PaperCard> cards, State state, String words) {

        public List<State> states() {
            return Arrays.stream(State.values()).filter(State::isPublic).toList();
        }

        public Span medianWait() {
            return log.medianWait() == null ? null : Span.of(log.medianWait());
        }

        /** The credited name, where it may be shown. */
        public String credit(Suggestion suggestion) {
            boolean taken = suggestion.state() == State.ACCEPTED || suggestion.state() == State.MERGED;
            return taken && suggestion.proposal().kind() == Kind.PAPER
                    ? suggestion.proposal().creditName()
                    : null;
        }

        /** The address of this log with other choices, without language. */
        public String path(State otherState, int page) {
            UriComponentsBuilder path = UriComponentsBuilder.fromPath("/suggestions");
            Map<String, Object> values = new LinkedHashMap<>();
            if (otherState != null) {
                path.queryParam("state", otherState.code());
            }
            if (words != null) {
                path.queryParam("q", "{q}");
                values.put("q", words);
            }
            if (page > 0) {
                path.queryParam("page", page);
            }
            return path.encode().buildAndExpand(values).toUriString();
        }
    }

    @GetMapping("/suggestions")
    Object show(
            @PathVariable String language,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        if (!code.isBlank()) {
            ReceiptCode receipt = ReceiptCode.of(code).orElseThrow(() -> new SuggestionNotFound(true));
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, "/" + language + "/suggestions/" + receipt)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        if (page < 0 || page > LAST_PAGE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String words = PlainText.line(q.substring(0, Math.min(q.length(), LONGEST_WORDS)));
        State chosen = state.isBlank() ? null : state(state);
        SuggestionLog log = suggestions.log(chosen, words, page, PER_PAGE);
        model.addAttribute("page", new LogPage(log, cards(log), chosen, words));
        return "suggestions/log";
    }

    private Map<String, PaperCard> cards(SuggestionLog log) {
        return catalog.cards(log.decided().stream()
                .flatMap(suggestion -> Stream.of(
                        suggestion.paper(),
                        suggestion.proposal().about() == null
                                ? null
                                : suggestion.proposal().about().paper()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static State state(String code) {
        return Arrays.stream(State.values())
                .filter(State::isPublic)
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
