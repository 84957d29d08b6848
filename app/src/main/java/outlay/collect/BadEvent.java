package outlay.collect;

/// What came in is not an event that could be kept as a fact: the reason for the quarantine, and a sentence about it.
public final class BadEvent extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal reason;

    public BadEvent(Refusal reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
