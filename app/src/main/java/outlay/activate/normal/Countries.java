package outlay.activate.normal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A country as ISO 3166 has it, from its two or three letters or its English name.
public enum Countries implements Normaliser {
    /// `us`.
    LOWER, /// `US`.
    UPPER;

    private static final Map<String, String> CODES = codes();

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        return code(value)
                .<Normalised>map(code -> new Normalised.Kept(this == UPPER ? code : code.toLowerCase(Locale.ROOT)))
                .orElse(Normalised.dropped(Reason.MALFORMED));
    }

    /// Two capital letters.
    static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(Letters.words(Letters.plain(text))));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(Letters.words(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        codes.put("uk", "GB");
        codes.put("greatbritain", "GB");
        codes.put("unitedstatesofamerica", "US");
        codes.put("czechrepublic", "CZ");
        codes.put("turkey", "TR");
        codes.put("thenetherlands", "NL");
        codes.put("russianfederation", "RU");
        codes.put("republicofkorea", "KR");
        return codes;
    }
}
