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
import outlay.base.Currency;
import outlay.metric.Figures;
import outlay.report.Answer.Row;
import outlay.report.Question.By;

/// The sums of an answer while it is being made: one for each row and currency.
final class Tally {
    private static final int MOST_QUICK = 1 << 16;

    private final Map<Currency, Map<Integer, Sum>> sums = new TreeMap<>();
    /// The sums of the currency asked for last, by group, where the group's number is a small one: credits come by the
    /// million, and mostly in one currency.
    private Sum[] quick = new Sum[0];
    private Optional<Currency> quickCurrency = Optional.empty();

    Sum at(int group, Currency currency) {
        if (quickCurrency.isEmpty() || !quickCurrency.get().equals(currency)) {
            quickCurrency = Optional.of(currency);
            Arrays.fill(quick, null);
        }
        if (group < 0 || group >= MOST_QUICK) {
            return slow(group, currency);
        }
        if (group >= quick.length) {
            quick = Arrays.copyOf(quick, Math.max(64, group * 2));
        }
        Sum known = quick[group];
        if (known == null) {
            known = slow(group, currency);
            quick[group] = known;
        }
        return known;
    }

    void add(Tally others) {
        others.sums.forEach((currency, groups) -> groups.forEach((group, sum) -> at(group, currency).add(sum)));
    }

    private Sum slow(int group, Currency currency) {
        return sums.computeIfAbsent(currency, key -> new HashMap<>()).computeIfAbsent(group, key -> new Sum());
    }

    List<Row> rows(By by, Grouping grouping) {
        List<Row> rows = new ArrayList<>();
        sums.forEach((currency, groups) -> groups
                .forEach((group, sum) -> rows.add(new Row(grouping.keys(group), currency, sum.figures()))));
        rows.sort(by == By.DAYS ? byDay() : bySpend(by));
        return rows;
    }

    List<Row> totals() {
        List<Row> totals = new ArrayList<>();
        sums.forEach((currency, groups) -> totals.add(new Row(Collections.emptySortedMap(), currency,
                groups.values().stream().map(Sum::figures).reduce(Figures.ZERO, Figures::plus))));
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
            order = order.thenComparing(row -> row.keys().get(column));
        }
        return order;
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
