package zukan.catalog;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What identifies this paper belongs to an entry that exists. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadyInCatalog extends RuntimeException {

    private final String field;
    private final String slug;

    AlreadyInCatalog(String field, String slug) {
        super(field + " is that of " + slug);
        this.field = field;
        this.slug = slug;
    }

    /** {@code slug}, {@code arxivId}, {@code doi} or {@code number}. */
    public String field() {
        return field;
    }

    /** The entry that has it. */
    public String slug() {
        return slug;
    }
}
