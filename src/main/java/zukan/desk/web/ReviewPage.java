package zukan.desk.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import zukan.catalog.Entry;
import zukan.catalog.Likeness;
import zukan.catalog.PaperContent;
import zukan.catalog.Revision;
import zukan.desk.TakenOver;
import zukan.suggestions.KnownWork;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.Step;

/**
 * One suggestion with all that is known of it.
 *
 * @param about the entry that a report is about as it is or was last, or null
 * @param earlier suggestions of the same work that were decided
 * @param entries those that it can be merged into, for choosing by name
 * @param today in UTC, from which days are reckoned
 * @param attempt the form that brought the curator back here, or none
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
