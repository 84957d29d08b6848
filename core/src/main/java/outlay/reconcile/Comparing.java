package outlay.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.ledger.Reading;
import outlay.ledger.Said;
import outlay.reconcile.Explaining.Candidate;
import outlay.reconcile.Line.Part;

/// Gathers for one reading what could be the reasons of its differences.
final class Comparing {
    /// Cents for units, thousandths, millionths.
    private static final long[] SCALES = {100, 1_000, 1_000_000};

    private record Spot(int account, Day day) {}

    private final Map<Spot, List<Reading>> readings = new HashMap<>();
    private final List<Account> accounts;
    private final Counting counting;
    private final ToIntFunction<Reading> accountOf;

    Comparing(List<Reading> all, List<Account> accounts, Counting counting, ToIntFunction<Reading> accountOf) {
        this.accounts = accounts;
        this.counting = counting;
        this.accountOf = accountOf;
        all.forEach(reading -> readings.computeIfAbsent(spot(reading, 0), added -> new ArrayList<>()).add(reading));
    }

    /// What is read of the same account so many days later.
    private List<Reading> beside(Reading reading, int days) {
        return readings.getOrDefault(spot(reading, days), List.of()).stream()
                .filter(other -> other.account().equals(reading.account())).toList();
    }

    private Spot spot(Reading reading, int days) {
        return new Spot(accountOf.applyAsInt(reading), reading.day().plus(days));
    }

    /// What is compared of one reading.
    List<Line> lines(Reading reading) {
        Account account = accounts.get(accountOf.applyAsInt(reading));
        List<Line> lines = new ArrayList<>();
        lines.add(line(reading, Measure.SPEND, reading.bookedMicros(), spendParts(reading)));
        for (Measure measure : List.of(Measure.CONVERSIONS, Measure.VALUE)) {
            if (measure == Measure.CONVERSIONS ? account.claims() : account.worth()) {
                long ours = seen(reading).ours.of(measure);
                List<Part> parts = new ArrayList<>(reread(reading, measure).stream().toList());
                parts.addAll(Explaining.explain(Math.subtractExact(of(reading.now(), measure), ours),
                        candidates(reading, measure), reading.hidden()));
                lines.add(line(reading, measure, ours, parts));
            }
        }
        return lines;
    }

    /// Days between the account's first and last that nobody has reported, while visits from its ads were seen.
    List<Line> unread(int account, Predicate<Day> asked) {
        Account of = accounts.get(account);
        List<Line> lines = new ArrayList<>();
        for (Day day : counting.days(account)) {
            if (readings.containsKey(new Spot(account, day)) || !asked.test(day) || !of.known().contains(day)) {
                continue;
            }
            for (Measure measure : List.of(Measure.CONVERSIONS, Measure.VALUE)) {
                Moved ours = counting.seen(account, day).ours;
                if (ours.of(measure) != 0 && (measure == Measure.CONVERSIONS ? of.claims() : of.worth())) {
                    lines.add(new Line(of.platform(), of.id(), "", day, of.zone(), of.currency(), measure, 0, 0,
                            ours.of(measure), List.of(new Part(Reason.MISSING, -ours.of(measure),
                                    "no report has the day; " + ours.cases()))));
                }
            }
        }
        return lines;
    }

    private Line line(Reading reading, Measure measure, long ours, List<Part> parts) {
        return new Line(reading.platform(), reading.account(), reading.accountName(), reading.day(),
                accounts.get(accountOf.applyAsInt(reading)).zone(), reading.currency(), measure,
                of(reading.first(), measure), of(reading.now(), measure), ours, parts);
    }

    private List<Part> spendParts(Reading reading) {
        List<Part> parts = new ArrayList<>(reread(reading, Measure.SPEND).stream().toList());
        long now = reading.now().spendMicros();
        long booked = reading.bookedMicros();
        List<Candidate> candidates = List.of(
                new Candidate(Reason.CURRENCY_OR_SCALE, scaled(now, booked) ? now - booked : 0, true,
                        "the account's total and its parts differ by a power of ten"),
                new Candidate(Reason.DUPLICATE, -reading.copiedMicros(), false,
                        "a report of the day stands beside another with the same numbers and other names"));
        parts.addAll(Explaining.explain(Math.subtractExact(now, booked), candidates, false));
        return parts;
    }

    /// Why the first and the latest read differ.
    private Optional<Part> reread(Reading reading, Measure measure) {
        long change = change(reading, measure);
        if (change == 0) {
            return Optional.empty();
        }
        long first = of(reading.first(), measure);
        long now = of(reading.now(), measure);
        Optional<Currency> other = beside(reading, 0).stream()
                .map(Reading::currency).filter(currency -> !currency.equals(reading.currency())).findFirst();
        if (other.isPresent() && (first == 0 || now == 0)) {
            return Optional.of(new Part(Reason.CURRENCY_OR_SCALE, change,
                    "another read has the day in " + other.get()));
        }
        if (reading.gone()) {
            return Optional.of(new Part(Reason.MISSING, change, "the latest report has nothing of the day"));
        }
        if (scaled(first, now)) {
            return Optional.of(new Part(Reason.CURRENCY_OR_SCALE, change,
                    "one read is " + Math.max(first, now) / Math.min(first, now) + " times the other"));
        }
        for (int days : new int[]{-1, 1}) {
            boolean back = beside(reading, days).stream()
                    .filter(neighbour -> neighbour.currency().equals(reading.currency()) && !neighbour.gone())
                    .anyMatch(neighbour -> change(neighbour, measure) == -change);
            if (back) {
                return Optional.of(new Part(Reason.TIME_ZONE, change,
                        "the later read has it on " + reading.day().plus(days) + " instead"));
            }
        }
        return Optional.of(new Part(Reason.RESTATED, change, "the platform's first word and its latest differ"));
    }

    private static long change(Reading reading, Measure measure) {
        return Math.subtractExact(of(reading.first(), measure), of(reading.now(), measure));
    }

    private List<Candidate> candidates(Reading reading, Measure measure) {
        long now = of(reading.now(), measure);
        Seen seen = seen(reading);
        long ours = seen.ours.of(measure);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(Reason.CURRENCY_OR_SCALE,
                measure == Measure.VALUE && scaled(now, ours) ? now - ours : 0, true,
                "one is 100, 1,000 or 1,000,000 times the other"));
        candidates.add(new Candidate(Reason.CURRENCY_OR_SCALE, seen.foreign.of(measure), false,
                "foreign money taken as it stands: " + seen.foreign.cases()));
        candidates.add(otherZone(reading, measure));
        boolean fixed = measure == Measure.VALUE && accounts.get(accountOf.applyAsInt(reading)).fixed();
        candidates.add(new Candidate(Reason.ASSIGNED_VALUE, fixed ? now - ours : 0, true,
                "every conversion has the same value"));
        candidates.add(new Candidate(Reason.OTHER_ACTION, of(reading.uncounted(), measure), false,
                "more than there were clicks"));
        candidates.add(new Candidate(Reason.DUPLICATE, of(reading.repeated(), measure), false,
                "several names of one action"));
        candidates.add(new Candidate(Reason.VIEW_THROUGH, of(reading.viewed(), measure), false,
                "the report's windows for views"));
        if (of(reading.viewed(), measure) == 0) {
            candidates.add(new Candidate(Reason.VIEW_THROUGH, seen.view.of(measure), false, seen.view.cases()));
        }
        candidates.add(new Candidate(Reason.WINDOW, seen.window.of(measure), false, seen.window.cases()));
        candidates.add(new Candidate(Reason.REFUND, seen.refund.of(measure), false, seen.refund.cases()));
        candidates.add(new Candidate(Reason.SHARED_CREDIT, seen.shared.of(measure), false, seen.shared.cases()));
        return candidates;
    }

    /// A zone in whose days we would count what the platform does, on this day and on one beside it.
    private Candidate otherZone(Reading reading, Measure measure) {
        for (String zone : accounts.get(accountOf.applyAsInt(reading)).others().keySet()) {
            if (fits(reading, measure, zone) && (beside(zone, reading, -1) || beside(zone, reading, 1))) {
                return new Candidate(Reason.TIME_ZONE, rest(reading, measure), true, "it is our figure by the days of "
                        + zone);
            }
        }
        return new Candidate(Reason.TIME_ZONE, 0, true, "");
    }

    /// Whether the day beside it has a figure of the zone's too; as many conversions may go as come, but not their
    /// value.
    private boolean beside(String zone, Reading reading, int days) {
        return beside(reading, days).stream().anyMatch(
                other -> fits(other, Measure.CONVERSIONS, zone) || fits(other, Measure.VALUE, zone));
    }

    private boolean fits(Reading reading, Measure measure, String zone) {
        Seen seen = seen(reading);
        long there = seen.inZones.getOrDefault(zone, Moved.NOTHING).of(measure);
        return rest(reading, measure) != 0 && there == of(reading.now(), measure);
    }

    private long rest(Reading reading, Measure measure) {
        return of(reading.now(), measure) - seen(reading).ours.of(measure);
    }

    /// Where a day is reported in two currencies, ours stands beside the one that has not gone; where accounts have no
    /// ids and cannot be told apart in a journey, beside the first of them.
    private Seen seen(Reading reading) {
        Reading main = readings.getOrDefault(spot(reading, 0), List.of(reading)).stream()
                .filter(other -> !other.gone()).findFirst().orElse(reading);
        return main.equals(reading) ? counting.seen(accountOf.applyAsInt(reading), reading.day()) : Seen.NOTHING;
    }

    private static boolean scaled(long one, long other) {
        long small = Math.min(Math.abs(one), Math.abs(other));
        long large = Math.max(Math.abs(one), Math.abs(other));
        if (small == 0 || Long.signum(one) != Long.signum(other)) {
            return false;
        }
        for (long scale : SCALES) {
            if (large % scale == 0 && large / scale == small) {
                return true;
            }
        }
        return false;
    }

    private static long of(Said said, Measure measure) {
        return switch (measure) {
            case SPEND -> said.spendMicros();
            case CONVERSIONS -> said.conversionMicros();
            case VALUE -> said.valueMicros();
        };
    }
}
