package outlay.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;

/// A conversion as the books keep it: its journey, and the entries that its credit is made of.
///
/// A refund is credited with the shares of its conversion, whatever touches came later, and takes them from the running
/// total of refunds in its currency. So the entries of a conversion that was paid back whole, in however many steps,
/// sum to nothing for every touch under every model.
public final class Booking {
    private static final Comparator<Refund> IN_ORDER = Comparator.comparing(Refund::at).thenComparing(Refund::id);

    private final Journey journey;
    private final int[] sources;
    private final List<Entry> entries;

    /// @param sources of each touch, as places in [Ledger#sources()]
    Booking(Journey journey, int[] sources) {
        this.journey = journey;
        this.sources = sources;
        this.entries = entries(journey.conversion());
    }

    public Journey journey() {
        return journey;
    }

    public boolean lead() {
        return journey.conversion().kind() == Kind.LEAD;
    }

    public int source(int touch) {
        return sources[touch];
    }

    /// The conversion, then its refunds in the order of time.
    public List<Entry> entries() {
        return entries;
    }

    private static List<Entry> entries(Conversion conversion) {
        Money zero = Money.zero(conversion.value().currency());
        if (conversion.kind() == Kind.LEAD) {
            return List.of(new Entry(conversion.at(), zero, zero, Entry.ONE));
        }
        Entry sale = new Entry(conversion.at(), zero, conversion.value(), Entry.ONE);
        if (conversion.refunds().isEmpty()) {
            return List.of(sale);
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(sale);
        Map<Currency, Money> refunded = new HashMap<>();
        for (Refund refund : conversion.refunds().stream().sorted(IN_ORDER).toList()) {
            Currency currency = refund.value().currency();
            Money before = refunded.getOrDefault(currency, Money.zero(currency));
            Money after = before.minus(refund.value());
            refunded.put(currency, after);
            entries.add(new Entry(refund.at(), before, after, 0));
        }
        return List.copyOf(entries);
    }
}
