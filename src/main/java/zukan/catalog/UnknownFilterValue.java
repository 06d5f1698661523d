package zukan.catalog;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A filter in the address has a value that the catalog does not know; carries the values that come nearest. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class UnknownFilterValue extends RuntimeException {

    private final String filter;
    private final String value;
    private final transient List<PaperFilter> alternatives;

    UnknownFilterValue(String filter, String value, List<PaperFilter> alternatives) {
        super(filter + " has no value '" + value + "'");
        this.filter = filter;
        this.value = value;
        this.alternatives = List.copyOf(alternatives);
    }

    public String filter() {
        return filter;
    }

    public String value() {
        return value;
    }

    /** Filters that would work instead: with the nearest known values, then without this one. */
    public List<PaperFilter> alternatives() {
        return alternatives;
    }
}
