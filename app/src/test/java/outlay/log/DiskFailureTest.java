package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.vault.Sealing;

/// A disk that fails: nothing is told that is not so, nothing untold is served, and it heals.
final class DiskFailureTest {
    private static final Path FOLDER = Path.of("/log");
    private static final LogSettings SMALL = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(64 << 10);

    private static LocalLog open(MemoryDisk disk) throws IOException {
        return LocalLog.open(FOLDER, SMALL, disk);
    }

    private static Outcome append(LocalLog log, int number) {
        return LogContract.append(log, LogContract.event("id " + number, body(number))).getFirst();
    }

    private static String body(int number) {
        return number + " " + "x".repeat(700);
    }

    private static List<String> bodies(TreeMap<Long, Integer> stored) {
        return stored.values().stream().map(DiskFailureTest::body).toList();
    }

    @Test
    void aFailedSyncIsToldAndNeverServed() throws IOException {
        for (int sound = 0; sound < 60; sound++) {
            MemoryDisk disk = new MemoryDisk();
            TreeMap<Long, Integer> stored = new TreeMap<>();
            int refusedCount = 0;
            try (LocalLog log = open(disk)) {
                disk.failForceAfter(sound);
                for (int i = 0; i < 150; i++) {
                    switch (append(log, i)) {
                        case Outcome.Stored(long position) -> assertThat(stored.put(position, i)).isNull();
                        case Outcome.Refused(Outcome.Reason reason, String _) -> {
                            assertThat(reason).isEqualTo(Outcome.Reason.SYNC_FAILED);
                            refusedCount++;
                        }
                        case Outcome.Duplicate other -> throw new AssertionError(other);
                        case Outcome.Conflict other -> throw new AssertionError(other);
                    }
                }
                assertThat(LogContract.bodies(log, 0)).isEqualTo(bodies(stored));
                LocalLogTest.checkBooks(log);
            }
            // Housekeeping may be the one whose sync fails, which nobody needs to be told.
            assertThat(refusedCount).isLessThanOrEqualTo(1);
            assertThat(stored).hasSize(150 - refusedCount);
            try (LocalLog log = open(disk.afterKill())) {
                assertThat(LogContract.bodies(log, 0)).isEqualTo(bodies(stored));
                assertThat(log.damages()).isEmpty();
            }
        }
    }

    /// The rest of a failed group that could not be cut off is void, because a later segment begins where it began.
    @Test
    void whatLiesBehindASegmentsEndIsVoid() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        Path first = FOLDER.resolve(SegmentHeader.nameOf(0));
        try (LocalLog log = open(disk)) {
            append(log, 0);
            append(log, 1);
        }
        byte[] two = disk.bytes(first);
        try (Disk.DiskFile file = disk.open(FOLDER.resolve(SegmentHeader.nameOf(1)))) {
            new SegmentHeader(1, 7).write(file);
        }
        disk.put(first, two);
        disk.delete(FOLDER.resolve(ClosedMark.NAME));
        try (Log reader = ReadOnlyLog.open(FOLDER, disk, Sealing.NONE)) {
            assertThat(LogContract.bodies(reader, 0)).containsExactly(body(0));
        }
        try (LocalLog log = open(disk)) {
            assertThat(LogContract.bodies(log, 0)).containsExactly(body(0));
            assertThat(append(log, 2)).isEqualTo(new Outcome.Stored(1));
            LocalLogTest.checkBooks(log);
        }
    }

    @Test
    void aRefusedEntryCanBeSentAgain() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = open(disk)) {
            assertThat(append(log, 0)).isEqualTo(new Outcome.Stored(0));
            disk.breakDown(true);
            for (int i = 1; i < 20; i++) {
                assertThat(append(log, i)).isInstanceOf(Outcome.Refused.class);
            }
            assertThat(append(log, 0)).isInstanceOf(Outcome.Refused.class);
            disk.breakDown(false);
            for (int i = 1; i < 20; i++) {
                assertThat(append(log, i)).isEqualTo(new Outcome.Stored(i));
            }
            assertThat(append(log, 0)).isEqualTo(new Outcome.Duplicate(0));
            LocalLogTest.checkBooks(log);
        }
        try (LocalLog log = open(disk)) {
            assertThat(log.end()).isEqualTo(20);
            LocalLogTest.checkBooks(log);
        }
    }

    @Test
    void aRepetitionInAGroupWhoseSyncFailsIsRefusedToo() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = open(disk)) {
            append(log, 0);
            disk.breakDown(true);
            assertThat(LogContract.append(log, LogContract.event("1", "one"), LogContract.event("1", "one"),
                    LogContract.event("1", "other"))).allMatch(Outcome.Refused.class::isInstance);
            disk.breakDown(false);
            assertThat(LogContract.append(log, LogContract.event("1", "other"))).containsExactly(new Outcome.Stored(1));
            LocalLogTest.checkBooks(log);
        }
    }

    @Test
    void aFullDiskRefusesAndHealsByItself() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        List<Integer> stored = new ArrayList<>();
        try (LocalLog log = open(disk)) {
            for (int cycle = 1; cycle <= 20; cycle++) {
                disk.limitTo(disk.usedBytes() + 3_000L * (cycle % 4));
                int number = cycle * 1_000;
                Outcome outcome = append(log, number);
                while (outcome instanceof Outcome.Stored) {
                    stored.add(number++);
                    outcome = append(log, number);
                }
                assertThat(((Outcome.Refused) outcome).reason()).isEqualTo(Outcome.Reason.DISK_FULL);
                assertThat(LogContract.bodies(log, 0)).isEqualTo(stored.stream().map(DiskFailureTest::body).toList());
                try (LocalLog after = open(disk.afterKill())) {
                    assertThat(LogContract.bodies(after, 0)).isEqualTo(LogContract.bodies(log, 0));
                }
                disk.limitTo(Long.MAX_VALUE);
                assertThat(append(log, number)).isInstanceOf(Outcome.Stored.class);
                stored.add(number);
            }
            LocalLogTest.checkBooks(log);
        }
    }
}
