package outlay.activate.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outlay.store.KeptDelivery;
import outlay.store.Lane;
import outlay.store.OutboxStore;

/// Conversions with their changes.
final class Families {
    private Families() {}

    /// Of those among `rows` that have changes, or are some, all rows, by their keys.
    static Map<String, List<KeptDelivery>> of(OutboxStore store, Lane lane, List<KeptDelivery> rows) {
        Set<String> all = new TreeSet<>();
        rows.forEach(row -> all.add(row.key()));
        Set<String> keys = new TreeSet<>(store.changed(lane, all));
        rows.stream().filter(row -> row.wish().change() > 0).forEach(row -> keys.add(row.key()));
        return store.of(lane, keys).stream().collect(Collectors.groupingBy(KeptDelivery::key));
    }
}
