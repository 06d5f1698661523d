package zukan.catalog;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There was an entry here; it is no longer published. */
@ResponseStatus(HttpStatus.GONE)
public class PaperWithdrawn extends RuntimeException {

    private final String slug;

    PaperWithdrawn(String slug) {
        super("the paper " + slug + " was withdrawn");
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
