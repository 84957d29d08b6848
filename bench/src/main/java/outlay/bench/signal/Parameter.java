package outlay.bench.signal;

/// One rate of the simulated world.
///
/// @param low     the lower and
/// @param high    the upper end of the band that draws take their values from
/// @param neutral the value at which nothing is lost and nothing is noisy
/// @param source  where the band comes from: an address, or "no source: swept"
record Parameter(String name, Kind kind, double low, double high, double neutral, String source, String sentence) {
    /// What a rate is about; "before" and "without losses" set whole kinds to neutral.
    enum Kind {
        /// How people live and buy.
        WORLD,
        /// What programs and people did before and do today.
        BLOCKING,
        /// What browsers came to do to cookies that scripts set.
        COOKIES,
        /// What people refuse since they are asked.
        CONSENT,
        /// What is wrong with the evidence of who somebody is.
        NOISE,
        /// How much evidence of who somebody is there is.
        EVIDENCE
    }

    /// The middle of the band.
    double middle() {
        return (low + high) / 2;
    }

    Parameter fixedAt(double value) {
        return new Parameter(name, kind, value, value, neutral, source, sentence);
    }

    boolean swept() {
        return source.startsWith("no source");
    }
}
