package outlay.collect.door;

/// Ends a whole request before its items are known.
final class Dropped extends Exception {
    private static final long serialVersionUID = 1;

    private final DropReason reason;
    private final int status;

    Dropped(DropReason reason, int status, String detail) {
        super(detail);
        this.reason = reason;
        this.status = status;
    }

    DropReason reason() {
        return reason;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
