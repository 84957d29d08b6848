package outlay.funnel;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.base.Spelling;

/// What people who search for a keyword are after.
///
/// A brand is in a keyword where its words stand in it, or where a word of it is that brand mistyped: one letter off
/// for brands of 5 to 8 letters, two from 9 on, none below 5.
public enum KeywordClass {
    BRANDED, COMPETITOR,
    /// Own brand and competitor in one: "x vs y".
    COMPARISON, GENERIC;

    private static final int SHORTEST_TYPO = 5;
    private static final int LONG = 9;

    public String tactic() {
        return this == COMPARISON ? "comparison_search" : name().toLowerCase(Locale.ROOT) + "_search";
    }

    /// @param brands      of the client
    /// @param competitors their brands
    public static KeywordClass of(String keyword, Collection<String> brands, Collection<String> competitors) {
        List<String> words = Words.of(Words.fold(keyword));
        boolean own = brands.stream().anyMatch(brand -> names(words, brand));
        boolean other = competitors.stream().anyMatch(brand -> names(words, brand));
        if (own) {
            return other ? COMPARISON : BRANDED;
        }
        return other ? COMPETITOR : GENERIC;
    }

    /// What the name of a campaign or ad group says of its keywords, if it says something.
    static Optional<KeywordClass> ofName(String name, FunnelRules rules) {
        List<String> words = Words.of(Words.fold(name));
        if (says(words, "non brand", "non branded", "nonbrand", "nonbranded", "generic", "nb", "generisch")) {
            return Optional.of(GENERIC);
        }
        if (says(words, "competitor", "competitors", "conquest", "conquesting", "wettbewerb", "wettbewerber")) {
            return Optional.of(COMPETITOR);
        }
        if (says(words, "brand", "branded", "marke")) {
            return Optional.of(BRANDED);
        }
        KeywordClass named = of(name, rules.brands(), rules.competitors());
        return named == GENERIC ? Optional.empty() : Optional.of(named);
    }

    private static boolean says(List<String> words, String... phrases) {
        for (String phrase : phrases) {
            if (Words.contain(words, List.of(phrase.split(" ")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(List<String> words, String brand) {
        List<String> phrase = Words.of(Words.fold(brand));
        if (phrase.isEmpty()) {
            return false;
        }
        String joined = String.join("", phrase);
        int off = joined.length() < SHORTEST_TYPO ? 0 : joined.length() < LONG ? 1 : 2;
        return Words.contain(words, phrase)
                || words.stream().anyMatch(word -> Math.abs(word.length() - joined.length()) <= off
                        && Spelling.distance(word, joined) <= off);
    }
}
