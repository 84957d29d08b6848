package outlay.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one platform's export looks like, where it differs from others: data for [SpendReader].
///
/// @param format     the name of the layout in reports of an import
/// @param platform   the platform's label in spend rows, or "" where the file has to say
/// @param words      header words that mean something else here, or in another order of preference; plain, best first
/// @param marks      header words and starts of preamble lines (with a `^`) by which the layout is known, with weights;
///                   30 and more together make it certain enough
/// @param days       `M/D/Y` where the platform writes that whatever the language, or ""
/// @param zone       the zone of its days where that does not depend on the account, or ""
/// @param rowSums    a preamble label after which the number of rows stands, or ""
/// @param micros     whether the column that is called spend holds millionths
public record SpendLayout(String format, String platform, Map<SpendField, List<String>> words,
        Map<String, Integer> marks, String days, Optional<String> zone, String rowSums, boolean micros) {
    public static SpendLayout of(String format, String platform, Map<SpendField, List<String>> words,
            Map<String, Integer> marks) {
        return new SpendLayout(format, platform, words, marks, "", Optional.empty(), "", false);
    }

    public SpendLayout inZone(String always) {
        return new SpendLayout(format, platform, words, marks, days, Optional.of(always), rowSums, micros);
    }

    public SpendLayout withDays(String order) {
        return new SpendLayout(format, platform, words, marks, order, zone, rowSums, micros);
    }

    public SpendLayout countingRowsIn(String label) {
        return new SpendLayout(format, platform, words, marks, days, zone, label, micros);
    }

    public SpendLayout spendInMicros() {
        return new SpendLayout(format, platform, words, marks, days, zone, rowSums, true);
    }
}
