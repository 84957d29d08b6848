package outlay.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.base.Day;
import outlay.base.Pausing;
import outlay.base.Period;
import outlay.ledger.Ledger;
import outlay.ledger.Reading;
import outlay.reconcile.Reconciliation.Asked;

/// One reconciliation on its way: readings and journeys are laid side by side, and each pair is explained.
final class Reconciling {
    private static final Comparator<Line> ORDER = Comparator.comparing(Line::platform).thenComparing(Line::account)
            .thenComparing(Line::day).thenComparing(Line::currency).thenComparing(Line::measure);

    private final Asked asked;
    private final List<Reading> readings;
    private final List<Account> accounts;
    private final Counting counting;
    private final Comparing comparing;

    private record Identity(String platform, String id) {
        static Identity of(Reading reading) {
            Pausing.here();
            return new Identity(reading.platform(), reading.accountId());
        }
    }

    Reconciling(Ledger ledger, Asked asked) {
        this.asked = asked;
        String platform = asked.question().filter().platform();
        readings = ledger.readings().stream()
                .filter(reading -> platform.isEmpty() || platform.equals(reading.platform())).toList();
        Map<Identity, List<Reading>> byAccount = readings.stream()
                .collect(Collectors.groupingBy(Identity::of, LinkedHashMap::new, Collectors.toList()));
        accounts = byAccount.values().stream().map(of -> Account.of(of, asked.question().zone())).toList();
        counting = new Counting(ledger, asked, accounts);
        List<Identity> identities = List.copyOf(byAccount.keySet());
        comparing = new Comparing(readings, accounts, counting, reading -> identities.indexOf(Identity.of(reading)));
    }

    Reconciliation reconcile() {
        counting.count();
        List<Line> lines = new ArrayList<>();
        for (Reading reading : readings) {
            if (asked(reading.day())) {
                lines.addAll(comparing.lines(reading));
            }
        }
        IntStream.range(0, accounts.size()).forEach(account -> lines.addAll(comparing.unread(account, this::asked)));
        lines.sort(ORDER);
        return new Reconciliation(asked, period(), List.copyOf(lines), totals(lines), counting.unconverted());
    }

    private boolean asked(Day day) {
        Optional<Period> period = asked.question().period();
        return period.isEmpty() || period.get().contains(day);
    }

    private Period period() {
        return asked.question().period().or(() -> {
            List<Day> days = readings.stream().map(Reading::day).sorted().toList();
            return days.isEmpty() ? Optional.empty() : Optional.of(new Period(days.get(0), days.get(days.size() - 1)));
        }).orElse(new Period(new Day(0), new Day(0)));
    }

    private static List<Total> totals(List<Line> lines) {
        record Key(String platform, String account, String currency, Measure measure) {}
        Map<Key, Total> totals = new LinkedHashMap<>();
        lines.forEach(line -> totals.merge(
                new Key(line.platform(), line.account(), line.currency().code(), line.measure()), Total.of(line),
                Total::plus));
        return totals.values().stream().sorted(Comparator.comparing(Total::platform).thenComparing(Total::account)
                .thenComparing(Total::currency).thenComparing(Total::measure)).toList();
    }

}
