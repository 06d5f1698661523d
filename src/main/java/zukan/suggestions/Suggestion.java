package zukan.suggestions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A proposal and what became of it.
 *
 * @param number shown to all, in order of arrival
 * @param code the sender's key to it; never shown to anybody else
 * @param postponedUntil the day until which the curator put it off, or null
 * @param reason why it was declined, or null
 * @param answer what the curator says about the decision, Markdown; may be null
 * @param paper slug of the entry that it led to or was merged into, or null
 * @param version what a decision wants to know; grows with every change
 * @param steps all that happened, in order
 */
public record Suggestion(
        long number,
        ReceiptCode code,
        State state,
        Proposal proposal,
        Instant sentAt,
        LocalDate postponedUntil,
        Instant decidedAt,
        String decidedBy,
        DeclineReason reason,
        String answer,
        String paper,
        long version,
        List<Step> steps) {

    /** Where it stands. */
    public enum State {
        WAITING,
        ACCEPTED,
        MERGED,
        DECLINED,
        WITHDRAWN,
        SPAM;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the public may read what was sent: only once a curator has stood in for it. */
        public boolean isPublic() {
            return this == ACCEPTED || this == MERGED || this == DECLINED;
        }
    }

    /** Why a suggestion was declined: the fixed list. */
    public enum DeclineReason {
        DUPLICATE,
        OUT_OF_SCOPE,
        NOT_FOUND,
        NO_ERROR,
        TOO_LITTLE,
        OTHER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that happened.
     *
     * @param by the curator; null for the sender
     * @param text a note, or what the curator said
     */
    public record Step(Kind kind, Instant at, String by, String text) {

        /** What happened. */
        public enum Kind {
            SENT,
            NOTED,
            WITHDRAWN,
            POSTPONED,
            ACCEPTED,
            MERGED,
            DECLINED,
            SPAM,
            REOPENED;

            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Whether the sender is told; when a curator means to decide is not the sender's concern. */
        public boolean isForSender() {
            return kind != Kind.POSTPONED;
        }
    }

    /** One that has just been sent. */
    static Suggestion waiting(long number, ReceiptCode code, Proposal proposal, Instant sentAt) {
        Step sent = new Step(Step.Kind.SENT, sentAt, null, "");
        return new Suggestion(
                number, code, State.WAITING, proposal, sentAt, null, null, null, null, null, null, 0, List.of(sent));
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** How it is called in lists: its title, or what else names it. */
    public String name() {
        if (proposal.title() != null) {
            return proposal.title();
        }
        if (proposal.about() != null) {
            return proposal.about().paper();
        }
        if (proposal.arxivId() != null) {
            return "arXiv:" + proposal.arxivId();
        }
        return proposal.doi() != null ? proposal.doi() : proposal.url();
    }
}
