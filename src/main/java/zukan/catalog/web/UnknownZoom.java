package zukan.catalog.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An address asks for a size of the drawing that there is not. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class UnknownZoom extends RuntimeException {

    UnknownZoom() {
        super("no such zoom");
    }
}
