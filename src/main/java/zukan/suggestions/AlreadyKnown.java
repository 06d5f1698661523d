package zukan.suggestions;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The work need not be suggested: it is in the catalog, or waits for a decision, or was declined. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadyKnown extends RuntimeException {

    private final transient KnownWork known;

    AlreadyKnown(KnownWork known) {
        super(
                known.isInCatalog()
                        ? "already in the catalog"
                        : known.isWaiting() ? "already waiting" : "declined before");
        this.known = known;
    }

    public KnownWork known() {
        return known;
    }
}
