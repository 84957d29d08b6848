package outlay.json;

/// Text that is not JSON, or that is beyond the bounds; the message says where it is wrong and what to do.
public final class BadJson extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    BadJson(int line, int column, String problem, String remedy) {
        super((line > 0 ? "line " + line + ", column " + column + ": " : "") + problem + "; " + remedy);
        this.line = line;
        this.column = column;
    }

    /// Counted from 1, or 0 where the mistake is about the whole text.
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
