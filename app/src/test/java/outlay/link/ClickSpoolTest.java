package outlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.log.Entry;
import outlay.log.FaultyDisk;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.vault.Sealing;
import outlay.vault.Vaults;

/// Clicks outlast a log that fails, hangs or is full, and count once.
class ClickSpoolTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LogSettings SMALL = LogSettings.DEFAULT.withSegmentBytes(4 << 20);
    private static final long A_LONG_TIME = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    private final ClickIds ids = new ClickIds(new byte[32], new SecureRandom());

    @Test
    void whatWaitsDuringAFailureIsCountedOnceAfterIt() throws Exception {
        for (FaultyDisk.Fault fault : List.of(FaultyDisk.Fault.FULL, FaultyDisk.Fault.SYNC_FAILS,
                FaultyDisk.Fault.HANGS)) {
            FaultyDisk disk = new FaultyDisk();
            Path place = folder.resolve(fault.name());
            try (LocalLog log = LocalLog.open(place.resolve("log"), SMALL, disk);
                    ClickSpool spool = ClickSpool.open(log, place.resolve("clicks"), ids, vault(), 10_000)) {
                List<Entry> clicks = clicks(300);
                clicks.subList(0, 100).forEach(spool::record);
                disk.turn(fault);
                long before = System.nanoTime();
                clicks.subList(100, 200).forEach(spool::record);
                // 100 visitors, each held up for some milliseconds at most and not by the disk.
                assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(10));
                // A browser that tried again brings the same click.
                clicks.subList(150, 200).forEach(spool::record);
                disk.turn(FaultyDisk.Fault.NONE);
                clicks.subList(200, 300).forEach(spool::record);
                untilNothingWaits(spool);
                assertThat(stored(log)).containsExactlyInAnyOrderElementsOf(idsOf(clicks));
                assertThat(spool.counts()).isEqualTo(new ClickSpool.Counts(350, 350, 0, 0));
            }
        }
    }

    @Test
    void whatStillWaitsAtTheEndIsCountedByTheNextRun() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        Path file = folder.resolve("clicks");
        List<Entry> clicks = clicks(50);
        try (LocalLog log = LocalLog.open(folder.resolve("log"), SMALL, disk)) {
            ClickSpool spool = ClickSpool.open(log, file, ids, vault(), 100);
            disk.turn(FaultyDisk.Fault.SYNC_FAILS);
            clicks.forEach(spool::record);
            spool.close();
            assertThat(stored(log)).isEmpty();
            assertThat(Files.readAllLines(file)).hasSize(50);
        }
        try (LocalLog log = LocalLog.open(folder.resolve("log"), SMALL)) {
            ClickSpool spool = ClickSpool.open(log, file, ids, vault(), 100);
            untilNothingWaits(spool);
            spool.close();
            assertThat(stored(log)).containsExactlyInAnyOrderElementsOf(idsOf(clicks));
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void anotherRunThatReadsTheFileAgainCountsNothingTwice() throws Exception {
        Path file = folder.resolve("clicks");
        List<Entry> clicks = clicks(20);
        new SpoolFile(file, ids, vault()).write(clicks);
        byte[] left = Files.readAllBytes(file);
        for (int run = 0; run < 2; run++) {
            Files.write(file, left);
            try (LocalLog log = LocalLog.open(folder.resolve("log"), SMALL);
                    ClickSpool spool = ClickSpool.open(log, file, ids, vault(), 100)) {
                untilNothingWaits(spool);
                assertThat(stored(log)).hasSize(20);
            }
        }
    }

    @Test
    void theSpoolIsBoundedAndSaysWhatItLoses() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (LocalLog log = LocalLog.open(folder.resolve("log"), SMALL, disk);
                ClickSpool spool = ClickSpool.open(log, folder.resolve("clicks"), ids, vault(), 10)) {
            disk.turn(FaultyDisk.Fault.SYNC_FAILS);
            List<Entry> clicks = clicks(64);
            clicks.forEach(spool::record);
            ClickSpool.Counts counts = spool.counts();
            assertThat(counts.waiting()).isLessThanOrEqualTo(10);
            assertThat(counts.lost()).isPositive();
            disk.turn(FaultyDisk.Fault.NONE);
            untilNothingWaits(spool);
            counts = spool.counts();
            assertThat(counts.recorded()).isEqualTo(64).isEqualTo(counts.counted() + counts.lost());
            assertThat(stored(log)).hasSize((int) counts.counted());
        }
    }

    @Test
    void linesThatAreNoClicksOfOursAreKeptAside() throws Exception {
        Path file = folder.resolve("clicks");
        new SpoolFile(file, ids, vault()).write(clicks(2));
        byte[] otherSecret = new byte[32];
        otherSecret[0] = 1;
        Path forged = folder.resolve("forged");
        new SpoolFile(forged, new ClickIds(otherSecret, new SecureRandom()), vault())
                .write(List.of(click(new ClickIds(otherSecret, new SecureRandom()))));
        Files.writeString(file, Files.readString(file) + Files.readString(forged) + "{\"torn\n");
        assertThat(new SpoolFile(file, ids, vault()).read()).hasSize(2);
        assertThat(folder.resolve("clicks.damaged")).exists();
    }

    private Sealing vault() {
        return Vaults.of(folder.resolve("keys"));
    }

    private List<Entry> clicks(int count) {
        List<Entry> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clicks.add(click(ids));
        }
        return clicks;
    }

    private static Entry click(ClickIds ids) {
        return new Entry(new ClientId("acme"), "click/" + ids.next(NOW), Entry.Kind.EVENT, NOW, new byte[]{'{', '}'});
    }

    private static List<String> idsOf(List<Entry> clicks) {
        return clicks.stream().map(Entry::id).toList();
    }

    private static Set<String> stored(Log log) {
        Set<String> stored = new HashSet<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                assertThat(stored.add(cursor.entry().id())).isTrue();
            }
        }
        return stored;
    }

    private static void untilNothingWaits(ClickSpool spool) {
        long end = System.nanoTime() + A_LONG_TIME;
        while (spool.counts().recorded() != spool.counts().counted() + spool.counts().lost()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
