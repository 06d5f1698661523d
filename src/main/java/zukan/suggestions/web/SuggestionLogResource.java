package zukan.suggestions.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.web.PagedModel.PageMetadata;
import zukan.platform.ZukanProperties;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.SuggestionLog;

/** The public log as the API shows it: paged as Spring pages, with a word on those that wait. */
@Schema(name = "SuggestionLog", description = "A page of the decided suggestions, the latest decision first")
record SuggestionLogResource(List<Decided> content, PageMetadata page, Waiting waiting) {

    /** A suggestion that was accepted, merged or declined. */
    @Schema(name = "DecidedSuggestion", description = "A suggestion that was accepted, merged or declined")
    record Decided(
            @Schema(example = "12") long number,

            Proposal.Kind kind,

            @Schema(allowableValues = {"accepted", "merged", "declined"})
            State status,

            @Schema(nullable = true) String title,

            @Schema(description = "Address that was suggested", nullable = true)
            String url,

            @Schema(nullable = true) String arxivId,

            @Schema(nullable = true) String doi,

            @Schema(description = "Slug of the entry that a report is about; null for a paper", nullable = true)
            String about,

            Instant submittedAt,

            Instant decidedAt,

            @Schema(description = "Why it was declined; otherwise null", nullable = true)
            DeclineReason reason,

            @Schema(description = "What the curator says to it, Markdown; may be null", nullable = true)
            String answer,

            @Schema(
                    description = "Slug of the entry that it led to, or was merged into; otherwise null",
                    nullable = true)
            String paper,

            @Schema(description = "The sender of an accepted one, if he or she asked to be named", nullable = true)
            String creditName,

            DecidedLinks links) {

        static Decided of(Suggestion suggestion, ZukanProperties site) {
            Proposal proposal = suggestion.proposal();
            return new Decided(
                    suggestion.number(),
                    proposal.kind(),
                    suggestion.state(),
                    proposal.title(),
                    proposal.url(),
                    proposal.arxivId(),
                    proposal.doi(),
                    proposal.about() == null ? null : proposal.about().paper(),
                    suggestion.sentAt(),
                    suggestion.decidedAt(),
                    suggestion.reason(),
                    suggestion.answer(),
                    suggestion.paper(),
                    suggestion.state() == State.DECLINED ? null : proposal.creditName(),
                    new DecidedLinks(SuggestionResource.paperLink(suggestion.paper(), site)));
        }
    }

    /** Addresses that belong to a decided suggestion. */
    record DecidedLinks(
            @Schema(description = "The entry that it led to, or was merged into; otherwise null", nullable = true)
            String paper) {}

    /** How long one has to wait. */
    @Schema(name = "Waiting", description = "How it stands with those that are not decided")
    record Waiting(
            @Schema(description = "How many wait", example = "3")
            long count,

            @Schema(description = "When the oldest of them came; null if none waits", nullable = true)
            Instant oldestSince,

            @Schema(
                    description =
                            "Median time from arrival to decision (ISO 8601); null as long as nothing was decided",
                    nullable = true,
                    type = "string",
                    format = "duration",
                    example = "PT26H")
            Duration medianTimeToDecision) {}

    static SuggestionLogResource of(SuggestionLog log, ZukanProperties site) {
        return new SuggestionLogResource(
                log.decided().stream()
                        .map(suggestion -> Decided.of(suggestion, site))
                        .toList(),
                new PageMetadata(log.size(), log.page(), log.total(), (log.total() + log.size() - 1) / log.size()),
                new Waiting(log.waiting(), log.oldestWaiting(), log.medianWait()));
    }
}
