package outlay.activate.normal;

/// What came of a value: a text that is in the platform's form, or the reason why there is none.
public sealed interface Normalised {
    record Kept(String text) implements Normalised {}

    record Dropped(Reason reason) implements Normalised {}

    static Normalised dropped(Reason reason) {
        return new Dropped(reason);
    }

    /// The text, unless nothing is left of it.
    static Normalised unlessEmpty(String text) {
        return text.isEmpty() ? new Dropped(Reason.EMPTY) : new Kept(text);
    }
}
