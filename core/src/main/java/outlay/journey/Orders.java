package outlay.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.base.Money;
import outlay.fact.Event;
import outlay.fact.Sale;
import outlay.identity.NullLike;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Refund;

/// The orders with what was paid back for each. An order id is one order, whoever claims it and however often: the
/// earliest claim holds. They are kept up with the events that are about one.
final class Orders {
    /// What the ids of these conversions begin with.
    static final String PREFIX = "order/";
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::at).thenComparing(Event::id);
    private static final Comparator<Journeys.UnmatchedRefund> UNMATCHED = Comparator
            .comparing(Journeys.UnmatchedRefund::at).thenComparing(Journeys.UnmatchedRefund::id)
            .thenComparing(refund -> refund.why() == Journeys.Unmatched.NO_ORDER)
            .thenComparing(Journeys.UnmatchedRefund::orderId);

    private final Persons persons;
    private final Map<String, Told> orders = new HashMap<>();
    private final SortedSet<Journeys.UnmatchedRefund> unmatched = new TreeSet<>(UNMATCHED);
    private int read;

    /// The events about one order, and the refunds among them that its value does not cover.
    private record Told(List<Event> events, List<Journeys.UnmatchedRefund> unmatched) {}

    Orders(Persons persons) {
        this.persons = persons;
    }

    /// Takes in the sales that have come since the last time.
    ///
    /// @param sales in any order and with any repetition, those of the last time first
    /// @return the ids of the orders that they are about
    Collection<String> catchUp(List<Event> sales) {
        Collection<String> changed = new TreeSet<>();
        for (Event event : sales.subList(read, sales.size())) {
            String id = orderId(event, event.sale().orElseThrow());
            orders.computeIfAbsent(id, added -> new Told(new ArrayList<>(1), new ArrayList<>(0))).events.add(event);
            changed.add(id);
        }
        read = sales.size();
        return changed;
    }

    /// An order as it is now; empty where there are only refunds.
    ///
    /// @param orderId of an event that has been taken in
    Optional<Journeys.Found> of(String orderId) {
        Told told = orders.getOrDefault(orderId, new Told(List.of(), List.of()));
        SortedSet<Event> claims = new TreeSet<>(ORDER);
        SortedSet<Event> repayments = new TreeSet<>(ORDER);
        for (Event event : told.events) {
            (event.sale().orElseThrow().kind() == Sale.Kind.ORDER ? claims : repayments).add(event);
        }
        told.unmatched.forEach(unmatched::remove);
        told.unmatched.clear();
        Optional<Journeys.Found> found = Optional.empty();
        if (claims.isEmpty()) {
            repayments.forEach(event -> told.unmatched.add(unmatched(event, orderId,
                    event.sale().orElseThrow().value(), Journeys.Unmatched.NO_ORDER)));
        } else {
            found = Optional.of(found(orderId, claims.first(), repayments, told.unmatched));
        }
        unmatched.addAll(told.unmatched);
        return found;
    }

    /// In the order of (at, id).
    List<Journeys.UnmatchedRefund> unmatched() {
        return List.copyOf(unmatched);
    }

    private Journeys.Found found(String orderId, Event order, SortedSet<Event> repayments,
            List<Journeys.UnmatchedRefund> uncovered) {
        Money value = order.sale().orElseThrow().value();
        Money left = value.minor() > 0 ? value : Money.zero(value.currency());
        List<Refund> refunds = new ArrayList<>();
        for (Event event : repayments) {
            Sale sale = event.sale().orElseThrow();
            boolean cancelled = sale.kind() == Sale.Kind.CANCELLATION;
            if (!cancelled && !sale.value().currency().equals(value.currency())) {
                uncovered.add(unmatched(event, orderId, sale.value(), Journeys.Unmatched.OTHER_CURRENCY));
                continue;
            }
            Money claimed = cancelled ? left : sale.value();
            Money paid = claimed.minor() <= left.minor() ? claimed : left;
            if (paid.minor() > 0) {
                refunds.add(new Refund(event.id(), event.at(), paid));
                left = left.minus(paid);
            }
            if (claimed.minor() > Math.max(paid.minor(), 0)) {
                uncovered.add(unmatched(event, orderId, claimed.minus(paid), Journeys.Unmatched.MORE_THAN_PAID));
            }
        }
        String person = persons.personOf(order).orElse("");
        return new Journeys.Found(new Conversion(PREFIX + orderId, Journey.Kind.ORDER, person, order.at(), value,
                List.copyOf(refunds)), person.isEmpty() ? new int[0] : new int[]{persons.groupNamed(person)});
    }

    private static Journeys.UnmatchedRefund unmatched(Event event, String orderId, Money value,
            Journeys.Unmatched why) {
        return new Journeys.UnmatchedRefund(event.id(), orderId, event.at(), value, why);
    }

    /// Without an order id ("", "undefined") each event is an order of its own: money must not be lost to a broken tag.
    private static String orderId(Event event, Sale sale) {
        return NullLike.saysNothing(sale.orderId()) ? "event/" + event.id() : sale.orderId().strip();
    }
}
