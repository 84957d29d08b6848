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
import tools.jackson.databind.node.JsonNodeFactory;

/// Where webhooks find conversions: in the log, which is read on from where what was found has been kept.
///
/// What happened long before it came in is history from a file, of which `import.done` tells. A message says what was
/// earned and when, and not whose it is or under which number: the books tell that to who may ask.
final class RecordedConversions implements Source {
    private static final Duration NEWS = Duration.ofDays(7);
    /// In one look; the next goes on.
    private static final int MOST_AT_ONCE = 10_000;

    private final Log log;
    private final Map<ClientId, Long> kept = new HashMap<>();
    private final Map<ClientId, Long> given = new HashMap<>();

    /// @param log as reports read it
    RecordedConversions(Log log) {
        this.log = log;
    }

    @Override
    public Set<outlay.notify.Event> events() {
        return EnumSet.of(outlay.notify.Event.CONVERSION_RECORDED);
    }

    @Override
    public List<Happening> since(ClientId client, Instant from) {
        List<Happening> found = new ArrayList<>();
        long position = kept.getOrDefault(client, 0L);
        // What is read on is news; at the first look most of the log is not.
        Instant earliest = kept.containsKey(client) ? Instant.EPOCH : from;
        try (Log.Cursor cursor = log.read(position)) {
            while (found.size() < MOST_AT_ONCE && cursor.next()) {
                position = cursor.nextPosition();
                Log.Head head = cursor.head();
                if (head.client().equals(client) && !head.receivedAt().isBefore(earliest)) {
                    happening(cursor, position).ifPresent(found::add);
                }
            }
        }
        given.put(client, position);
        return found;
    }

    @Override
    public void kept(ClientId client) {
        Optional.ofNullable(given.remove(client)).ifPresent(position -> kept.put(client, position));
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
