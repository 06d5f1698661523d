package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/**
 * Counts and sends what is new, and answers repeats with what the first one made. The database alone would see to it that
 * there is one suggestion; but repeats that come at the same moment (a double click) would use up the sender's share.
 */
@Component
class OncePerKey {

    private static final int LOCKS = 256;

    private final Suggestions suggestions;
    private final SendingLimit limit;
    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(n -> new Object()).toArray();

    OncePerKey(Suggestions suggestions, SendingLimit limit) {
        this.suggestions = suggestions;
        this.limit = limit;
    }

    /**
     * @param send sends it; only called if the key is new, and the client has not sent too much of late
     * @throws TooManySuggestions if it has
     * @throws zukan.suggestions.KeyReused if the key came before with another content
     */
    Suggestion send(Proposal proposal, String key, HttpServletRequest request, Supplier<Suggestion> send) {
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            return suggestions.sent(proposal, key).orElseGet(() -> {
                limit.check(request).ifPresent(wait -> {
                    throw new TooManySuggestions(wait);
                });
                return send.get();
            });
        }
    }
}
