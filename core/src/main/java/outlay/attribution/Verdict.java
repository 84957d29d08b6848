package outlay.attribution;

/// Why a touch counts for a conversion, or does not.
public enum Verdict {
    // @formatter:off
    COUNTS("counts"),
    AFTER("after the conversion"),
    TOO_OLD("older than the lookback window"),
    VIEW_TOO_OLD("a view older than the view-through window"),
    CLICK_BEATS_VIEW("a view, and a click counts"),
    BEFORE_RESET("before the previous conversion"),
    NOT_NAMED("of a colleague who is not on the deal"),
    EXCLUDED("of an excluded channel"),
    UNPAID("not paid, and a paid touch counts"),
    REPEATED("repeats a channel");
    // @formatter:on

    private final String sentence;

    Verdict(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
