package outlay;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.activate.outbox.Told;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.privacy.ErasureRecord;
import outlay.privacy.Recipients;
import outlay.store.OutboxStore;

/// Whom a person's data was told, by what was kept when it was.
public record ToldRecipients(OutboxStore outbox) implements Recipients {
    @Override
    public List<ErasureRecord.Recipient> of(ClientId client, Collection<Identifier> person) {
        Set<Identifier> sought = new HashSet<>(person);
        Map<String, Set<String>> told = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        outbox.of(client).told((row, json) -> {
            if (Told.read(json).identifiers().stream().anyMatch(sought::contains)) {
                String to = row.destination() + " (account " + row.wish().account() + ")";
                told.computeIfAbsent(to, any -> new TreeSet<>()).addAll(row.fields());
                counts.merge(to, 1, Integer::sum);
            }
        });
        return told.entrySet().stream().map(each -> new ErasureRecord.Recipient(each.getKey(), counts.get(each.getKey())
                + " conversions with " + String.join(", ", each.getValue()))).toList();
    }
}
