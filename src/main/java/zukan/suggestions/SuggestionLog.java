package zukan.suggestions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the public may know of the suggestions.
 *
 * @param decided a page of those accepted, merged or declined, the latest decision first
 * @param total how many of those there are
 * @param waiting how many wait
 * @param oldestWaiting when the oldest of them came, or null
 * @param medianWait from arrival to decision, over all that were decided; null as long as there is none
 */
public record SuggestionLog(
        List<Suggestion> decided,
        long total,
        int page,
        int size,
        long waiting,
        Instant oldestWaiting,
        Duration medianWait) {

    public boolean hasNext() {
        return (long) (page + 1) * size < total;
    }
}
