package zukan.suggestions.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The client, or all together, have sent too much of late. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
class TooManySuggestions extends RuntimeException {

    private final Duration pause;

    TooManySuggestions(Duration pause) {
        this.pause = pause;
    }

    /** How long until the next one may be sent. */
    Duration pause() {
        return pause;
    }

    /** How long to wait in whole seconds, as Retry-After says it. */
    long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
