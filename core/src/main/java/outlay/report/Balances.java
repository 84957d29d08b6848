package outlay.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.report.Answer.Balance;

/// Both sides of the conservation laws, each added up on its own.
final class Balances {
    private final Map<Currency, Sides> sides = new TreeMap<>();

    private static final class Sides {
        private long revenueMinor;
        private long creditedMinor;
        private long unattributedMinor;
        private long importedMicros;
        private long reportedMicros;
    }

    void imported(SortedMap<Currency, Long> micros) {
        micros.forEach((currency, sum) -> of(currency).importedMicros = sum);
    }

    void add(Balances others) {
        others.sides.forEach((currency, other) -> {
            Sides of = of(currency);
            of.revenueMinor = Math.addExact(of.revenueMinor, other.revenueMinor);
            of.creditedMinor = Math.addExact(of.creditedMinor, other.creditedMinor);
            of.unattributedMinor = Math.addExact(of.unattributedMinor, other.unattributedMinor);
            of.importedMicros = Math.addExact(of.importedMicros, other.importedMicros);
            of.reportedMicros = Math.addExact(of.reportedMicros, other.reportedMicros);
        });
    }

    void reported(Micros spend) {
        Sides of = of(spend.currency());
        of.reportedMicros = Math.addExact(of.reportedMicros, spend.micros());
    }

    /// @param parts what the first `size` touches were credited with; of no touch at all nothing is credited
    void earned(Currency currency, long minor, long[] parts, int size) {
        Sides of = of(currency);
        of.revenueMinor = Math.addExact(of.revenueMinor, minor);
        if (size == 0) {
            of.unattributedMinor = Math.addExact(of.unattributedMinor, minor);
        }
        for (int i = 0; i < size; i++) {
            of.creditedMinor = Math.addExact(of.creditedMinor, parts[i]);
        }
    }

    List<Balance> list() {
        return sides.entrySet().stream().map(entry -> {
            Sides of = entry.getValue();
            return new Balance(entry.getKey(), of.revenueMinor, of.creditedMinor, of.unattributedMinor,
                    of.importedMicros, of.reportedMicros);
        }).toList();
    }

    private Sides of(Currency currency) {
        return sides.computeIfAbsent(currency, key -> new Sides());
    }
}
