package zukan.suggestions.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import zukan.platform.Bilingual;
import zukan.platform.ZukanProperties;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;

/** A suggestion as the API shows it to whoever has its code. */
@Schema(name = "Suggestion", description = "A suggestion and what has become of it; for the eyes of its sender")
record SuggestionResource(
        @Schema(
                description = "What the sender follows it by: keep it. It ends with a check character",
                example = "ZK-7Q3F-M9KD-2XTP-A8RW-4HJC")
        String code,

        @Schema(description = "What everybody may call it by", example = "12")
        long number,

        State status,

        Instant submittedAt,

        @Schema(description = "Null while it waits", nullable = true)
        Instant decidedAt,

        @Schema(description = "Why it was declined; otherwise null", nullable = true)
        DeclineReason reason,

        @Schema(description = "What the curator says to it, Markdown; may be null", nullable = true)
        String answer,

        @Schema(
                description = "Slug of the entry that it led to, or was merged into; otherwise null",
                nullable = true,
                example = "wide-resnet")
        String paper,

        @Schema(description = "All that has happened, in order")
        List<Step> steps,

        Links links) {

    /** Something that happened; who decided is not the sender's concern. */
    @Schema(name = "SuggestionStep", description = "Something that happened to a suggestion")
    record Step(
            @Schema(
                    description = "What happened",
                    allowableValues = {
                        "sent",
                        "noted",
                        "withdrawn",
                        "accepted",
                        "merged",
                        "declined",
                        "spam",
                        "reopened"
                    })
            String kind,

            Instant at,

            @Schema(description = "A note, or what the curator said; may be empty")
            String text) {}

    /** Addresses that belong to it. */
    @Schema(name = "SuggestionLinks", description = "Addresses that belong to a suggestion")
    record Links(
            @Schema(description = "This answer") String self,

            @Schema(description = "The receipt, as pages") Bilingual html,

            @Schema(description = "The entry that it led to, or was merged into; otherwise null", nullable = true)
            String paper) {}

    static SuggestionResource of(Suggestion suggestion, ZukanProperties site) {
        return new SuggestionResource(
                suggestion.code().toString(),
                suggestion.number(),
                suggestion.state(),
                suggestion.sentAt(),
                suggestion.decidedAt(),
                suggestion.reason(),
                suggestion.answer(),
                suggestion.paper(),
                suggestion.steps().stream()
                        .filter(Suggestion.Step::isForSender)
                        .map(step -> new Step(step.kind().code(), step.at(), step.text()))
                        .toList(),
                new Links(
                        site.absolute("/api/suggestions/" + suggestion.code()),
                        new Bilingual(
                                site.absolute("/ja/suggestions/" + suggestion.code()),
                                site.absolute("/en/suggestions/" + suggestion.code())),
                        paperLink(suggestion.paper(), site)));
    }

    /** The address of an entry for programs; null without one. */
    static String paperLink(String slug, ZukanProperties site) {
        return slug == null ? null : site.absolute("/api/papers/" + slug);
    }
}
