package outlay.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What one look through a whole segment finds: its entries, where they end, and what is damaged.
///
/// The end of the last segment is where a crash can leave half of a group: that is cut off, back to the last entry
/// before the first gap, because none of the group was answered for. A gap is damage, and what follows it is kept,
/// only where something proves that the gap had been synced: an entry of a later group, a later segment, or the mark
/// of an orderly close.
final class SegmentScan {
    /// @param at        from which byte
    /// @param to        up to which byte
    /// @param missed    the first position that is lost
    /// @param next      behind the last position that is lost
    /// @param countThen how many entries lay before it
    record Gap(long at, long to, long missed, long next, int countThen) {}

    private final Contents contents;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Gap> unproven = new ArrayList<>();
    private long end;
    private long next;

    private SegmentScan(long first) {
        this.contents = new Contents(first);
        this.end = SegmentHeader.BYTES;
        this.next = first;
    }

    /// @param syncedNext positions below this one are known to have been synced; where the segment is not the last one,
    ///                   the first position of the next segment, which voids everything from there on
    /// @param sealed     whether a later segment exists
    static SegmentScan of(SegmentReader reader, long first, long fileBytes, OptionalLong syncedNext, boolean sealed,
            Fingerprint.Maker maker) throws IOException {
        SegmentScan scan = new SegmentScan(first);
        long synced = syncedNext.orElse(first);
        while (reader.next() && !(sealed && reader.position() >= synced)) {
            scan.add(reader, maker);
        }
        scan.settle(synced);
        if (scan.next < synced) {
            scan.gaps.add(new Gap(scan.end, Math.max(scan.end, fileBytes), scan.next, synced, scan.contents.count()));
            scan.next = synced;
        }
        return scan;
    }

    private void add(SegmentReader reader, Fingerprint.Maker maker) {
        if (reader.hasHole()) {
            unproven.add(new Gap(reader.holeStart(), reader.frameStart(), reader.missedFrom(), reader.position(),
                    contents.count()));
        }
        if (!unproven.isEmpty()) {
            prove(reader.groupFirst());
        }
        Entry entry = reader.entry();
        byte[] client = entry.client().value().getBytes(StandardCharsets.US_ASCII);
        byte[] id = entry.id().getBytes(StandardCharsets.UTF_8);
        Fingerprint key = maker.key(client, id, reader.isConflict() ? Frame.CONFLICT_FLAG : 0);
        Fingerprint content = maker.content(entry.kind(), entry.body());
        contents.add(key.high(), key.low(), content.high(), content.low(), reader.position(), reader.frameStart());
        end = reader.offset();
        next = reader.expected();
    }

    /// Everything below `synced` had been synced: gaps there are damage.
    private void prove(long synced) {
        while (!unproven.isEmpty() && unproven.getFirst().missed() < synced) {
            gaps.add(unproven.removeFirst());
        }
    }

    private void settle(long synced) {
        prove(synced);
        if (!unproven.isEmpty()) {
            Gap torn = unproven.getFirst();
            contents.cut(torn.countThen());
            end = torn.at();
            next = torn.missed();
        }
    }

    Contents contents() {
        return contents;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /// The byte behind the last entry that counts.
    long end() {
        return end;
    }

    long next() {
        return next;
    }
}
