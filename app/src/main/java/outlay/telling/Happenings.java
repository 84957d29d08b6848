package outlay.telling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outlay.activate.Conversion;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.identity.Latest;
import outlay.journey.Journey;
import outlay.journey.Journeys;
import outlay.journey.Journeys.Unmatched;
import outlay.store.Wish;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Trigger;

/// Works out what a wish is about from what the log has by now: the order with all that was paid back, the deal in its
/// latest version.
final class Happenings {
    private static final Comparator<Event> IN_TIME = Comparator.comparing(Event::at).thenComparing(Event::id);
    private final LogIndex index;

    Happenings(LogIndex index) {
        this.index = index;
    }

    /// @param cause the fact that made somebody wish; empty where it is none that a rule is about
    Optional<Happening> of(Wish wish, Rule rule, Fact cause) {
        if (cause instanceof Event event) {
            return Optional.of(event(event, wish.cause()));
        }
        if (cause instanceof Contact contact) {
            return contact(contact, rule, wish);
        }
        return cause instanceof Deal deal ? deal(deal, rule, wish) : Optional.empty();
    }

    private Happening event(Event cause, long position) {
        Optional<String> order = ConversionIds.order(cause);
        List<Event> sales = order.map(id -> index.sales(cause.client(), id).stream().map(PersonFacts.At::event)
                .toList()).orElse(List.of());
        List<Event> own = new ArrayList<>(sales.stream().filter(Happenings::claims).sorted(IN_TIME).toList());
        if (own.stream().noneMatch(claim -> claim.id().equals(cause.id())) && !repays(cause)) {
            own.add(cause);
            own.sort(IN_TIME);
        }
        Event first = own.isEmpty() ? cause : own.getFirst();
        Optional<Journey> booked = cause.sale().isPresent() ? booked(sales.isEmpty() ? own : sales) : Optional.empty();
        Optional<Money> brings = booked.map(journey -> journey.conversion().refunds().stream()
                .map(Journey.Refund::value).reduce(journey.conversion().value(), Money::minus));
        Optional<Instant> changed = booked.flatMap(journey -> journey.conversion().refunds().stream()
                .map(Journey.Refund::at).max(Instant::compareTo));
        boolean undone = changed.isPresent() && brings.filter(left -> left.minor() <= 0).isPresent();
        return new Happening(first.at(), own, List.of(person(own, cause, position)), "", brings, order, undone,
                changed, source(first));
    }

    /// The first of them that names anybody.
    private PersonFacts person(List<Event> own, Event cause, long position) {
        PersonFacts them = index.personOf(cause, position);
        for (Event other : own) {
            if (them.events().size() + them.contacts().size() > 1 || other.id().equals(cause.id())) {
                continue;
            }
            them = index.personOf(other, position);
        }
        return them;
    }

    /// The order as the books have it, by the same rules.
    private static Optional<Journey> booked(List<Event> sales) {
        Journeys journeys = Journeys.of(sales);
        boolean plain = journeys.unmatchedRefunds().stream()
                .noneMatch(refund -> refund.why() == Unmatched.NO_ORDER);
        return plain
                ? journeys.all().stream().filter(each -> each.conversion().kind() == Journey.Kind.ORDER).findFirst()
                : Optional.empty();
    }

    private static boolean claims(Event event) {
        return event.sale().filter(sale -> sale.kind() == Sale.Kind.ORDER).isPresent();
    }

    private static boolean repays(Event event) {
        return event.sale().filter(sale -> sale.kind() != Sale.Kind.ORDER).isPresent();
    }

    private static Conversion.Source source(Event event) {
        if (event.type() == Event.Type.SCREEN) {
            return Conversion.Source.APP;
        }
        return event.landing().url().isEmpty() ? Conversion.Source.OTHER : Conversion.Source.WEB;
    }

    private Optional<Happening> contact(Contact cause, Rule rule, Wish wish) {
        Contact latest = index.contact(cause.client(), ClientIndex.key(cause)).orElse(cause);
        Instant at = DealStages.reached(latest, rule.when()).orElse(wish.happened());
        return Optional.of(new Happening(at, List.of(), List.of(index.personOf(latest, wish.cause())), latest.email(),
                Optional.empty(), Optional.empty(), false, Optional.empty(), Conversion.Source.CRM));
    }

    private Optional<Happening> deal(Deal cause, Rule rule, Wish wish) {
        List<Deal> versions = index.versions(cause.client(), ClientIndex.key(cause)).stream()
                .map(ClientIndex.Version::deal).toList();
        Deal latest = Optional.ofNullable(Latest.deals(versions).get(ClientIndex.key(cause))).orElse(cause);
        Instant at = versions.stream()
                .flatMap(version -> DealStages.reached(version, rule.when(), wish.happened()).stream())
                .min(Instant::compareTo).orElse(wish.happened());
        boolean undone = rule.when() instanceof Trigger.OnDeal wanted && latest.status() != wanted.status();
        String email = latest.emails().stream().filter(each -> !PersonFacts.erased(each)).findFirst()
                .orElse("");
        return Optional.of(new Happening(at, List.of(), index.peopleOf(latest, wish.cause()), email, latest.amount(),
                Optional.empty(), undone, latest.modifiedAt(), Conversion.Source.CRM));
    }
}
