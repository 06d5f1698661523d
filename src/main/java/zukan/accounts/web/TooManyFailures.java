package zukan.accounts.web;

import java.time.Duration;

/** The throttle lets nobody try for a while. */
class TooManyFailures extends RuntimeException {

    private final Duration wait;

    TooManyFailures(Duration wait) {
        super("too many passwords were wrong");
        this.wait = wait;
    }

    Duration waitingTime() {
        return wait;
    }

    /** For people: never too short. */
    long minutes() {
        return wait.plusSeconds(59).toMinutes();
    }
}
