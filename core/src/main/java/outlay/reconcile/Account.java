package outlay.reconcile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.ledger.Reading;

/// An ad account as its readings show it.
///
/// @param id     or "" for all accounts of the platform whose reports have none
/// @param zone   that most of its reports name, or the question's
/// @param others zones that its days may have been counted in by mistake, by their names
/// @param claims whether it ever claims conversions, and `worth` whether it ever says what they are worth
/// @param fixed  whether each of its conversions is worth the same to it
/// @param known  from the first day that was read to the last
record Account(String platform, String id, String zone, ZoneRules rules, SortedMap<String, ZoneRules> others,
        Currency currency, boolean claims, boolean worth, boolean fixed, Period known) {
    private static final int ENOUGH_TO_TELL = 3;

    /// @param readings of one account, at least one
    static Account of(List<Reading> readings, ZoneId otherwise) {
        Reading any = readings.get(0);
        List<String> named = readings.stream().map(Reading::zone).filter(Account::isZone).toList();
        String zone = named.isEmpty() ? otherwise.getId() : most(named, Function.identity());
        SortedMap<String, ZoneRules> others = new TreeMap<>();
        List<String> candidates = new ArrayList<>(named);
        candidates.add("UTC");
        candidates.add(otherwise.getId());
        ZoneRules rules = ZoneId.of(zone).getRules();
        candidates.stream().filter(name -> !ZoneId.of(name).getRules().equals(rules))
                .forEach(name -> others.put(name, ZoneId.of(name).getRules()));
        Day from = readings.stream().map(Reading::day).min(Day::compareTo).orElseThrow();
        Day to = readings.stream().map(Reading::day).max(Day::compareTo).orElseThrow();
        List<Currency> currencies = readings.stream().filter(reading -> !reading.gone()).map(Reading::currency)
                .toList();
        return new Account(any.platform(), any.accountId(), zone, rules, others,
                currencies.isEmpty() ? any.currency() : most(currencies, Currency::code),
                readings.stream().anyMatch(Reading::claims), readings.stream().anyMatch(Reading::worth),
                fixed(readings),
                new Period(from, to));
    }

    private static boolean fixed(List<Reading> readings) {
        List<BigDecimal> values = readings.stream().filter(reading -> reading.now().conversionMicros() > 0)
                .map(reading -> BigDecimal.valueOf(reading.now().valueMicros())
                        .divide(BigDecimal.valueOf(reading.now().conversionMicros()), MathContext.DECIMAL64))
                .toList();
        return values.size() >= ENOUGH_TO_TELL && values.stream().distinct().count() == 1
                && values.get(0).signum() > 0;
    }

    Day day(long at) {
        return Day.of(at, rules);
    }

    private static <T> T most(List<T> values, Function<T, String> name) {
        Map<T, Long> uses = values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return values.stream().max((a, b) -> {
            int byUse = Long.compare(uses.getOrDefault(a, 0L), uses.getOrDefault(b, 0L));
            return byUse != 0 ? byUse : name.apply(b).compareTo(name.apply(a));
        }).orElseThrow();
    }

    private static boolean isZone(String name) {
        try {
            return !name.isEmpty() && !ZoneId.of(name).getId().isEmpty();
        } catch (DateTimeException none) {
            return false;
        }
    }
}
