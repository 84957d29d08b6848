package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.vault.Sealing;

/// Whoever wants one entry out of many reads little more than that.
final class OneEntryTest {
    private static final int ENTRIES = 4_000;
    private static final int ASKED = 200;
    private static final ClientId ACME = new ClientId("acme");

    @Test
    void takesASmallReadWhereverItLies() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (LocalLog log = LocalLog.open(Path.of("log"), LogSettings.DEFAULT, disk, Sealing.NONE)) {
            assertThat(log.append(IntStream.range(0, ENTRIES).mapToObj(OneEntryTest::entry).toList()).join())
                    .allMatch(Outcome.Stored.class::isInstance);
            SplittableRandom random = new SplittableRandom(7);
            long before = disk.bytesRead();
            for (int i = 0; i < ASKED; i++) {
                long position = random.nextLong(log.end());
                try (Log.Cursor cursor = log.read(position)) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.position()).isEqualTo(position);
                    assertThat(cursor.entry().id()).isEqualTo("e-" + position);
                }
            }
            assertThat((disk.bytesRead() - before) / ASKED).isLessThan(48 << 10);
            assertThat(count(log)).as("and all of them are met one after the other").isEqualTo(ENTRIES);
        }
    }

    private static int count(Log log) {
        int count = 0;
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    private static Entry entry(int number) {
        return new Entry(ACME, "e-" + number, Entry.Kind.EVENT, Instant.EPOCH,
                ("body " + number + "x".repeat(600)).getBytes(StandardCharsets.UTF_8));
    }
}
