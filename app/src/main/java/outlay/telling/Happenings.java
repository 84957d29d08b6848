package outlay.telling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.activate.Conversion;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.StageEntry;
import outlay.identity.Latest;
import outlay.journey.Journey;
import outlay.journey.Journeys;
import outlay.journey.Journeys.Unmatched;
import outlay.live.Retractions;
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
        Retractions retracted = index.retracted(cause.client());
        boolean counts = retracted.counts(wish.cause(), cause);
        if (cause instanceof Event event) {
            return Optional.of(event(event, wish, retracted, counts));
        }
        if (cause instanceof Contact contact) {
            return contact(ClientIndex.key(contact), Optional.of(contact), rule, wish, counts);
        }
        if (cause instanceof Deal deal) {
            return deal(ClientIndex.key(deal), Optional.of(deal), rule, wish, counts);
        }
        if (cause instanceof StageEntry entry) {
            String record = ClientIndex.record(entry);
            return entry.of() == StageEntry.Of.DEAL
                    ? deal(record, Optional.empty(), rule, wish, counts)
                    : contact(record, Optional.empty(), rule, wish, counts);
        }
        return Optional.empty();
    }

    private Happening event(Event cause, Wish wish, Retractions retracted, boolean counts) {
        List<PersonFacts.At> said = ConversionIds.order(cause).map(id -> index.sales(cause.client(), id))
                .orElse(List.of());
        List<Event> sales = said.stream().filter(at -> retracted.counts(at.position(), at.event()))
                .map(PersonFacts.At::event).toList();
        List<Event> own = claims(sales, counts ? Optional.of(cause) : Optional.empty());
        List<Event> gone = claims(said.stream().map(PersonFacts.At::event).toList(), Optional.of(cause));
        boolean back = own.isEmpty() && !gone.isEmpty();
        List<Event> tell = back ? gone : own;
        Event first = tell.isEmpty() ? cause : tell.getFirst();
        Optional<Journey> booked = cause.sale().isPresent()
                ? booked(sales.isEmpty() ? tell : sales)
                : Optional.empty();
        Optional<Money> brings = booked.map(journey -> journey.conversion().refunds().stream()
                .map(Journey.Refund::value).reduce(journey.conversion().value(), Money::minus));
        Optional<Instant> repaid = booked.flatMap(journey -> journey.conversion().refunds().stream()
                .map(Journey.Refund::at).max(Instant::compareTo));
        boolean undone = repaid.isPresent() && brings.filter(left -> left.minor() <= 0).isPresent();
        return new Happening(first.at(), tell, List.of(person(tell, cause, wish.cause())), "", brings,
                ConversionIds.order(cause), back ? Optional.of(Untold.IMPORT_UNDONE) : undone(undone),
                back ? Optional.of(wish.happened()) : repaid, source(first));
    }

    private static Optional<Untold> undone(boolean undone) {
        return undone ? Optional.of(Untold.UNDONE) : Optional.empty();
    }

    /// What says that it happened, in time.
    ///
    /// @param cause one that may be among them and may be none
    private static List<Event> claims(List<Event> sales, Optional<Event> cause) {
        List<Event> claims = new ArrayList<>(sales.stream().filter(Happenings::claims).toList());
        cause.filter(event -> !repays(event) && claims.stream().noneMatch(claim -> claim.id().equals(event.id())))
                .ifPresent(claims::add);
        claims.sort(IN_TIME);
        return claims;
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

    /// @param cause  the version that made somebody wish, unless a line of the record's history did
    /// @param counts whether that, or that line, counts
    private Optional<Happening> contact(String key, Optional<Contact> cause, Rule rule, Wish wish, boolean counts) {
        Optional<Contact> known = index.contact(wish.client(), key);
        Optional<Instant> reached = known.flatMap(contact -> DealStages.reached(contact, rule.when()));
        reached = earlier(reached, DealStages.reached(history(StageEntry.Of.CONTACT, key, wish), rule.when()));
        boolean back = known.isEmpty() || reached.isEmpty() && !counts;
        Instant at = reached.orElse(wish.happened());
        return known.or(() -> cause).map(latest -> new Happening(at, List.of(),
                List.of(index.personOf(latest, wish.cause())), latest.email(), Optional.empty(), Optional.empty(),
                back ? Optional.of(Untold.IMPORT_UNDONE) : Optional.empty(),
                back ? Optional.of(wish.happened()) : Optional.empty(), Conversion.Source.CRM));
    }

    private Optional<Happening> deal(String key, Optional<Deal> cause, Rule rule, Wish wish, boolean counts) {
        Retractions retracted = index.retracted(wish.client());
        List<Deal> versions = index.versions(wish.client(), key).stream()
                .filter(version -> retracted.counts(version.position(), version.deal()))
                .map(ClientIndex.Version::deal).toList();
        List<StageEntry> history = history(StageEntry.Of.DEAL, key, wish);
        Optional<Instant> reached = versions.stream()
                .flatMap(version -> DealStages.reached(version, rule.when(), wish.happened()).stream())
                .min(Instant::compareTo);
        reached = earlier(reached, DealStages.reached(history, rule.when()));
        boolean back = versions.isEmpty() || reached.isEmpty() && !counts;
        Instant at = reached.orElse(wish.happened());
        return Optional.ofNullable(Latest.deals(Stream.<Fact>concat(versions.stream(), history.stream()).toList())
                .get(key)).or(() -> cause).map(latest -> deal(latest, at, back, rule, wish));
    }

    private Happening deal(Deal latest, Instant at, boolean back, Rule rule, Wish wish) {
        String email = latest.emails().stream().filter(each -> !PersonFacts.erased(each)).findFirst()
                .orElse("");
        boolean undone = rule.when() instanceof Trigger.OnDeal wanted && latest.status() != wanted.status();
        return new Happening(at, List.of(), index.peopleOf(latest, wish.cause()), email, latest.amount(),
                Optional.empty(), back ? Optional.of(Untold.IMPORT_UNDONE) : undone(undone),
                back ? Optional.of(wish.happened()) : latest.modifiedAt(), Conversion.Source.CRM);
    }

    /// What counts of it.
    private List<StageEntry> history(StageEntry.Of of, String record, Wish wish) {
        Retractions retracted = index.retracted(wish.client());
        return index.entered(wish.client(), of, record).stream()
                .filter(entered -> retracted.counts(entered.position(), entered.entry()))
                .map(ClientIndex.Entered::entry).toList();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }
}
