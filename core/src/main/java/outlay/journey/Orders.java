package outlay.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.base.Money;
import outlay.fact.Event;
import outlay.fact.Sale;
import outlay.identity.NullLike;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Refund;

/// The orders with what was paid back for each. An order id is one order, whoever claims it and however often: the
/// earliest claim holds.
final class Orders {
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::at).thenComparing(Event::id);

    private final List<Journeys.Found> found = new ArrayList<>();
    private final List<Journeys.UnmatchedRefund> unmatched = new ArrayList<>();

    private Orders() {}

    /// @param sales events that are about an order, in any order and with any repetition
    static Orders of(List<Event> sales, Persons persons) {
        Map<String, SortedSet<Event>> claims = new TreeMap<>();
        SortedMap<String, SortedSet<Event>> repayments = new TreeMap<>();
        for (Event event : sales) {
            Sale sale = event.sale().orElseThrow();
            (sale.kind() == Sale.Kind.ORDER ? claims : repayments)
                    .computeIfAbsent(orderId(event, sale), id -> new TreeSet<>(ORDER)).add(event);
        }
        Orders orders = new Orders();
        claims.forEach((id, events) -> orders.add(id, events.first(),
                repayments.getOrDefault(id, new TreeSet<>(ORDER)), persons));
        repayments.keySet().removeAll(claims.keySet());
        repayments.forEach((id, events) -> events.forEach(event -> orders.unmatched(event, id,
                event.sale().orElseThrow().value(), Journeys.Unmatched.NO_ORDER)));
        return orders;
    }

    List<Journeys.Found> found() {
        return found;
    }

    /// In the order of (at, id).
    List<Journeys.UnmatchedRefund> unmatched() {
        unmatched.sort(Comparator.comparing(Journeys.UnmatchedRefund::at)
                .thenComparing(Journeys.UnmatchedRefund::id));
        return unmatched;
    }

    private void add(String orderId, Event order, SortedSet<Event> repayments, Persons persons) {
        Money value = order.sale().orElseThrow().value();
        Money left = value.minor() > 0 ? value : Money.zero(value.currency());
        List<Refund> refunds = new ArrayList<>();
        for (Event event : repayments) {
            Sale sale = event.sale().orElseThrow();
            boolean cancelled = sale.kind() == Sale.Kind.CANCELLATION;
            if (!cancelled && !sale.value().currency().equals(value.currency())) {
                unmatched(event, orderId, sale.value(), Journeys.Unmatched.OTHER_CURRENCY);
                continue;
            }
            Money claimed = cancelled ? left : sale.value();
            Money paid = claimed.minor() <= left.minor() ? claimed : left;
            if (paid.minor() > 0) {
                refunds.add(new Refund(event.id(), event.at(), paid));
                left = left.minus(paid);
            }
            if (claimed.minor() > Math.max(paid.minor(), 0)) {
                unmatched(event, orderId, claimed.minus(paid), Journeys.Unmatched.MORE_THAN_PAID);
            }
        }
        String person = persons.personOf(order).orElse("");
        found.add(new Journeys.Found(new Conversion("order/" + orderId, Journey.Kind.ORDER, person, order.at(), value,
                List.copyOf(refunds)), Journeys.people(person)));
    }

    private void unmatched(Event event, String orderId, Money value, Journeys.Unmatched why) {
        unmatched.add(new Journeys.UnmatchedRefund(event.id(), orderId, event.at(), value, why));
    }

    /// Without an order id ("", "undefined") each event is an order of its own: money must not be lost to a broken tag.
    private static String orderId(Event event, Sale sale) {
        return NullLike.saysNothing(sale.orderId()) ? "event/" + event.id() : sale.orderId().strip();
    }
}
