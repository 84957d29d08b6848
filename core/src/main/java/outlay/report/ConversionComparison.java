package outlay.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.journey.Journey.Kind;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.metric.Figures;
import outlay.report.Changes.Cause;
import outlay.report.Side.Spot;

/// Takes the credits of two books apart, one conversion at a time. Each is led from its former state to the later one
/// by one step a cause, and credited anew after every step by the arithmetic of the reports.
final class ConversionComparison {
    private final Side before;
    private final Side after;
    private final Sums sums;
    /// Former touches at former rates, former touches at the later rates, and the later ones.
    private final Booking former;
    private final Booking reRated;
    private final Booking later;
    private final PathChange path;
    private final Placing formerly;
    private final Placing now;

    /// Where a touch of a path stands: on which side, and at which place of its ledger.
    private record Standing(Side side, int source) {}

    /// @param side  where what no touch leads to stands
    /// @param touch where a touch of the path stands, by its number there
    private record Placing(Side side, IntFunction<Standing> touch) {
        Standing of(int i) {
            return touch.apply(i);
        }

        Standing unattributed() {
            return new Standing(side, Ledger.UNATTRIBUTED_AT);
        }
    }

    ConversionComparison(Side before, Side after, Question question, Predicate<String> knownBefore, Sums sums) {
        this.before = before;
        this.after = after;
        this.sums = sums;
        former = new Booking(before.crediting, question, before.exchange);
        reRated = new Booking(before.crediting, question, after.exchange);
        later = new Booking(after.crediting, question, after.exchange);
        path = new PathChange(before, after, knownBefore);
        formerly = new Placing(before, i -> new Standing(before, before.place(i)));
        now = new Placing(after, i -> new Standing(after, after.place(i)));
    }

    void compare() {
        Set<Long> formerLeads = new HashSet<>();
        for (int conversion = 0; conversion < before.journeys.conversions(); conversion++) {
            int is = after.journeys.conversion(before.journeys.conversionId(conversion));
            if (is < 0) {
                gone(conversion);
                if (before.journeys.kind(conversion) == Kind.LEAD) {
                    formerLeads.add(before.journeys.conversionAt(conversion));
                }
            } else {
                compare(conversion, is);
            }
        }
        for (int conversion = 0; conversion < after.journeys.conversions(); conversion++) {
            if (before.journeys.conversion(after.journeys.conversionId(conversion)) < 0) {
                boolean renamed = after.journeys.kind(conversion) == Kind.LEAD
                        && formerLeads.contains(after.journeys.conversionAt(conversion));
                added(conversion, renamed ? Cause.PEOPLE_MERGED : Cause.NEW_CONVERSION);
            }
        }
    }

    /// A lead is a person's, and people do not cease to be leads: it goes where the person is found to be another one.
    private void gone(int conversion) {
        before.crediting.turnTo(conversion);
        Cause cause = before.journeys.kind(conversion) == Kind.LEAD ? Cause.PEOPLE_MERGED : Cause.CONVERSION_GONE;
        sums.step(cause, credits(former, before, conversion, Entry.of(before.journeys, conversion), formerly),
                Map.of());
    }

    private void added(int conversion, Cause cause) {
        after.crediting.turnTo(conversion);
        List<Entry> entries = Entry.of(after.journeys, conversion);
        sums.step(cause, Map.of(), credits(later, after, conversion, entries.subList(0, 1), now));
        sums.step(Cause.REFUND, Map.of(),
                credits(later, after, conversion, entries.subList(1, entries.size()), now));
    }

    private void compare(int was, int is) {
        before.crediting.turnTo(was);
        after.crediting.turnTo(is);
        List<Entry> from = Entry.of(before.journeys, was);
        List<Entry> to = Entry.of(after.journeys, is);
        Map<Spot, Figures> start = credits(former, before, was, from, formerly);
        Map<Spot, Figures> end = credits(later, after, is, to, now);
        if (from.equals(to) && start.equals(end)) {
            return;
        }
        Entry valued = from.get(0).withAmounts(to.get(0));
        List<Map<Spot, Figures>> states = new ArrayList<>();
        states.add(start);
        states.add(credits(reRated, before, was, from, formerly));
        states.add(credits(reRated, before, was, with(valued, from), formerly));
        states.add(credits(reRated, after, is, with(to.get(0), from), formerly));
        states.add(credits(reRated, after, is, to, formerly));
        states.add(credits(reRated, after, is, to, restanding(is)));
        states.add(end);
        List<Cause> causes = List.of(Cause.RATE_CHANGED, Cause.VALUE_CHANGED, Cause.DATE_CHANGED, Cause.REFUND,
                Cause.RECLASSIFIED, path.cause(was, is));
        for (int step = 0; step < causes.size(); step++) {
            sums.step(causes.get(step), states.get(step), states.get(step + 1));
        }
    }

    /// Where the former touches stand now, as far as they are still the conversion's.
    private Placing restanding(int is) {
        Map<String, Integer> sources = new HashMap<>();
        after.journeys.touchesOf(after.journeys.party(is)).forEach(touch -> sources
                .putIfAbsent(after.journeys.touchId(touch), after.ledger.placeOf(after.journeys.touchSource(touch))));
        return new Placing(after, i -> {
            Integer source = sources.get(before.journeys.touchId(before.crediting.path().touch(i)));
            return source == null ? formerly.of(i) : new Standing(after, source);
        });
    }

    private static List<Entry> with(Entry first, List<Entry> entries) {
        return IntStream.range(0, entries.size()).mapToObj(i -> i == 0 ? first : entries.get(i)).toList();
    }

    /// What the touches that `booking` stands on get of `entries`, by where they stand.
    ///
    /// @param dated whose date of the conversion holds
    private Map<Spot, Figures> credits(Booking booking, Side dated, int conversion, List<Entry> entries,
            Placing placing) {
        Map<Spot, Figures> credits = new HashMap<>();
        boolean lead = dated.journeys.kind(conversion) == Kind.LEAD;
        for (Entry entry : entries) {
            Day day = booking.day(entry);
            if (!dated.contains(day)) {
                continue;
            }
            booking.turnTo(entry);
            booking.complete(entry, dated.journeys.conversionAt(conversion));
            if (booking.touches() == 0) {
                add(credits, placing.unattributed(), day, booking, booking.minor(), entry.count(), lead);
            }
            for (int i = 0; i < booking.touches(); i++) {
                add(credits, placing.of(i), day, booking, booking.minors()[i], booking.counts()[i], lead);
            }
        }
        return credits;
    }

    private static void add(Map<Spot, Figures> credits, Standing at, Day day, Booking booking, long minor, long count,
            boolean lead) {
        if (minor != 0 || count != 0) {
            Currency currency = lead ? at.side.leadCurrency(at.source, booking.currency()) : booking.currency();
            credits.merge(at.side.spot(at.source, day, currency),
                    lead ? Figures.leads(count) : Figures.sales(count, minor), Figures::plus);
        }
    }
}
