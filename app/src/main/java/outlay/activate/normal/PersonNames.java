package outlay.activate.normal;

import java.util.Optional;

/// The two forms of a first or last name among the platforms; both are lower case and composed (NFC).
public enum PersonNames implements Normaliser {
    /// Everything within the name stays: `o'brien`, `anna  maria`.
    AS_WRITTEN, /// Blanks and punctuation go, accents and digits stay: `obrien`, `vanderberg`.
    WORDS;

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        String letters = Letters.words(value);
        if (letters.isEmpty()) {
            return Normalised.dropped(Reason.EMPTY);
        }
        return new Normalised.Kept(this == WORDS ? letters : Letters.stripped(Letters.lower(value)));
    }
}
