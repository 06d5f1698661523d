package zukan.suggestions;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A one-time key came again with another content. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public class KeyReused extends RuntimeException {

    KeyReused() {
        super("the key was used for another suggestion");
    }
}
