package zukan.desk.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import zukan.desk.Draft;
import zukan.desk.Entry;
import zukan.desk.web.EditorPage.Basis;

/**
 * A form that came from a curator, or is on its way to one.
 *
 * @param paper slug of the entry, or null for a new one
 */
record Sent(String paper, Basis basis, EditorForm form, String by, Locale locale) {

    Sent {
        if (paper != null && (basis.version() == null || basis.revision() == null)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "version and revision are missing");
        }
    }

    Draft.Key key() {
        return new Draft.Key(by, paper, basis.suggestion());
    }

    Entry.State base() {
        return paper == null ? null : new Entry.State(basis.version(), basis.revision());
    }

    Sent with(EditorForm other) {
        return new Sent(paper, basis, other, by, locale);
    }

    Sent with(Basis other) {
        return new Sent(paper, other, form, by, locale);
    }
}
