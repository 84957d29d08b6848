package outlay.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.SpendRow;

/// What one import says of one account, level and day: of which entities, as fingerprints, and how much spend.
///
/// It has to find every pair of which the ledger says that the later replaces the earlier. Entities are therefore known
/// by id and by name, since the ledger falls back to names where one of two reports has no ids. Finding a pair too many
/// costs a warning or a repeated import, and changes no figure.
final class Coverage {
    private static final Pattern SEGMENT_VALUE = Pattern.compile("=[^;]*");

    private final String importId;
    private final Map<Currency, Micros> spend = new HashMap<>(2);
    private final Set<String> cuts = new HashSet<>(2);
    private final Fingerprints entities = new Fingerprints();
    private final Fingerprints segments = new Fingerprints();

    Coverage(String importId) {
        this.importId = importId;
    }

    String importId() {
        return importId;
    }

    Map<Currency, Micros> spend() {
        return spend;
    }

    void add(SpendRow row) {
        SpendRow.Entity entity = row.entity();
        long byId = fingerprint(SegmentEvent.first(entity.campaignId(), entity.campaignName()),
                SegmentEvent.first(entity.adGroupId(), entity.adGroupName()),
                SegmentEvent.first(entity.adId(), entity.adName()), entity.keyword());
        long byName = fingerprint(SegmentEvent.first(entity.campaignName(), entity.campaignId()),
                SegmentEvent.first(entity.adGroupName(), entity.adGroupId()),
                SegmentEvent.first(entity.adName(), entity.adId()), entity.keyword());
        entities.add(byId);
        entities.add(byName);
        segments.add(mixed(byId, row.segment()));
        segments.add(mixed(byName, row.segment()));
        cuts.add(row.segment().isEmpty() ? "" : SEGMENT_VALUE.matcher(row.segment()).replaceAll(""));
        spend.merge(row.spend().currency(), row.spend(), Micros::plus);
    }

    void close() {
        entities.close();
        segments.close();
    }

    /// Whether both speak of a same entity: within the same segment where both are cut alike (by device, say), in any
    /// segment where they are not.
    boolean shares(Coverage other) {
        return cuts.size() == 1 && cuts.equals(other.cuts)
                ? segments.meet(other.segments)
                : entities.meet(other.entities);
    }

    private static long fingerprint(String... parts) {
        long hash = 0xcbf29ce484222325L;
        for (String part : parts) {
            hash = mixed(hash, part);
        }
        return hash;
    }

    /// FNV-1a over 64 bits: two of a million entities meet once in 37 million such sets.
    private static long mixed(long hash, String text) {
        long mixed = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            mixed = (mixed ^ b & 0xff) * 0x100000001b3L;
        }
        return (mixed ^ 0xff) * 0x100000001b3L;
    }

    /// A set of numbers, in order once it is closed.
    private static final class Fingerprints {
        private long[] numbers = new long[2];
        private int size;

        void add(long number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        void close() {
            numbers = Arrays.stream(numbers, 0, size).sorted().distinct().toArray();
            size = numbers.length;
        }

        boolean meet(Fingerprints other) {
            int mine = 0;
            int theirs = 0;
            while (mine < size && theirs < other.size) {
                int order = Long.compare(numbers[mine], other.numbers[theirs]);
                if (order == 0) {
                    return true;
                }
                mine += order < 0 ? 1 : 0;
                theirs += order > 0 ? 1 : 0;
            }
            return false;
        }
    }
}
