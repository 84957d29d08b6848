package outlay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.notify.Happening;
import outlay.notify.Source;
import outlay.store.WebhookStore;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where webhooks find conversions: in the log, which is read on from where what was found has been kept, also by the
/// process before this one. That place is written down behind what was kept, never before: after a crash in between,
/// what was kept is come across again and kept once. The log is read from its beginning only for a client whose
/// webhooks never asked for conversions before.
///
/// What happened long before it came in is history from a file, of which `import.done` tells. A message says what was
/// earned and when, and not whose it is or under which number: the books tell that to who may ask.
final class RecordedConversions implements Source {
    private static final Duration NEWS = Duration.ofDays(7);
    /// In one look; the next goes on.
    private static final int MOST_AT_ONCE = 10_000;
    /// Where nothing is found the place is written down only so often: reading so much again costs next to nothing, and
    /// a write for each client and look would.
    static final long FAR = 10_000;
    private static final String EVENT = outlay.notify.Event.CONVERSION_RECORDED.label();

    private final Log log;
    private final WebhookStore places;
    private final Map<ClientId, Long> kept = new HashMap<>();
    private final Map<ClientId, Long> written = new HashMap<>();
    private final Map<ClientId, Given> given = new HashMap<>();

    /// What was given last.
    ///
    /// @param position where to read on
    /// @param anything whether there was anything
    private record Given(long position, boolean anything) {}

    /// @param log    as reports read it
    /// @param places where it is kept how far it was read
    RecordedConversions(Log log, WebhookStore places) {
        this.log = log;
        this.places = places;
    }

    @Override
    public Set<outlay.notify.Event> events() {
        return EnumSet.of(outlay.notify.Event.CONVERSION_RECORDED);
    }

    @Override
    public List<Happening> since(ClientId client, Instant from) {
        List<Happening> found = new ArrayList<>();
        Optional<Long> place = place(client);
        long position = place.orElse(0L);
        // What is read on is news; at the very first look most of the log is not.
        Instant earliest = place.isPresent() ? Instant.EPOCH : from;
        try (Log.Cursor cursor = log.read(position)) {
            while (found.size() < MOST_AT_ONCE && cursor.next()) {
                position = cursor.nextPosition();
                Log.Head head = cursor.head();
                if (head.client().equals(client) && !head.receivedAt().isBefore(earliest)) {
                    happening(cursor, position).ifPresent(found::add);
                }
            }
        }
        given.put(client, new Given(position, !found.isEmpty()));
        return found;
    }

    private Optional<Long> place(ClientId client) {
        if (!kept.containsKey(client)) {
            // Behind the end there is no place: the log is not the one that the tables were written beside.
            places.place(client, EVENT).filter(position -> position <= log.end()).ifPresent(position -> {
                kept.put(client, position);
                written.put(client, position);
            });
        }
        return Optional.ofNullable(kept.get(client));
    }

    @Override
    public void kept(ClientId client) {
        Optional.ofNullable(given.remove(client)).ifPresent(last -> {
            kept.put(client, last.position());
            if (last.anything() || last.position() - written.getOrDefault(client, 0L) >= FAR) {
                places.readTo(client, EVENT, last.position());
                written.put(client, last.position());
            }
        });
    }

    private static Optional<Happening> happening(Log.Cursor cursor, long version) {
        return switch (cursor.head().kind()) {
            case EVENT, DEAL -> happening(FactCodec.decode(cursor.entry()), cursor.head().receivedAt(), version);
            case SPEND_ROW, IMPORT, CONTACT, RATE, QUARANTINE, LIFT_TEST, WITHDRAWAL, UNDO, COLUMN_MAPPING, COMPANY,
                    STAGE_ENTRY, BROUGHT, REACH ->
                Optional.empty();
        };
    }

    private static Optional<Happening> happening(Fact fact, Instant came, long version) {
        if (fact instanceof Event event && event.countsAsSale()) {
            return event.sale().filter(sale -> sale.kind() == Sale.Kind.ORDER)
                    .flatMap(sale -> happening(fact, "order", sale.orderId(), sale.value(), event.at(), came, version));
        }
        if (fact instanceof Deal deal && deal.status() == Deal.Status.WON) {
            return deal.amount().flatMap(amount -> deal.closedAt().flatMap(at -> happening(fact, "deal",
                    deal.crm() + "/" + deal.dealId(), amount, at, came, version)));
        }
        return Optional.empty();
    }

    /// One for each order and deal, however often it comes in.
    private static Optional<Happening> happening(Fact fact, String kind, String id, Money value, Instant at,
            Instant came, long version) {
        return at.isBefore(came.minus(NEWS))
                ? Optional.empty()
                : Optional.of(new Happening(fact.client(), outlay.notify.Event.CONVERSION_RECORDED, kind + "\n" + id,
                        came, JsonNodeFactory.instance.objectNode().put("kind", kind).put("value", value.amount())
                                .put("currency", value.currency().code()).put("happened_at", at.toString())
                                .put("version", version)));
    }
}
