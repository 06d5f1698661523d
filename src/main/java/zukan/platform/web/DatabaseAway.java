package zukan.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** While the database is away an answer is 503, with word of when to come again: nothing is wrong with the request. */
@ControllerAdvice
class DatabaseAway {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String SOON = "5";

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    void comeAgain(Exception cause, HttpServletResponse response) throws IOException {
        say(cause, response);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /** Whether a request failed for this; filters, which look for a curator's session, meet it before any controller. */
    static boolean is(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException;
    }

    static void say(Throwable cause, HttpServletResponse response) {
        LOG.warn("The database does not answer: {}", cause.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
    }
}
