package zukan.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The draft was saved from another window since this one read it, or is gone. */
@ResponseStatus(HttpStatus.CONFLICT)
public class DraftConflict extends RuntimeException {

    DraftConflict() {
        super("the draft was saved or discarded elsewhere");
    }
}
