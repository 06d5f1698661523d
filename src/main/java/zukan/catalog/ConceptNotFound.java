package zukan.catalog;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import zukan.catalog.Vocabulary.Concept;

/** No concept has this slug; carries those whose names come nearest. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class ConceptNotFound extends RuntimeException {

    private final transient List<Concept> nearest;

    ConceptNotFound(String slug, List<Concept> nearest) {
        super("no concept " + slug);
        this.nearest = List.copyOf(nearest);
    }

    /** The most similar first; may be empty. */
    public List<Concept> nearest() {
        return nearest;
    }
}
