package zukan.desk.web;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.Likeness;
import zukan.catalog.PaperHistory;
import zukan.catalog.PastedWork;
import zukan.platform.DeskController;
import zukan.suggestions.KnownWork;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.SuggestionQueue;
import zukan.suggestions.Suggestions;

/** What waits for a decision, and what was decided lately. */
@DeskController
class QueueController {

    private static final int PER_PAGE = 25;
    private static final int LATELY = 20;

    private final Suggestions suggestions;
    private final SuggestionQueue queue;
    private final PaperHistory history;
    private final Clock clock;

    QueueController(Suggestions suggestions, SuggestionQueue queue, PaperHistory history, Clock clock) {
        this.suggestions = suggestions;
        this.queue = queue;
        this.history = history;
        this.clock = clock;
    }

    /**
     * A suggestion in the queue.
     *
     * @param days since it came
     * @param about name of the entry that a report is about, or null
     * @param papers names of entries that it may be
     * @param others how many others wait that may be the same
     */
    record Row(Suggestion suggestion, long days, String about, List<String> papers, int others) {}

    /** A suggestion in one of the short lists, with what it is called. */
    record Named(Suggestion suggestion, String name) {}

    /**
     * @param page from 1
     * @param waiting how many wait in all
     */
    record QueuePage(
            List<Row> rows,
            int page,
            int pages,
            int waiting,
            List<Named> postponed,
            List<Named> decided,
            List<Named> spam) {

        /** Place in the queue of the first row, from 1. */
        public int start() {
            return (page - 1) * PER_PAGE + 1;
        }
    }

    @GetMapping("/desk")
    ResponseEntity<Void> desk() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/desk/")
                .build();
    }

    @GetMapping("/desk/")
    String queue(@RequestParam(defaultValue = "1") int page, Model model) {
        int waiting = queue.waitingNumbers().size();
        int pages = Math.max(1, (waiting + PER_PAGE - 1) / PER_PAGE);
        int here = Math.min(Math.max(page, 1), pages);
        model.addAttribute(
                "page",
                new QueuePage(
                        queue.waiting((here - 1) * PER_PAGE, PER_PAGE).stream()
                                .map(this::row)
                                .toList(),
                        here,
                        pages,
                        waiting,
                        named(queue.postponed().stream()),
                        named(queue.decided(LATELY).stream().filter(one -> one.state() != State.SPAM)),
                        named(queue.spam().stream())));
        return "desk/queue";
    }

    private List<Named> named(Stream<Suggestion> list) {
        return list.map(one -> {
                    String about = about(one.proposal());
                    return new Named(one, about == null ? one.name() : about);
                })
                .toList();
    }

    private Row row(Suggestion suggestion) {
        Proposal proposal = suggestion.proposal();
        KnownWork known = proposal.kind() == Proposal.Kind.PAPER
                ? suggestions.known(
                        new PastedWork(proposal.arxivId(), proposal.doi(), proposal.url(), proposal.title()))
                : new KnownWork(List.of(), List.of());
        long others = Stream.concat(
                        known.earlier().stream().map(KnownWork.Earlier::number),
                        queue.alike(suggestion).stream().map(Suggestion::number))
                .filter(number -> number != suggestion.number())
                .distinct()
                .count();
        return new Row(
                suggestion,
                ChronoUnit.DAYS.between(suggestion.sentAt(), clock.instant()),
                about(proposal),
                known.papers().stream()
                        .map(Likeness::paper)
                        .map(paper -> paper.shortName())
                        .toList(),
                (int) others);
    }

    private String about(Proposal proposal) {
        return proposal.about() == null
                ? null
                : history.latest(proposal.about().paper())
                        .map(revision -> revision.content().shortName())
                        .orElse(proposal.about().paper());
    }
}
