package zukan.catalog;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import zukan.platform.PlainText;

/** A filter in the address has a value that the catalog does not know; carries the values that come nearest. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class UnknownFilterValue extends RuntimeException {

    private final String filter;
    private final String value;
    private final List<String> alternatives;

    UnknownFilterValue(String filter, String value, List<? extends ListFilter> alternatives) {
        super(filter + " has no value '" + value + "'");
        this.filter = filter;
        this.value = shown(value);
        this.alternatives = alternatives.stream().map(ListFilter::path).toList();
    }

    public String filter() {
        return filter;
    }

    /** As it can be shown to anybody, without what deceives. */
    public String value() {
        return value;
    }

    private static String shown(String value) {
        String line = PlainText.line(value);
        return line == null ? "" : line;
    }

    /** Addresses without language that would work instead: with the nearest known values, then without this one. */
    public List<String> alternatives() {
        return alternatives;
    }
}
