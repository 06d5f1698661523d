package zukan.suggestions;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The suggestion has changed since it was read: decided by another curator, withdrawn, or added to by its sender. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadyDecided extends RuntimeException {

    private final transient Suggestion present;

    AlreadyDecided(Suggestion present) {
        super("suggestion " + present.number() + " is " + present.state().code() + " by now");
        this.present = present;
    }

    /** As it is now. */
    public Suggestion present() {
        return present;
    }
}
