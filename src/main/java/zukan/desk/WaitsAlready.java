package zukan.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A suggestion cannot wait again, since another one of the same work does. */
@ResponseStatus(HttpStatus.CONFLICT)
public class WaitsAlready extends RuntimeException {

    WaitsAlready(long number, Throwable cause) {
        super("another suggestion of the same work as " + number + " waits", cause);
    }
}
