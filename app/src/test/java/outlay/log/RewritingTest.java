package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import outlay.vault.Sealing;

/// Entries of sealed segments are changed in place: every position stays, everybody else's bytes stay, and whatever
/// fails in between leaves the former segment or the new one.
final class RewritingTest {
    private static final Path FOLDER = Path.of("/log");
    private static final LogSettings SMALL = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(64 << 10);
    private static final int ENTRIES = 300;
    private static final String SECRET = "ann@example.com";

    private static LocalLog open(MemoryDisk disk) throws IOException {
        return LocalLog.open(FOLDER, SMALL, disk);
    }

    private static String body(int number) {
        return number + " " + (number % 7 == 0 ? SECRET : "somebody") + " " + "x".repeat(number % 500);
    }

    private static LocalLog filled(MemoryDisk disk) throws IOException {
        LocalLog log = open(disk);
        for (int i = 0; i < ENTRIES; i++) {
            LogContract.append(log, LogContract.event("id " + i, body(i)));
        }
        LogContract.append(log, LogContract.event("id 7", "another " + SECRET));
        log.seal();
        return log;
    }

    /// Longer in some places and shorter in others.
    private static Entry without(long position, Entry entry) {
        String text = new String(entry.body(), StandardCharsets.UTF_8);
        String other = entry.kind() == Entry.Kind.QUARANTINE
                ? "kept"
                : text.replace(SECRET, position % 2 == 0 ? "-" : "somebody whose name nobody knows any more");
        return other.equals(text)
                ? entry
                : new Entry(entry.client(), entry.id(), entry.kind(), entry.receivedAt(),
                        other.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Long> rewriteAll(LocalLog log) throws IOException {
        List<Long> changed = new ArrayList<>();
        for (Segment segment : log.sealed()) {
            changed.addAll(log.rewrite(segment, RewritingTest::without));
        }
        return changed;
    }

    private static List<String> expected(UnaryOperator<Entry> rule) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            bodies.add(new String(rule.apply(LogContract.event("id " + i, body(i))).body(), StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static boolean holds(MemoryDisk disk, String text) throws IOException {
        try {
            for (String name : disk.list(FOLDER)) {
                if (new String(disk.bytes(FOLDER.resolve(name)), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException renamed) {
            // An index that was being written beside us is finished and has another name now: look at all again.
            return holds(disk, text);
        }
    }

    @Test
    void positionsStayAndTheTextIsInNoFile() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = filled(disk); Log reader = ReadOnlyLog.open(FOLDER, disk, Sealing.NONE)) {
            assertThat(log.sealed()).hasSizeGreaterThan(1);
            assertThat(holds(disk, SECRET)).isTrue();
            List<String> before = LogContract.bodies(log, 0);
            try (Log.Cursor begun = log.read(0); Log.Cursor notBegun = log.read(150)) {
                begun.next();
                List<Long> changed = rewriteAll(log);
                assertThat(changed).hasSize(ENTRIES / 7 + 2).contains(0L, 7L, 14L, (long) ENTRIES);
                assertThat(notBegun.next()).isTrue();
                assertThat(notBegun.position()).isEqualTo(150);
                assertThat(begun.next()).isTrue();
                assertThat(begun.position()).isEqualTo(1);
            }
            assertThat(holds(disk, SECRET)).isFalse();
            List<String> after = LogContract.bodies(log, 0);
            assertThat(after).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                String kept = before.get(i);
                assertThat(after.get(i).equals(kept)).isEqualTo(i % 7 != 0 && i != ENTRIES);
            }
            assertThat(LogContract.bodies(reader, 0)).isEqualTo(after);
            assertThat(LogContract.bodies(reader, 123)).isEqualTo(after.subList(123, after.size()));
            assertThat(log.damages()).isEmpty();
            assertThat(log.verify()).isEmpty();
        }
    }

    /// What is sent again is compared with what the log holds now.
    @Test
    void theIndexOfIdsKnowsTheNewEntries() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = filled(disk)) {
            rewriteAll(log);
            checkRepetitions(log);
        }
        try (LocalLog again = open(disk.afterKill())) {
            checkRepetitions(again);
            assertThat(again.damages()).isEmpty();
        }
    }

    private static void checkRepetitions(LocalLog log) {
        Entry now = without(14, LogContract.event("id 14", body(14)));
        assertThat(LogContract.append(log, now)).containsExactly(new Outcome.Duplicate(14));
        assertThat(LogContract.append(log, LogContract.event("id 15", body(15))))
                .containsExactly(new Outcome.Duplicate(15));
        assertThat(LogContract.append(log, LogContract.event("id 14", "other")).getFirst())
                .isNotInstanceOf(Outcome.Stored.class);
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = filled(disk)) {
            byte[] before = disk.bytes(log.sealed().getFirst().path());
            assertThat(log.rewrite(log.sealed().getFirst(), (position, entry) -> entry)).isEmpty();
            assertThat(disk.bytes(log.sealed().getFirst().path())).isEqualTo(before);
        }
    }

    /// At every sync of the rewriting the disk fails, the process is killed or the power goes.
    @Test
    void aFailureLeavesTheFormerSegmentOrTheNewOne() throws IOException {
        List<String> former = expected(entry -> entry);
        for (int sound = 0; sound < 12; sound++) {
            for (int power = 0; power < 6; power++) {
                MemoryDisk disk = new MemoryDisk();
                try (LocalLog log = filled(disk)) {
                    disk.failForceAfter(sound);
                    try {
                        rewriteAll(log);
                    } catch (IOException failed) {
                        assertThat(failed).hasMessageContaining("error");
                        assertThat(LogContract.bodies(log, 0)).hasSize(ENTRIES + 1);
                        rewriteAll(log);
                        assertThat(LogContract.bodies(log, 0)).noneMatch(text -> text.contains(SECRET));
                    }
                }
                MemoryDisk left = power == 0 ? disk.afterKill() : disk.afterPowerLoss(new SplittableRandom(power));
                try (LocalLog log = open(left)) {
                    assertThat(log.damages()).isEmpty();
                    List<String> there = LogContract.bodies(log, 0);
                    assertThat(there).hasSize(ENTRIES + 1);
                    for (int i = 0; i < ENTRIES; i++) {
                        Entry other = without(i, LogContract.event("id " + i, body(i)));
                        assertThat(there.get(i)).isIn(former.get(i), new String(other.body(), StandardCharsets.UTF_8));
                    }
                    rewriteAll(log);
                    assertThat(LogContract.bodies(log, 0)).noneMatch(text -> text.contains(SECRET));
                }
            }
        }
    }

    /// What was lost before stays lost, is still told as damage, and its bytes go.
    @Test
    void aDamagedStretchBecomesZeros() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        Path first;
        try (LocalLog log = filled(disk)) {
            first = log.sealed().getFirst().path();
        }
        byte[] bytes = disk.bytes(first);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("21 " + SECRET);
        bytes[at] ^= 1;
        disk.put(first, bytes);
        try (LocalLog log = open(disk)) {
            rewriteAll(log);
            assertThat(holds(disk, SECRET)).isFalse();
            assertThat(LogContract.bodies(log, 0)).hasSize(ENTRIES);
            assertThat(log.damages()).isNotEmpty().allMatch(damage -> damage.entries() == 1);
        }
        try (LocalLog log = open(disk.afterKill())) {
            assertThat(LogContract.bodies(log, 0)).hasSize(ENTRIES);
            assertThat(log.verify()).singleElement().matches(damage -> damage.firstPosition() == 21);
        }
    }
}
