package outlay.collect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The country that a visit came from, as a proxy or a sender writes it: two letters of ISO 3166-1, in either case.
public final class VisitorCountry {
    /// The standard's, and the one that everybody writes for Kosovo, which has none in it.
    private static final Set<String> CODES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .collect(Collectors.toUnmodifiableSet());
    /// Said where it is not known: by Cloudflare, the second of visits over Tor, and in Unicode's locale data.
    private static final Set<String> NOT_KNOWN = Set.of("", "XX", "T1", "ZZ");

    private VisitorCountry() {}

    /// Two capital letters, or "" where the text does not say a country.
    public static String of(String text) {
        String code = plain(text);
        return CODES.contains(code) ? code : "";
    }

    /// Whether the text is no country, and does not say either that none is known.
    static boolean isWrong(String text) {
        String code = plain(text);
        return !CODES.contains(code) && !NOT_KNOWN.contains(code);
    }

    private static String plain(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
