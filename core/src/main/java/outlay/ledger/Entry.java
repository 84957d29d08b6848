package outlay.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;
import outlay.journey.JourneyColumns;

/// What is credited at one instant: a conversion, or a refund of one. Both raise or lower what the conversion has
/// earned so far, and its touches are credited with the change.
///
/// @param at     in ms
/// @param before what the running total was: nothing at the conversion, what was paid back already at a refund
/// @param after  what it is from now on: the value, or less than nothing
/// @param count  of the conversion itself in millionths; a refund takes money back, but does not undo that it happened
public record Entry(long at, Money before, Money after, long count) {
    public static final long ONE = 1_000_000;

    private static final Comparator<Refund> IN_ORDER = Comparator.comparing(Refund::at).thenComparing(Refund::id);

    /// The conversion, then its refunds in the order of time.
    ///
    /// A refund is credited with the shares of its conversion, whatever touches came later, and takes them from the
    /// running total of refunds in its currency. So the entries of a conversion that was paid back whole, in however
    /// many steps, sum to nothing for every touch under every model.
    public static List<Entry> of(JourneyColumns columns, int conversion) {
        Money zero = columns.nothing(conversion);
        Money value = columns.kind(conversion) == Kind.LEAD
                ? zero
                : new Money(columns.minor(conversion), columns.currency(conversion));
        Entry first = new Entry(columns.conversionAt(conversion), zero, value, ONE);
        List<Refund> refunds = columns.refunds(conversion);
        if (refunds.isEmpty()) {
            return List.of(first);
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(first);
        Map<Currency, Money> refunded = new HashMap<>();
        for (Refund refund : inOrder(refunds)) {
            Money before = refunded.getOrDefault(refund.value().currency(), Money.zero(refund.value().currency()));
            Money after = before.minus(refund.value());
            refunded.put(refund.value().currency(), after);
            entries.add(new Entry(refund.at().toEpochMilli(), before, after, 0));
        }
        return List.copyOf(entries);
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
        return new Entry(at, other.before, other.after, count);
    }

    /// The money that moves at this instant.
    public Money change() {
        return after.minus(before);
    }

    private static List<Refund> inOrder(List<Refund> refunds) {
        return refunds.stream().sorted(IN_ORDER).toList();
    }
}
