package outlay.activate.normal;

import java.util.Locale;

/// Why a platform is told nothing for a field: the closed list.
public enum Reason {
    /// Nothing there.
    EMPTY("nothing is left of it once blanks and what the platform does not want are taken away"),
    /// Nobody there.
    PLACEHOLDER("it stands where a value should and names nobody, such as null, undefined or {gclid}"),
    /// Something else there.
    MALFORMED("it cannot be what the field is for"),
    /// Half of it there.
    COUNTRY_MISSING("it is written as within a country, and the country is not known: say which"),
    /// Two things there.
    AMBIGUOUS("it can be read in two ways: write a date like 1997-02-16"),
    /// Not to be read.
    HASHED_OTHERWISE("it looks hashed, and not in the way that this platform takes it"),
    /// Not asked for.
    NOT_TAKEN("this platform has no such field");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /// `country-missing`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For a reader: what it means, and what to do where something can be done.
    public String sentence() {
        return sentence;
    }
}
