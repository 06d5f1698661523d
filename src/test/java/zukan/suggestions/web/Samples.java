package zukan.suggestions.web;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/** Suggestions that no other test knows of, since all share one database. */
final class Samples {

    private Samples() {}

    /** A word that occurs nowhere else, and is not like any other. */
    static String word() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** An identifier that arXiv could have given, and hardly did. */
    static String arxivId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%02d%02d.%05d".formatted(random.nextInt(26, 99), random.nextInt(1, 13), random.nextInt(100_000));
    }

    static Proposal paper(String title, String arxivId, String reason, String creditName) {
        return new Proposal(
                Kind.PAPER,
                null,
                title,
                null,
                arxivId,
                null,
                List.of(),
                null,
                null,
                reason,
                List.of(),
                Language.JA,
                creditName);
    }

    static Suggestion sent(Suggestions suggestions, Proposal proposal) {
        return suggestions.send(proposal, UUID.randomUUID().toString(), false);
    }
}
