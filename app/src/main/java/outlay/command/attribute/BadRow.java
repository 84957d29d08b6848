package outlay.command.attribute;

/// A row that cannot be understood, by where in the file it begins; [TextFile#wrong(long, String)] finds its line.
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long rowAt;

    /// @param what goes on from "line 7 "
    BadRow(long rowAt, String what) {
        super(what);
        this.rowAt = rowAt;
    }

    long rowAt() {
        return rowAt;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
