package outlay.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.base.Pausing;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;
import outlay.journey.JourneyColumns;

/// What is credited at one instant: a conversion, or a refund of one. Both raise or lower what the conversion has
/// earned so far, and its touches are credited with the change.
///
/// @param at       in ms
/// @param currency of the amounts
/// @param before   what the running total was, in minor units: nothing at the conversion, what was paid back already at
///                 a refund
/// @param after    what it is from now on: the value, or less than nothing
/// @param count    of the conversion itself in millionths; a refund takes money back, but does not undo that it
///                 happened
public record Entry(long at, Currency currency, long before, long after, long count) {
    public static final long ONE = 1_000_000;

    private static final Comparator<Refund> IN_ORDER = Comparator.comparing(Refund::at).thenComparing(Refund::id);

    /// The conversion, then its refunds in the order of time.
    ///
    /// A refund is credited with the shares of its conversion, whatever touches came later, and takes them from the
    /// running total of refunds in its currency. So the entries of a conversion that was paid back whole, in however
    /// many steps, sum to nothing for every touch under every model.
    public static List<Entry> of(JourneyColumns columns, int conversion) {
        Pausing.here();
        List<Refund> refunds = columns.refunds(conversion);
        if (refunds.isEmpty()) {
            return List.of(first(columns, conversion));
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(first(columns, conversion));
        Map<Currency, Long> refunded = new HashMap<>();
        for (Refund refund : inOrder(refunds)) {
            Currency currency = refund.value().currency();
            long before = refunded.getOrDefault(currency, 0L);
            long after = Math.subtractExact(before, refund.value().minor());
            refunded.put(currency, after);
            entries.add(new Entry(refund.at().toEpochMilli(), currency, before, after, 0));
        }
        return List.copyOf(entries);
    }

    /// The conversion alone; a lead is counted and earns nothing.
    public static Entry first(JourneyColumns columns, int conversion) {
        long value = columns.kind(conversion) == Kind.LEAD ? 0 : columns.minor(conversion);
        return new Entry(columns.conversionAt(conversion), columns.currency(conversion), 0, value, ONE);
    }

    /// What the entries are called, in their order: by the conversion, and by each of its refunds. Apart from them,
    /// because who only adds amounts up needs no texts.
    public static List<String> ids(JourneyColumns columns, int conversion) {
        List<String> ids = new ArrayList<>(List.of(columns.conversionId(conversion)));
        inOrder(columns.refunds(conversion)).forEach(refund -> ids.add(refund.id()));
        return List.copyOf(ids);
    }

    /// What it would be with the money of another one.
    public Entry withAmounts(Entry other) {
        return new Entry(at, other.currency, other.before, other.after, count);
    }

    /// The money that moves at this instant.
    public Money change() {
        return new Money(changed(), currency);
    }

    /// The same in minor units.
    public long changed() {
        return Math.subtractExact(after, before);
    }

    private static List<Refund> inOrder(List<Refund> refunds) {
        return refunds.stream().sorted(IN_ORDER).toList();
    }
}
