package outlay.store;

/// The store cannot be opened or used as it was asked to; the message is a sentence for the person who runs Outlay.
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreRefused(String message) {
        super(message);
    }

    public StoreRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
