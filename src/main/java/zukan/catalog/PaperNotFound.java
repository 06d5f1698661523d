package zukan.catalog;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No paper has this slug; carries the entries whose names come nearest. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class PaperNotFound extends RuntimeException {

    private final transient List<PaperCard> nearest;

    PaperNotFound(String slug, List<PaperCard> nearest) {
        super("no paper " + slug);
        this.nearest = List.copyOf(nearest);
    }

    /** The most similar first; may be empty. */
    public List<PaperCard> nearest() {
        return nearest;
    }
}
