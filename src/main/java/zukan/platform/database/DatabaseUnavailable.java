package zukan.platform.database;

/** The embedded database cannot be started; the message tells the operator why and what to do. */
public class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
