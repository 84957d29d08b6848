package outlay.collect.table;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The names of the months in the languages that ad platforms are mostly used in. Our own table, because the JDK's
/// changes with its version.
final class MonthNames {
    private static final String[] TABLE = {
            "january jan januar janner jaen janvier janv enero ene gennaio gen januari janeiro",
            "february feb februar feber fevrier fevr fev febrero febbraio februari fevereiro",
            "march mar marz maerz mrz mars marzo maart mrt marco", "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag mei maio", "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho", "august aug aout agosto ago augustus",
            "september sep sept septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez decembre diciembre dic dicembre dezembro"};
    private static final Map<String, Integer> MONTHS = months();

    private MonthNames() {}

    /// 1 to 12, or 0 where the word is no month. "Dez." and "août" are.
    static int month(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return MONTHS.getOrDefault(plain, 0);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < TABLE.length; i++) {
            for (String name : TABLE[i].split(" ")) {
                months.put(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
