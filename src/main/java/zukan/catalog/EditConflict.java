package zukan.catalog;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else changed the entry since this change was begun. */
@ResponseStatus(HttpStatus.CONFLICT)
public class EditConflict extends RuntimeException {

    private final String slug;

    EditConflict(String slug) {
        super(slug + " was changed by somebody else in the meantime");
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
