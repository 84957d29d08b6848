package outlay.collect;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.log.Entry;

/// How many lines of each file lie in quarantine, by reason.
final class KeptLines {
    /// The id of a line of a file; lines of requests begin otherwise.
    private static final Pattern OF_FILE = Pattern.compile("kept/([0-9a-f]{16})/\\d+/[0-9a-f]{16}");

    private final Map<String, SortedMap<Refusal, Integer>> counts = new HashMap<>();

    void take(Entry entry) {
        Matcher id = OF_FILE.matcher(entry.id());
        if (id.matches()) {
            counts.computeIfAbsent(id.group(1), added -> new TreeMap<>()).merge(Quarantine.of(entry).reason(), 1,
                    Integer::sum);
        }
    }

    SortedMap<Refusal, Integer> of(String fileSha256) {
        return Collections.unmodifiableSortedMap(counts.getOrDefault(
                fileSha256.substring(0, Math.min(Quarantine.ID_DIGITS, fileSha256.length())), new TreeMap<>()));
    }
}
