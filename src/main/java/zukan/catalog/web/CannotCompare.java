package zukan.catalog.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An address names papers that cannot stand side by side as it wants; carries those that can. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class CannotCompare extends RuntimeException {

    private final boolean twice;
    private final transient List<String> instead;

    private CannotCompare(String message, boolean twice, List<String> instead) {
        super(message);
        this.twice = twice;
        this.instead = instead;
    }

    static CannotCompare twice(List<String> instead) {
        return new CannotCompare("a paper is named twice", true, instead);
    }

    static CannotCompare tooMany(List<String> instead) {
        return new CannotCompare("too many papers are named", false, instead);
    }

    /** Whether a paper was named twice, rather than too many of them. */
    public boolean isTwice() {
        return twice;
    }

    /** Slugs that would work, as an address names them. */
    public List<String> instead() {
        return instead;
    }
}
