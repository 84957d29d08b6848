package outlay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.base.Currency;
import outlay.base.Pausing;
import outlay.metric.Figures;
import outlay.report.Answer.Row;
import outlay.report.Question.By;

/// The sums of an answer while it is being made: one for each row and currency.
final class Tally {
    private static final int MOST_QUICK = 1 << 16;

    private final Map<Currency, Purse> purses = new TreeMap<>();
    /// The one that was asked for last: credits come by the million, and mostly some in a row in one currency.
    private Optional<Purse> last = Optional.empty();

    Sum at(int group, Currency currency) {
        if (last.isEmpty() || !last.get().currency.equals(currency)) {
            last = Optional.of(purses.computeIfAbsent(currency, Purse::new));
        }
        return last.get().at(group);
    }

    void add(Tally others) {
        others.purses.forEach((currency, purse) -> purse.sums.forEach((group, sum) -> at(group, currency).add(sum)));
    }

    List<Row> rows(By by, Grouping grouping) {
        List<Row> rows = new ArrayList<>();
        purses.forEach((currency, purse) -> purse.sums.forEach((group, sum) -> {
            Pausing.here();
            rows.add(new Row(grouping.keys(group), currency, sum.figures()));
        }));
        rows.sort(by == By.DAYS ? byDay() : bySpend(by));
        return rows;
    }

    List<Row> totals() {
        List<Row> totals = new ArrayList<>();
        purses.forEach((currency, purse) -> totals.add(new Row(Collections.emptySortedMap(), currency,
                purse.sums.values().stream().map(Sum::figures).reduce(Figures.ZERO, Figures::plus))));
        return totals;
    }

    private static Comparator<Row> byDay() {
        return Comparator.<Row, String>comparing(row -> row.keys().get("day")).thenComparing(Row::currency);
    }

    /// Amounts of different currencies cannot be compared, so each currency has its rows together.
    private static Comparator<Row> bySpend(By by) {
        Comparator<Row> order = Comparator.comparing(Row::currency)
                .thenComparing(row -> row.figures().spendMicros(), Comparator.reverseOrder())
                .thenComparing(row -> row.figures().revenueMinor(), Comparator.reverseOrder());
        for (String column : by.columns()) {
            order = order.thenComparing(row -> row.text(column));
        }
        return order;
    }

    /// The sums in one currency, by group.
    private static final class Purse {
        private final Currency currency;
        private final Map<Integer, Sum> sums = new HashMap<>();
        /// The same where the group's number is a small one, which saves looking it up.
        private @Nullable Sum[] quick = new Sum[0];

        Purse(Currency currency) {
            this.currency = currency;
        }

        Sum at(int group) {
            if (group < 0 || group >= MOST_QUICK) {
                return sums.computeIfAbsent(group, key -> new Sum());
            }
            if (group >= quick.length) {
                quick = Arrays.copyOf(quick, Math.max(64, group * 2));
            }
            Sum known = quick[group];
            if (known == null) {
                known = sums.computeIfAbsent(group, key -> new Sum());
                quick[group] = known;
            }
            return known;
        }
    }

    /// Figures that can be added to in place: an answer adds up millions of credits.
    static final class Sum {
        private long spendMicros;
        private long impressions;
        private long clicks;
        private long videoViews;
        private long leadMicros;
        private long conversionMicros;
        private long revenueMinor;

        void addCharge(long micros, long shown, long clicked, long viewed) {
            spendMicros = Math.addExact(spendMicros, micros);
            impressions = Math.addExact(impressions, shown);
            clicks = Math.addExact(clicks, clicked);
            videoViews = Math.addExact(videoViews, viewed);
        }

        void addLead(long micros) {
            leadMicros = Math.addExact(leadMicros, micros);
        }

        void addSale(long micros, long minor) {
            conversionMicros = Math.addExact(conversionMicros, micros);
            revenueMinor = Math.addExact(revenueMinor, minor);
        }

        void add(Sum other) {
            addCharge(other.spendMicros, other.impressions, other.clicks, other.videoViews);
            addLead(other.leadMicros);
            addSale(other.conversionMicros, other.revenueMinor);
        }

        Figures figures() {
            return new Figures(spendMicros, impressions, clicks, videoViews, leadMicros, conversionMicros,
                    revenueMinor);
        }
    }
}
