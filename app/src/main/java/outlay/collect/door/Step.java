package outlay.collect.door;

import java.util.Locale;

/// What happens to everything that comes in, in this order; what must be there depends on consent, so that comes first.
public enum Step {
    UNPACK, CUT, AUTHENTICATE, LIMIT, PARSE, CONSENT, VALIDATE, MINIMISE, ORIGIN, BOT, TRUST, APPEND;

    /// Its name in metrics and answers.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
