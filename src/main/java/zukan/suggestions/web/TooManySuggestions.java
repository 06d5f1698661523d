package zukan.suggestions.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The client, or all together, have sent too much of late. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
class TooManySuggestions extends RuntimeException {

    private final Duration wait;

    TooManySuggestions(Duration wait) {
        this.wait = wait;
    }

    /** How long to wait in whole seconds, as Retry-After says it. */
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
