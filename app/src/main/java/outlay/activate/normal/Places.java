package outlay.activate.normal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parts of an address below the country.
public enum Places implements Normaliser {
    /// Letters only, lower case, accents stay: `sãopaulo`, `stlouis`.
    CITY {
        @Override
        public Normalised normalise(String value, Optional<String> country) {
            return Normalised.unlessEmpty(Letters.letters(value));
        }
    },
    /// In the US and Canada the two letters, whatever was written: `ca`. Elsewhere lower case without blanks and
    /// punctuation, where that leaves plain letters; platforms' own libraries disagree about all others.
    STATE {
        @Override
        public Normalised normalise(String value, Optional<String> country) {
            return state(value, country);
        }
    },
    /// Lower case without blanks and hyphens; in the US the first five digits.
    POSTAL_CODE {
        @Override
        public Normalised normalise(String value, Optional<String> country) {
            return postalCode(value, country);
        }
    },
    /// The same, where it consists of digits alone.
    POSTAL_DIGITS {
        @Override
        public Normalised normalise(String value, Optional<String> country) {
            Normalised code = postalCode(value, country);
            return code instanceof Normalised.Kept kept && !DIGITS.matcher(kept.text()).matches()
                    ? Normalised.dropped(Reason.MALFORMED)
                    : code;
        }
    },
    /// As written, without blanks around it.
    POSTAL_CODE_AS_WRITTEN {
        @Override
        public Normalised normalise(String value, Optional<String> country) {
            return POST_CODE.matcher(value).matches()
                    ? new Normalised.Kept(value)
                    : Normalised.dropped(Reason.MALFORMED);
        }
    },
    /// Lower case and composed, as a name that is kept as written.
    LOWER {
        @Override
        public Normalised normalise(String value, Optional<String> country) {
            return Normalised.unlessEmpty(Letters.stripped(Letters.lower(value)));
        }
    };

    private static final Pattern TWO_LETTERS = Pattern.compile("[a-z]{2}");
    private static final Pattern PLAIN_LETTERS = Pattern.compile("[a-z]{3,}");
    private static final Pattern US_ZIP = Pattern.compile("\\d{5}(?:\\d{4})?");
    private static final Pattern ZIP_PLUS_FOUR = Pattern.compile("\\s*\\d{5}-\\d{4}\\s*");
    private static final Pattern POST_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,14}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int US_DIGITS = 5;

    private static Normalised state(String value, Optional<String> country) {
        String folded = Letters.words(Letters.plain(value));
        boolean american = country.isEmpty() || country.get().equals("US") || country.get().equals("CA");
        if (american) {
            Optional<String> code = NorthAmerica.code(folded, country);
            if (code.isPresent()) {
                return new Normalised.Kept(code.get());
            }
        }
        String iso = country.map(code -> code.toLowerCase(Locale.ROOT)).orElse("");
        if (!american && !iso.isEmpty() && value.toLowerCase(Locale.ROOT).startsWith(iso + "-")) {
            folded = folded.substring(iso.length());
        }
        boolean sure = PLAIN_LETTERS.matcher(folded).matches() || TWO_LETTERS.matcher(folded).matches();
        return sure && !(american && country.isPresent())
                ? new Normalised.Kept(folded)
                : Normalised.dropped(folded.isEmpty() ? Reason.EMPTY : Reason.MALFORMED);
    }

    private static Normalised postalCode(String value, Optional<String> country) {
        String plain = Letters.plain(value);
        String folded = Letters.words(plain);
        if (folded.isEmpty()) {
            return Normalised.dropped(Reason.EMPTY);
        }
        boolean inUs = country.map("US"::equals).orElse(ZIP_PLUS_FOUR.matcher(plain).matches());
        if (inUs) {
            return US_ZIP.matcher(folded).matches()
                    ? new Normalised.Kept(folded.substring(0, US_DIGITS))
                    : Normalised.dropped(Reason.MALFORMED);
        }
        return POST_CODE.matcher(plain).matches()
                ? new Normalised.Kept(folded)
                : Normalised.dropped(Reason.MALFORMED);
    }
}
