package outlay.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.fact.Company;

/// What rows of companies say of one.
final class Companies {
    /// The sizes by which business networks and CRMs tell companies apart: from so many employees on.
    private static final List<Integer> SIZES = List.of(0, 11, 51, 201, 501, 1_001, 5_001, 10_001);

    private Companies() {}

    /// The texts of the row that it stands in.
    static List<String> texts(Breakdown.By by, Optional<Company> company) {
        return by.columns().stream().map(column -> text(column, company)).toList();
    }

    /// What tells rows apart: letter case aside.
    static List<String> folded(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    private static String text(String column, Optional<Company> company) {
        return switch (column) {
            case "country" -> company.map(Company::country).orElse("").strip();
            case "industry" -> company.map(Company::industry).orElse("").strip();
            case "employees" -> company.filter(known -> known.employees().isPresent())
                    .map(known -> size(known.employees().getAsLong())).orElse("");
            default -> throw new IllegalStateException("no company has a " + column);
        };
    }

    private static String size(long employees) {
        int at = SIZES.size() - 1;
        while (at > 0 && SIZES.get(at) > employees) {
            at--;
        }
        return at == SIZES.size() - 1 ? SIZES.get(at) + "+" : SIZES.get(at) + "-" + (SIZES.get(at + 1) - 1);
    }
}
