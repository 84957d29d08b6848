package outlay.bench.signal;

import java.util.Locale;

/// A way of seeing a world.
enum Stack {
    /// A third party's pixel: cookies that scripts set, conversions on a page that it is on.
    PIXEL,
    /// The site's own server with its cookie, and nothing besides.
    FLOOR,
    /// Outlay.
    OUTLAY,
    /// Every lawful observable, used perfectly.
    ORACLE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
