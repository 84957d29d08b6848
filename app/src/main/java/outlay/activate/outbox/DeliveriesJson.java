package outlay.activate.outbox;

import java.util.List;
import java.util.Optional;
import outlay.store.DeliveryPlace;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.KeptReceipt;
import outlay.web.Place;
import tools.jackson.databind.node.ObjectNode;

/// Deliveries, as the API says them.
final class DeliveriesJson {
    private static final int PLACE_PARTS = 4;

    private DeliveriesJson() {}

    /// Where a row stands, as `after` takes it.
    static String place(KeptDelivery row) {
        DeliveryPlace place = DeliveryPlace.of(row);
        return Place.text(place.millis(), place.key(), place.account(), place.change());
    }

    static DeliveryPlace place(String text) {
        List<String> parts = Place.parts(text, PLACE_PARTS);
        return new DeliveryPlace(Long.parseLong(parts.get(0)), parts.get(1), parts.get(2),
                Integer.parseInt(parts.get(3)));
    }

    static void row(ObjectNode into, KeptDelivery row) {
        into.put("account", row.wish().account()).put("conversion", row.wish().conversion())
                .put("change", row.wish().change()).put("rule", row.wish().rule())
                .put("state", row.state().label()).put("reason", row.reason())
                .put("destination", row.destination()).put("attempts", row.stand().attempts())
                .put("came", row.came().toString()).put("at", row.stand().at().toString());
    }

    static void receipt(ObjectNode into, KeptReceipt receipt) {
        into.put("number", receipt.number()).put("at", receipt.at().toString()).put("attempt", receipt.attempt())
                .put("destination", receipt.destination()).put("outcome", receipt.outcome())
                .put("code", receipt.code()).put("status", receipt.status()).put("request_id", receipt.requestId())
                .put("fingerprint", receipt.fingerprint()).put("evidence", receipt.evidence());
        receipt.fields().forEach(field -> into.withArray("fields").add(field));
        into.withArray("fields");
    }

    static void health(ObjectNode into, DeliveryHealth health, Optional<KeptPause> pause, Matched matched) {
        into.put("account", health.account()).put("wished", health.wished()).put("eligible", health.eligible())
                .put("consented", health.consented()).put("sent", health.sent()).put("accepted", health.accepted())
                .put("waiting", health.waiting())
                .put("oldest", health.oldest().map(Object::toString).orElse(""))
                .put("p50_seconds", health.p50().toSeconds()).put("p95_seconds", health.p95().toSeconds())
                .put("paused", pause.map(KeptPause::reason).orElse("")).put("advice", health.advice().orElse(""));
        into.put("key", health.key().orElse(""));
        health.budget().ifPresent(budget -> into.putObject("budget").put("target_percent", budget.target().toString())
                .put("delivered", budget.delivered()).put("missed", budget.missed())
                .put("share_percent", budget.share().toString()).put("burn", budget.burn().toString())
                .put("spent_percent", budget.spentPercent())
                .put("burn_today", health.today().map(Budget::burn).map(Object::toString).orElse("")));
        matched.put(into);
        ObjectNode missing = into.putObject("missing_percent");
        health.missing().forEach(missing::put);
    }
}
