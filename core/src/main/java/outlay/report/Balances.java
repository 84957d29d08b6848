package outlay.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
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

    Balances(SortedMap<Currency, Long> importedMicros) {
        importedMicros.forEach((currency, micros) -> of(currency).importedMicros = micros);
    }

    void reported(Micros spend) {
        Sides of = of(spend.currency());
        of.reportedMicros = Math.addExact(of.reportedMicros, spend.micros());
    }

    /// @param parts what touches were credited with, or nobody
    void earned(Money revenue, long[] parts, boolean unattributed) {
        Sides of = of(revenue.currency());
        of.revenueMinor = Math.addExact(of.revenueMinor, revenue.minor());
        for (long part : parts) {
            if (unattributed) {
                of.unattributedMinor = Math.addExact(of.unattributedMinor, part);
            } else {
                of.creditedMinor = Math.addExact(of.creditedMinor, part);
            }
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
