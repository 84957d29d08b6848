package outlay.collect.door;

import java.util.Locale;

/// What happens to everything that comes in, in this order; what must be there depends on consent, so that comes first.
///
/// A single call, and a batch that is sound from end to end, are read as JSON where they are cut; `PARSE` then only
/// completes each call by what holds for all.
public enum Step {
    UNPACK, CUT, AUTHENTICATE, LIMIT, PARSE, CONSENT, VALIDATE, MINIMISE, ORIGIN, BOT, TRUST, APPEND;

    /// Its name in metrics and answers.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
