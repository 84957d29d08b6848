package outlay.vault;

/// Something sealed stays closed; the message is a sentence for the operator, and names what is missing.
public final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotOpen(String sentence) {
        super(sentence);
    }

    CannotOpen(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
