package outlay.collect.table;

/// Says that one cell is not what its column holds, and what to do about it.
public final class CellFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public CellFault(String message, String remedy) {
        // Without a stack trace: a file may have a million of them, and only the text is ever used.
        super(message, null, false, false);
        this.remedy = remedy;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
