package outlay.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Level;
import outlay.ledger.SpendBook.AccountLevelDay;

/// Makes of all rows what each account said of each day, at first and now, ordered by platform, account, day and
/// currency.
final class Readings {
    private static final List<Level> FINEST_FIRST = List.of(Level.AD, Level.AD_GROUP, Level.KEYWORD, Level.CAMPAIGN,
            Level.ACCOUNT);

    private static final long FAR_MORE = 20;

    private record Key(String platform, String account, Day day) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPlatform = platform.compareTo(other.platform);
            int byAccount = byPlatform != 0 ? byPlatform : account.compareTo(other.account);
            return byAccount != 0 ? byAccount : day.compareTo(other.day);
        }
    }

    /// What is told of one account and day.
    private static final class Told {
        final List<SpendRow> first = new ArrayList<>();
        final List<SpendRow> now = new ArrayList<>();
        /// Parts that repeat another one to the last number, under other names.
        final List<SpendRow> copies = new ArrayList<>();
    }

    private final Map<Key, Told> told = new TreeMap<>();

    /// @param firstRead the parts of reports that replaced nothing
    static List<Reading> of(Map<AccountLevelDay, List<List<SpendRow>>> standing,
            Map<AccountLevelDay, List<List<SpendRow>>> firstRead) {
        Readings readings = new Readings();
        firstRead.forEach((key, parts) -> parts.forEach(readings.at(key).first::addAll));
        standing.forEach((key, parts) -> readings.add(readings.at(key), parts));
        List<Reading> all = new ArrayList<>();
        readings.told.forEach((key, of) -> readings.make(key, of, all));
        return List.copyOf(all);
    }

    private Told at(AccountLevelDay key) {
        return told.computeIfAbsent(new Key(key.platform(), key.account(), key.day()), added -> new Told());
    }

    private void add(Told to, List<List<SpendRow>> parts) {
        List<List<List<Long>>> seen = new ArrayList<>();
        for (List<SpendRow> part : parts) {
            List<List<Long>> figures = figures(part);
            boolean copy = seen.contains(figures) && part.stream().anyMatch(row -> row.spend().micros() > 0);
            seen.add(figures);
            to.now.addAll(part);
            if (copy) {
                to.copies.addAll(part);
            }
        }
    }

    /// The numbers of all rows without their names.
    private static List<List<Long>> figures(List<SpendRow> part) {
        return part.stream()
                .map(row -> List.of(row.spend().micros(), row.impressions().orElse(-1), row.clicks().orElse(-1)))
                .sorted((a, b) -> {
                    for (int i = 0; i < a.size(); i++) {
                        int order = Long.compare(a.get(i), b.get(i));
                        if (order != 0) {
                            return order;
                        }
                    }
                    return 0;
                }).toList();
    }

    private void make(Key key, Told of, List<Reading> to) {
        Map<Currency, List<SpendRow>> first = byCurrency(of.first);
        Map<Currency, List<SpendRow>> now = byCurrency(of.now);
        Map<Currency, List<SpendRow>> copies = byCurrency(of.copies);
        TreeMap<Currency, SpendRow> examples = new TreeMap<>();
        List.of(of.now, of.first)
                .forEach(rows -> rows.forEach(row -> examples.putIfAbsent(row.spend().currency(), row)));
        examples.forEach((currency, example) -> to.add(reading(key, example, first.getOrDefault(currency, List.of()),
                now.getOrDefault(currency, List.of()), copies.getOrDefault(currency, List.of()))));
    }

    private static Map<Currency, List<SpendRow>> byCurrency(List<SpendRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.spend().currency()));
    }

    private static Reading reading(Key key, SpendRow example, List<SpendRow> first, List<SpendRow> now,
            List<SpendRow> copies) {
        long booked = now.isEmpty() ? 0 : new AccountDay(now).importedMicros();
        long copied = copies.stream().mapToLong(row -> row.spend().micros()).reduce(0, Math::addExact);
        List<SpendRow> once = without(now, copies);
        List<SpendRow> claimsNow = claims(once);
        List<SpendRow> claimsFirst = claims(without(first, copies));
        boolean gone = now.stream().allMatch(Readings::empty) && !first.stream().allMatch(Readings::empty);
        return new Reading(key.platform(), example.accountId(), example.accountName(), key.day(), zone(now, first),
                example.spend().currency(), said(without(first, copies), claimsFirst, total(without(first, copies))),
                said(once, claimsNow, total(once)), ActionTypes.repeated(claimsNow), ActionTypes.viewed(claimsNow),
                claimed(claimsNow.stream().filter(Readings::uncounted).toList()), gone,
                !claimsNow.isEmpty() || !claimsFirst.isEmpty(), worth(claimsNow) || worth(claimsFirst),
                hidden(claimsNow.isEmpty() ? once : claimsNow), booked, copied);
    }

    private static boolean empty(SpendRow row) {
        return row.spend().micros() == 0 && row.impressions().orElse(0) == 0 && row.clicks().orElse(0) == 0;
    }

    private static List<SpendRow> without(List<SpendRow> rows, List<SpendRow> copies) {
        Set<SpendRow> of = new HashSet<>(copies);
        return copies.isEmpty() ? rows : rows.stream().filter(row -> !of.contains(row)).toList();
    }

    private static String zone(List<SpendRow> now, List<SpendRow> first) {
        Function<List<SpendRow>, String> known = rows -> rows.stream().map(SpendRow::zone)
                .filter(zone -> !zone.isEmpty()).findFirst().orElse("");
        String zone = known.apply(now);
        return zone.isEmpty() ? known.apply(first) : zone;
    }

    /// The platform's own total where a report of the whole account stands.
    private static long total(List<SpendRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<SpendRow> account = rows.stream().filter(row -> row.level() == Level.ACCOUNT).toList();
        return account.isEmpty()
                ? new AccountDay(rows).importedMicros()
                : account.stream().mapToLong(row -> row.spend().micros()).reduce(0, Math::addExact);
    }

    /// The rows of the finest level that claims something, those without a claim among them.
    private static List<SpendRow> claims(List<SpendRow> rows) {
        Map<Level, List<SpendRow>> byLevel = new HashMap<>();
        rows.forEach(row -> byLevel.computeIfAbsent(row.level(), level -> new ArrayList<>()).add(row));
        return FINEST_FIRST.stream().map(byLevel::get).filter(Objects::nonNull)
                .filter(of -> of.stream().anyMatch(row -> row.platformConversions().isPresent())).findFirst()
                .orElse(List.of());
    }

    /// A few more than clicks may have been views; hundreds are another thing.
    private static boolean uncounted(SpendRow row) {
        long clicks = row.clicks().orElse(Long.MAX_VALUE / Micros.PER_UNIT - FAR_MORE) + FAR_MORE;
        return row.platformConversions().orElse(0) > clicks * Micros.PER_UNIT;
    }

    private static boolean worth(List<SpendRow> claims) {
        return claims.stream().anyMatch(row -> row.platformConversionValue().isPresent());
    }

    private static boolean hidden(List<SpendRow> claims) {
        return claims.stream().anyMatch(row -> row.platformConversions().isEmpty() && row.clicks().orElse(0) > 0);
    }

    private static Said said(List<SpendRow> rows, List<SpendRow> claims, long spend) {
        Said claimed = rows.isEmpty() ? Said.NOTHING : claimed(claims);
        return new Said(spend, claimed.conversionMicros(), claimed.valueMicros());
    }

    private static Said claimed(List<SpendRow> claims) {
        Said sum = Said.NOTHING;
        for (SpendRow row : claims) {
            sum = sum.plus(new Said(0, row.platformConversions().orElse(0),
                    row.platformConversionValue().map(value -> value.micros()).orElse(0L)));
        }
        return sum;
    }
}
