package outlay.activate.outbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import outlay.activate.Account;
import outlay.activate.ConversionsOut;
import outlay.activate.Destination;
import outlay.activate.Mapping;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.json.Json;
import outlay.store.Began;
import outlay.store.KeptDelivery;
import outlay.store.Lane;
import outlay.store.OutboxStore;

/// Makes calls of what is due in a lane.
final class Planning {
    private final Lane lane;
    private final OutboxStore store;
    private final Deciding deciding;

    /// Those that may share a call.
    private record Load(String destination, int most) {}

    /// One that is to be sent.
    private record Chosen(KeptDelivery row, ConversionsOut out, Decision.Send send) {}

    Planning(Lane lane, OutboxStore store, Deciding deciding) {
        this.lane = lane;
        this.store = store;
        this.deciding = deciding;
    }

    /// Decides on each row. Those that end or wait do so in `step`; those that are to be sent begin there as far as
    /// they fit into the calls that may be made, and the rest is left as it was.
    ///
    /// @param most how many calls may begin
    List<Flight> sends(Step step, List<KeptDelivery> rows, ConversionsOut out, Account account, int most) {
        Map<String, List<KeptDelivery>> families = Families.of(store, lane, rows);
        Map<Load, List<Chosen>> loads = new LinkedHashMap<>();
        for (KeptDelivery row : rows) {
            List<KeptDelivery> family = families.getOrDefault(row.key(), List.of());
            switch (deciding.of(row, family, out, account, step.now())) {
                case Decision.End end -> step.end(row, end);
                case Decision.Wait wait -> step.wait(row, wait.until(), wait.why());
                case Decision.Send send -> {
                    ConversionsOut to = row.wish().change() > 0 ? out.changes() : out;
                    loads.computeIfAbsent(load(row, to), any -> new ArrayList<>()).add(new Chosen(row, to, send));
                }
            }
        }
        List<Flight> flights = new ArrayList<>();
        for (Map.Entry<Load, List<Chosen>> each : loads.entrySet()) {
            List<Chosen> all = each.getValue();
            for (int from = 0; from < all.size() && flights.size() < most; from += each.getKey().most()) {
                flights.add(flight(step,
                        all.subList(from, Math.min(all.size(), from + each.getKey().most()))));
            }
        }
        return flights;
    }

    /// Decides on each row, and sends none: those that end or wait do so in `step`.
    void ends(Step step, List<KeptDelivery> rows, Destination out, Account account) {
        Map<String, List<KeptDelivery>> families = Families.of(store, lane, rows);
        for (KeptDelivery row : rows) {
            switch (deciding.of(row, families.getOrDefault(row.key(), List.of()), out, account, step.now())) {
                case Decision.End end -> step.end(row, end);
                case Decision.Wait wait -> step.wait(row, wait.until(), wait.why());
                case Decision.Send _ -> {
                    // It can be told, and is when something can be.
                }
            }
        }
    }

    private static Load load(KeptDelivery row, ConversionsOut out) {
        int most = out.terms().most();
        int own = row.stand().most();
        return new Load(out.label(), own > 0 && own < most ? own : most);
    }

    private static Flight flight(Step step, List<Chosen> all) {
        ConversionsOut out = all.getFirst().out();
        List<Flight.Item> items = new ArrayList<>();
        for (Chosen each : all) {
            Decision.Send send = each.send();
            Began began = new Began(each.row().with(each.row().stand().begun(step.now())), out.label(),
                    fingerprint(send.ready()), fields(out.mapping(), send.ready()),
                    Told.of(send.conversion(), send.evidence()).json());
            step.begin(began);
            items.add(new Flight.Item(began.kept(), List.of(send.ready()), send.evidence()));
        }
        return Flight.sending(out, items, step.now());
    }

    /// Calls that ask what became of earlier ones.
    ///
    /// @param underWay the calls that are being asked about
    static List<Flight> asks(List<KeptDelivery> pending, ConversionsOut out, Set<String> underWay, Instant now,
            int most) {
        Map<String, List<Flight.Item>> calls = new TreeMap<>();
        for (KeptDelivery row : pending) {
            row.stand().call().map(KeptDelivery.Place::requestId).filter(id -> !underWay.contains(id))
                    .ifPresent(id -> calls.computeIfAbsent(id, any -> new ArrayList<>())
                            .add(new Flight.Item(row, List.of(), "")));
        }
        return calls.entrySet().stream().limit(most)
                .map(call -> new Flight(out, call.getValue(), now, call.getKey())).toList();
    }

    static String fingerprint(Ready ready) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.bytes(ready.item())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> fields(Mapping mapping, Ready ready) {
        return mapping.rows().stream().map(Row::path).filter(path -> Mapping.at(ready.item(), path).isPresent())
                .toList();
    }
}
