package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import outlay.vault.Sealing;

/// What is left of a log after its bytes have been cut, torn and flipped.
final class RecoveryTest {
    private static final Path FOLDER = Path.of("/log");
    private static final LogSettings SMALL = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(96 << 10);
    /// A little more than 64 KiB.
    private static final int ENTRIES = 160;
    private static final int CUTS = 65_536;
    private static final Path FIRST = FOLDER.resolve(SegmentHeader.nameOf(0));

    private static LocalLog open(MemoryDisk disk) throws IOException {
        return LocalLog.open(FOLDER, SMALL, disk);
    }

    private static String body(long number) {
        SplittableRandom random = new SplittableRandom(number);
        return number + " " + Long.toString(random.nextLong(), 36).repeat(1 + random.nextInt(60));
    }

    /// A segment's worth of entries in groups of different sizes, as a killed process leaves it.
    private static MemoryDisk filled(int entries) throws IOException {
        MemoryDisk disk = new MemoryDisk();
        SplittableRandom random = new SplittableRandom(3);
        MemoryDisk killed;
        try (LocalLog log = open(disk)) {
            for (int i = 0; i < entries;) {
                List<Entry> list = new ArrayList<>();
                for (int size = 1 + random.nextInt(8); size > 0 && i < entries; size--, i++) {
                    list.add(LogContract.event("id " + i, body(i)));
                }
                assertThat(log.append(list).join()).allMatch(Outcome.Stored.class::isInstance);
            }
            killed = disk.afterKill();
        }
        return killed;
    }

    private static void checkPrefix(LocalLog log, long entries) {
        assertThat(log.end()).isEqualTo(entries);
        List<String> bodies = LogContract.bodies(log, 0);
        assertThat(bodies).hasSize((int) entries);
        for (int i = 0; i < entries; i++) {
            assertThat(bodies.get(i)).isEqualTo(body(i));
        }
        assertThat(log.damages()).isEmpty();
    }

    private static SegmentScan scan(byte[] bytes) throws IOException {
        MemoryDisk disk = new MemoryDisk();
        disk.put(FIRST, bytes);
        try (Disk.DiskFile file = disk.openToRead(FIRST)) {
            SegmentHeader header = SegmentHeader.read(file, FIRST, 0).header().orElseThrow();
            SegmentReader reader = new SegmentReader(file, header.salt(), SegmentHeader.BYTES, 0, bytes.length,
                    Sealing.NONE);
            return SegmentScan.of(reader, 0, bytes.length, OptionalLong.empty(), false, new Fingerprint.Maker());
        }
    }

    /// 65,536 recoveries: every length of the segment's 64 KiB of entries, each followed by nothing or by zeros.
    @Test
    void aSegmentCutAnywhereIsAnExactPrefix() throws IOException {
        byte[] whole = filled(ENTRIES).bytes(FIRST);
        SegmentScan all = scan(whole);
        assertThat(all.end()).isGreaterThan(SegmentHeader.BYTES + CUTS);
        int entries = 0;
        for (int cut = (int) all.end() - CUTS + 1; cut <= all.end(); cut++) {
            boolean zeros = cut % 2 == 0;
            while (entries < all.contents().count() && endOf(whole, all, entries, zeros) <= cut) {
                entries++;
            }
            assertThat(scanQuickly(new CutFile(whole, cut, zeros), all, entries).next()).isEqualTo(entries);
            // With zeros behind it an entry is whole without its own; the next length may need them again.
            entries = Math.max(0, entries - 1);
        }
    }

    /// Behind the last byte that an entry needs, whose padding need not be written where there are zeros anyway.
    private static long endOf(byte[] whole, SegmentScan scan, int entry, boolean zeros) {
        long end = entry + 1 < scan.contents().count() ? scan.contents().offset(entry + 1) : scan.end();
        while (zeros && whole[(int) end - 1] == 0) {
            end--;
        }
        return end;
    }

    /// Begins four entries before the cut: what lies before has been looked at in the rounds before.
    private static SegmentScan scanQuickly(CutFile file, SegmentScan all, int entries) throws IOException {
        int from = Math.max(0, entries - 4);
        SegmentHeader header = SegmentHeader.read(file, FIRST, 0).header().orElseThrow();
        SegmentReader reader = new SegmentReader(file, header.salt(), all.contents().offset(from), from, file.size(),
                Sealing.NONE);
        SegmentScan scan = SegmentScan.of(reader, 0, file.size(), OptionalLong.empty(), false,
                new Fingerprint.Maker());
        assertThat(scan.gaps()).isEmpty();
        for (int i = 0; i < scan.contents().count(); i++) {
            assertThat(scan.contents().word(i, 2)).isEqualTo(all.contents().word(from + i, 2));
        }
        return scan;
    }

    /// The first `cut` bytes of a file, and behind them nothing or zeros.
    private record CutFile(byte[] bytes, int cut, boolean zeros) implements Disk.DiskFile {
        @Override
        public long size() {
            return zeros ? bytes.length : cut;
        }

        @Override
        public void read(ByteBuffer into, long offset) {
            int end = (int) Math.min(size(), offset + into.remaining());
            int whole = Math.clamp(cut - offset, 0, Math.max(0, end - (int) offset));
            into.put(bytes, (int) offset, whole);
            into.put(new byte[Math.max(0, end - (int) offset - whole)]);
        }

        @Override
        public void write(ByteBuffer from, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void force() {}

        @Override
        public void truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /// The same through the front door, at fewer places, and the log goes on from there.
    @Test
    void aLogCutAnywhereOpensAndGoesOn() throws IOException {
        MemoryDisk disk = filled(ENTRIES);
        byte[] whole = disk.bytes(FIRST);
        SegmentScan all = scan(whole);
        int entries = 0;
        for (int cut = SegmentHeader.BYTES; cut < all.end(); cut += 331) {
            while (entries < all.contents().count() && endOf(whole, all, entries, false) <= cut) {
                entries++;
            }
            MemoryDisk torn = disk.afterKill();
            torn.put(FIRST, Arrays.copyOf(whole, cut));
            try (LocalLog log = open(torn)) {
                checkPrefix(log, entries);
                assertThat(LogContract.append(log, LogContract.event("id " + entries, body(entries))).getFirst())
                        .isEqualTo(new Outcome.Stored(entries));
                assertThat(LogContract.bodies(log, entries)).containsExactly(body(entries));
            }
        }
    }

    /// Power is lost while groups are written; what was answered is there, and what is there is a prefix.
    @Test
    void aLossOfPowerLosesNothingThatWasAnswered() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            MemoryDisk disk = new MemoryDisk();
            disk.failForceAfter(4 + random.nextInt(12));
            long answered = 0;
            MemoryDisk after;
            try (LocalLog log = open(disk)) {
                for (int i = 0; i < 40; i++) {
                    int next = (int) answered;
                    List<Entry> list = new ArrayList<>();
                    for (int j = 0; j < 1 + random.nextInt(6); j++) {
                        list.add(LogContract.event("id " + (next + j), body(next + j)));
                    }
                    Outcome last = log.append(list).join().getLast();
                    if (last instanceof Outcome.Stored(long position)) {
                        answered = position + 1;
                    } else if (last instanceof Outcome.Refused) {
                        break;
                    }
                }
                after = disk.afterPowerLoss(random);
            }
            try (LocalLog log = open(after)) {
                assertThat(log.end()).isGreaterThanOrEqualTo(answered);
                checkPrefix(log, log.end());
            }
        }
    }

    /// Any one bit of what was synced: found, located, and what is served is what was written.
    @Test
    void everyFlippedBitIsFoundAndLocatedAndNoneIsServed() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = open(disk)) {
            for (int i = 0; i < 400; i += 10) {
                List<Entry> list = new ArrayList<>();
                for (int j = i; j < i + 10; j++) {
                    list.add(LogContract.event("id " + j, body(j)));
                }
                log.append(list).join();
            }
        }
        List<String> segments = disk.list(FOLDER).stream().filter(SegmentHeader::isName).sorted().toList();
        assertThat(segments.size()).isGreaterThan(1);
        long[] ends = new long[segments.size()];
        try (LocalLog log = open(disk.afterKill())) {
            for (int i = 0; i + 1 < ends.length; i++) {
                ends[i] = log.sealed().get(i).bytes();
            }
        }
        ends[ends.length - 1] = ClosedMark.read(disk, FOLDER).orElseThrow().end();
        SplittableRandom random = new SplittableRandom(5);
        for (int flip = 0; flip < 2_000; flip++) {
            int in = random.nextInt(ends.length);
            Path segment = FOLDER.resolve(segments.get(in));
            int at = random.nextInt((int) ends[in]);
            MemoryDisk flipped = disk.afterKill();
            byte[] bytes = flipped.bytes(segment);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            flipped.put(segment, bytes);
            if (random.nextBoolean()) {
                flipped.delete(Sidecar.pathOf(segment));
            }
            checkFound(flipped, segment, at);
        }
    }

    private static void checkFound(MemoryDisk disk, Path segment, int at) throws IOException {
        try (LocalLog log = open(disk)) {
            List<Damage> damages = log.verify();
            assertThat(damages).hasSize(1);
            Damage damage = damages.getFirst();
            assertThat(damage.segment()).isEqualTo(segment);
            assertThat((long) at).isBetween(damage.fromByte(), damage.toByte() - 1);
            assertThat(damage.entries()).isEqualTo(at < SegmentHeader.BYTES ? 0 : 1);
            try (Log.Cursor cursor = log.read(0)) {
                long expected = damage.entries() > 0 && damage.firstPosition() == 0 ? 1 : 0;
                while (cursor.next()) {
                    assertThat(cursor.position()).isEqualTo(expected);
                    assertThat(new String(cursor.entry().body(), java.nio.charset.StandardCharsets.UTF_8))
                            .isEqualTo(body(expected));
                    expected += damage.entries() > 0 && expected + 1 == damage.firstPosition() ? 2 : 1;
                }
                assertThat(expected).isGreaterThanOrEqualTo(400);
            }
            assertThat(LogContract.append(log, LogContract.event("new", "new")).getFirst())
                    .isEqualTo(new Outcome.Stored(400));
            assertThat(LogContract.bodies(log, 400)).containsExactly("new");
        }
    }

    /// What someone hides in a body is not taken for an entry when the bytes around it are damaged.
    @Test
    void anEntryInsideABodyIsNotServed() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        Entry fake = LogContract.event("fake", "fake");
        ByteBuffer frame = ByteBuffer.allocate(200);
        Frame.put(frame, 0, 1, 0, Item.of(fake, 0, new Fingerprint.Maker(), Sealing.NONE));
        byte[] body = Arrays.copyOf(new byte[(8 - (Frame.HEAD_BYTES + 4 + 1) % 8) % 8], 100);
        System.arraycopy(frame.array(), 0, body, (8 - (Frame.HEAD_BYTES + 4 + 1) % 8) % 8, frame.position());
        try (LocalLog log = open(disk)) {
            LogContract.append(log, new Entry(LogContract.ACME, "1", Entry.Kind.EVENT, java.time.Instant.EPOCH, body));
            LogContract.append(log, LogContract.event("2", "two"));
            LogContract.append(log, LogContract.event("3", "three"));
        }
        byte[] bytes = disk.bytes(FIRST);
        bytes[SegmentHeader.BYTES + 20] ^= 1;
        disk.put(FIRST, bytes);
        try (LocalLog log = open(disk)) {
            assertThat(LogContract.bodies(log, 0)).containsExactly("two", "three");
            assertThat(log.damages()).hasSize(1);
        }
    }
}
