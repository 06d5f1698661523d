package zukan.catalog;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No domain has this slug; carries those that exist. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class DomainNotFound extends RuntimeException {

    private final transient List<Vocabulary.Domain> domains;

    public DomainNotFound(String slug, List<Vocabulary.Domain> domains) {
        super("no domain " + slug);
        this.domains = List.copyOf(domains);
    }

    public List<Vocabulary.Domain> domains() {
        return domains;
    }
}
