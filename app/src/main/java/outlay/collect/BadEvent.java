package outlay.collect;

/// What came in is not an event that could be kept as a fact: the reason for the quarantine, and a sentence about it.
final class BadEvent extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal reason;

    BadEvent(Refusal reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
