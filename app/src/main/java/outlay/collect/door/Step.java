package outlay.collect.door;

import java.util.Locale;

/// What happens to everything that comes in, in this order.
public enum Step {
    UNPACK, AUTHENTICATE, LIMIT, PARSE, VALIDATE, CONSENT, MINIMISE, ORIGIN, BOT, TRUST, APPEND;

    /// Its name in metrics and answers.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
