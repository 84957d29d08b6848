package outlay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import outlay.agency.SentReport;
import outlay.alerting.AlertBook;
import outlay.alerting.KeptAlert;
import outlay.base.ClientId;
import outlay.collect.Importer;
import outlay.fact.Import;
import outlay.log.Log;
import outlay.notify.Event;
import outlay.notify.Happening;
import outlay.notify.Source;
import outlay.store.AgencyStore;
import outlay.store.BadEnd;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.WebhookStore;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where webhooks find what has happened: in the book of alerts, the tables of imports, the log, the receipts, the
/// reports that were mailed.
///
/// @param events that it tells of
/// @param read   what has happened of a client since a moment
record Happenings(Set<Event> events, BiFunction<ClientId, Instant, List<Happening>> read) implements Source {
    /// An import counts from when it began, and is there once it has ended.
    private static final Duration LONGEST_IMPORT = Duration.ofHours(6);
    /// By then every receipt of a minute has been kept.
    private static final Duration MINUTE_IS_OVER = Duration.ofMinutes(2);
    private static final String REJECTED = "rejected";

    /// @param log as reports read it
    static List<Source> all(AlertBook alerts, Store store, Importer importer, OutboxStore outbox, Log log,
            Clock clock) {
        return List.of(ofAlerts(alerts), ofImports(store), ofUndone(importer),
                ofDeliveries(store.webhooks(), clock), ofPauses(outbox), new RecordedConversions(log, store.webhooks()),
                ofReports(store.agency()));
    }

    @Override
    public List<Happening> since(ClientId client, Instant from) {
        return read.apply(client, from);
    }

    private static Source ofAlerts(AlertBook book) {
        return new Happenings(EnumSet.of(Event.ALERT_OPENED, Event.ALERT_CLOSED), (client, from) -> {
            List<Happening> all = new ArrayList<>();
            for (KeptAlert alert : book.list()) {
                if (alert.client().equals(client.value())) {
                    String key = alert.kind() + "\n" + alert.subject() + "\n" + alert.openedAt();
                    if (!alert.openedAt().isBefore(from)) {
                        all.add(new Happening(client, Event.ALERT_OPENED, key, alert.openedAt(), node(alert)));
                    }
                    alert.closedAt().filter(at -> !at.isBefore(from)).ifPresent(at -> all.add(new Happening(client,
                            Event.ALERT_CLOSED, key, at, node(alert).put("closed_at", at.toString()))));
                }
            }
            return all;
        });
    }

    private static ObjectNode node(KeptAlert alert) {
        return JsonNodeFactory.instance.objectNode().put("kind", alert.kind()).put("subject", alert.subject())
                .put("detail", alert.detail()).put("currency", alert.currency().isEmpty() ? null : alert.currency())
                .put("at_stake", alert.amount().isEmpty() ? null : alert.amount())
                .put("opened_at", alert.openedAt().toString());
    }

    private static Source ofImports(Store store) {
        return new Happenings(EnumSet.of(Event.IMPORT_DONE), (client, from) -> store.of(client).imports().stream()
                .filter(done -> done.at().isAfter(from.minus(LONGEST_IMPORT)))
                .map(done -> new Happening(client, Event.IMPORT_DONE, done.id(), done.at(), node(done))).toList());
    }

    private static Source ofUndone(Importer importer) {
        return new Happenings(EnumSet.of(Event.IMPORT_UNDONE), (client, from) -> importer.catalogues().ask(client,
                catalogue -> catalogue.imports().stream().flatMap(done -> catalogue.undoneAt(done.id())
                        .filter(at -> !at.isBefore(from)).map(at -> new Happening(client, Event.IMPORT_UNDONE,
                                done.id(), at, node(done)))
                        .stream()).toList()));
    }

    private static ObjectNode node(Import done) {
        return JsonNodeFactory.instance.objectNode().put("id", done.id()).put("file", done.fileName())
                .put("kind", done.kind().name().toLowerCase(Locale.ROOT)).put("format", done.format())
                .put("rows", done.rows()).put("imported_at", done.at().toString());
    }

    /// One a minute, account and kind of end, with the reasons counted.
    private static Source ofDeliveries(WebhookStore store, Clock clock) {
        return new Happenings(EnumSet.of(Event.DELIVERY_REJECTED, Event.DELIVERY_EXPIRED), (client, from) -> {
            Map<List<Object>, Happening> all = new LinkedHashMap<>();
            for (BadEnd end : store.badEnds(client, from, clock.instant().minus(MINUTE_IS_OVER))) {
                Event event = end.outcome().equals(REJECTED) ? Event.DELIVERY_REJECTED : Event.DELIVERY_EXPIRED;
                ObjectNode data = all.computeIfAbsent(List.of(end.minute(), end.account(), event), key -> first(client,
                        event, end)).data();
                data.put("count", data.path("count").asLong() + end.count());
                ObjectNode reasons = (ObjectNode) data.path("reasons");
                String reason = end.code().isEmpty() ? end.outcome() : end.code();
                reasons.put(reason, reasons.path(reason).asLong(0) + end.count());
            }
            return List.copyOf(all.values());
        });
    }

    private static Happening first(ClientId client, Event event, BadEnd end) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("account", end.account())
                .put("destination", end.destination()).put("minute", end.minute().toString()).put("count", 0L);
        data.putObject("reasons");
        return new Happening(client, event, end.account() + "\n" + end.minute(), end.minute(), data);
    }

    /// No figure: an address that is known to a program is known to its log, and a page asks who opens it.
    static Source ofReports(AgencyStore store) {
        return new Happenings(EnumSet.of(Event.REPORT_READY), (client, from) -> SentReport.of(store, client, from)
                .stream().map(report -> new Happening(client, Event.REPORT_READY,
                        report.mail() + "\n" + report.period().to(), report.at(),
                        JsonNodeFactory.instance.objectNode().put("id", report.mail())
                                .put("from", report.period().from().toString())
                                .put("to", report.period().to().toString()).put("page", report.page())))
                .toList());
    }

    private static Source ofPauses(OutboxStore outbox) {
        return new Happenings(EnumSet.of(Event.DESTINATION_PAUSED), (client, from) -> outbox.pauses(client).stream()
                .filter(pause -> !pause.since().isBefore(from))
                .map(pause -> new Happening(client, Event.DESTINATION_PAUSED,
                        pause.lane().account() + "\n" + pause.since(), pause.since(),
                        JsonNodeFactory.instance.objectNode().put("account", pause.lane().account())
                                .put("reason", pause.reason())))
                .toList());
    }
}
