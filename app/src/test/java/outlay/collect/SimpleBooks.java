package outlay.collect;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;

/// The spend that counts by the ledger's rule, written down once more and simply: by day, account and campaign.
final class SimpleBooks {
    private SimpleBooks() {}

    static SortedMap<String, Long> of(MemoryLog log) {
        List<Fact> facts = log.entries().stream().filter(entry -> entry.kind() != Entry.Kind.QUARANTINE)
                .map(FactCodec::decode).toList();
        SortedMap<String, SortedMap<String, Long>> days = new TreeMap<>();
        for (Fact done : facts) {
            if (done instanceof Import mark) {
                SortedMap<String, SortedMap<String, Long>> brought = new TreeMap<>();
                for (Fact fact : facts) {
                    if (fact instanceof SpendRow row && row.importId().equals(mark.id())) {
                        brought.computeIfAbsent(row.day() + " " + row.platform() + " " + row.accountId(),
                                d -> new TreeMap<>())
                                .merge(row.entity().campaignId() + "#" + mark.id(), row.spend().micros(), Long::sum);
                    }
                }
                brought.forEach((day, rows) -> {
                    SortedMap<String, Long> standing = days.computeIfAbsent(day, d -> new TreeMap<>());
                    List<String> replaced = standing.keySet().stream().filter(old -> rows.keySet().stream()
                            .anyMatch(now -> campaign(now).equals(campaign(old)))).map(old -> old.split("#")[1])
                            .toList();
                    standing.keySet().removeIf(old -> replaced.contains(old.split("#")[1]));
                    standing.putAll(rows);
                });
            }
        }
        SortedMap<String, Long> books = new TreeMap<>();
        days.forEach((day, rows) -> rows.forEach((key, micros) -> books.put(day + " " + campaign(key), micros)));
        return books;
    }

    private static String campaign(String key) {
        return key.split("#")[0];
    }
}
