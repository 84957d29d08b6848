package outlay.ops;

/// What a check found: one word, and a sentence for a person.
public record Finding(String check, Status status, String detail) {
    public enum Status {
        OK,
        /// It works, and somebody should look.
        WARN,
        /// It does not work.
        FAIL
    }

    public static Finding ok(String check, String detail) {
        return new Finding(check, Status.OK, detail);
    }

    public static Finding warn(String check, String detail) {
        return new Finding(check, Status.WARN, detail);
    }

    public static Finding fail(String check, String detail) {
        return new Finding(check, Status.FAIL, detail);
    }
}
