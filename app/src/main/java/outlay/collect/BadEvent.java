package outlay.collect;

/// What came in is not an event that could be kept as a fact: the reason for the quarantine, and a sentence about it.
public final class BadEvent extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal reason;
    private final String field;

    public BadEvent(Refusal reason, String detail) {
        this(reason, "", detail);
    }

    /// @param field what to correct, where it is one field, else ""
    public BadEvent(Refusal reason, String field, String detail) {
        super(detail);
        this.reason = reason;
        this.field = field;
    }

    public Refusal reason() {
        return reason;
    }

    public String field() {
        return field;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
