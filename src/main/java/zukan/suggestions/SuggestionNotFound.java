package zukan.suggestions;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No suggestion has this code or number. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class SuggestionNotFound extends RuntimeException {

    private final boolean mistyped;

    /** @param mistyped whether the code cannot be one, so that a typo is likely */
    public SuggestionNotFound(boolean mistyped) {
        super(mistyped ? "the code has a typing mistake" : "no such suggestion");
        this.mistyped = mistyped;
    }

    public boolean isMistyped() {
        return mistyped;
    }
}
