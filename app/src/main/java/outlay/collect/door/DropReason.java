package outlay.collect.door;

import java.util.Locale;
import outlay.collect.Refusal;

/// Why something that came to a door did not become a fact: the closed list, each counted.
public enum DropReason {
    /// No key, one that nobody knows, a wrong signature, a signature that is too old.
    NO_KEY(Step.AUTHENTICATE), UNKNOWN_KEY(Step.AUTHENTICATE), BAD_SIGNATURE(Step.AUTHENTICATE),
    STALE_SIGNATURE(Step.AUTHENTICATE),
    /// The packing is broken, or holds more than it may.
    BAD_ENCODING(Step.UNPACK), BODY_TOO_LARGE(Step.UNPACK), PACKED_TOO_TIGHTLY(Step.UNPACK),
    /// There was no room; the sender was told to come again.
    NOT_ADMITTED(Step.LIMIT), TOO_MANY_EVENTS(Step.LIMIT),
    /// In quarantine, with the bytes.
    NOT_JSON(Step.PARSE), NOT_AN_EVENT(Step.PARSE), EVENT_TOO_LARGE(Step.PARSE), UNKNOWN_TYPE(Step.VALIDATE),
    MISSING_ID(Step.VALIDATE), BAD_TIME(Step.VALIDATE), BAD_MONEY(Step.VALIDATE),
    /// The log could not take it; the sender was told to come again.
    LOG_REFUSED(Step.APPEND);

    private final Step step;

    DropReason(Step step) {
        this.step = step;
    }

    /// Where it happens.
    public Step step() {
        return step;
    }

    /// Its name in metrics and answers.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DropReason of(Refusal refusal) {
        return switch (refusal) {
            case NOT_JSON -> NOT_JSON;
            case NOT_AN_EVENT, CONFLICT -> NOT_AN_EVENT;
            case UNKNOWN_TYPE -> UNKNOWN_TYPE;
            case MISSING_ID -> MISSING_ID;
            case BAD_TIME -> BAD_TIME;
            case BAD_MONEY -> BAD_MONEY;
            case TOO_LARGE -> EVENT_TOO_LARGE;
        };
    }
}
