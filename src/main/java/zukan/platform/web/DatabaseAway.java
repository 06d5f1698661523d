package zukan.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** While the database is away an answer is 503, with word of when to come again: nothing is wrong with the request. */
@ControllerAdvice
class DatabaseAway {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String SOON = "5";

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void comeAgain(Exception cause, HttpServletResponse response) throws Exception {
        if (!is(cause)) {
            throw cause;
        }
        say(cause, response);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /** Whether a request failed for this; filters, which look for a curator's session, meet it before any controller. */
    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof SQLException sql && isLostConnection(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Classes 08 (connection exception) and 57P (operator intervention) of PostgreSQL's appendix A, "Error Codes". The pool
     * gives no code when a connection that it found broken cannot be rolled back; the server always gives one.
     */
    private static boolean isLostConnection(String sqlState) {
        return sqlState == null || sqlState.startsWith("08") || sqlState.startsWith("57P");
    }

    static void say(Throwable cause, HttpServletResponse response) {
        LOG.warn("The database does not answer: {}", cause.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
    }
}
