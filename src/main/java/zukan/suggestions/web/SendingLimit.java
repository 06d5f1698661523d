package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much may be sent, by one client and by all. */
@Component
class SendingLimit {

    /** Counts an attempt: empty if it is allowed, else how long to wait. */
    Optional<Duration> check(HttpServletRequest request) {
        return Optional.empty();
    }
}
