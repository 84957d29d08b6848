package outlay.command;

/// Something that the user has to know in one sentence, and no more than that.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String sentence) {
        super(sentence);
    }

    Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
