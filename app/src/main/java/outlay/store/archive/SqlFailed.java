package outlay.store.archive;

/// A query that was not answered; the message is a sentence for the person who asked.
public final class SqlFailed extends Exception {
    private static final long serialVersionUID = 1;

    SqlFailed(String message) {
        super(message);
    }

    SqlFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
