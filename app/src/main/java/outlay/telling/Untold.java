package outlay.telling;

import java.util.Locale;

/// Why a conversion that a rule is about is not told: the closed list.
public enum Untold {
    // @formatter:off
    NO_RULE("the rule, or the account that it names, is no longer there"),
    GONE("what it was about is not in the log any more"),
    ERASED("the person was erased"),
    BOT("a program did it"),
    INTERNAL("it was one of the client's own people"),
    TEST("a tester's address or name"),
    NOT_THE_FIRST("the person has done so before, and the rule wants the first"),
    COUNTRY("the person is not known to be in one of the rule's countries"),
    OTHER_AD("the rule's platforms, channels or campaigns did not lead to it"),
    TOO_SMALL("it brings less than the rule's minimum, or another currency"),
    UNDONE("the order was paid back whole, or the deal is not won any more"),
    IMPORT_UNDONE("every import that brought it was undone"),
    UNCHANGED("what changed does not change what it is said to be worth");
    // @formatter:on

    private final String sentence;

    Untold(String sentence) {
        this.sentence = sentence;
    }

    /// `not-the-first`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }
}
