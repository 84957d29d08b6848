package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.vault.Sealing;

/// What `outlay doctor` reads of a log that was closed and then altered: bytes changed, files cut, taken away or given
/// each other's names. Nothing of it goes unnoticed.
class AlteredLogTest {
    private static final int ALTERATIONS = Integer.getInteger("outlay.test.alterations", 1_000);
    private static final int ENTRIES = 150;
    private static final LogSettings SMALL = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(96 << 10);

    @TempDir
    Path sound;
    @TempDir
    Path altered;

    @BeforeEach
    void fill() throws IOException {
        try (LocalLog log = LocalLog.open(sound, SMALL, new RealDisk())) {
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(
                        log.append(List.of(LogContract.event("id " + i, i + " ".repeat(2_500 + i % 400) + "."))).join())
                        .allMatch(Outcome.Stored.class::isInstance);
            }
        }
        assertThat(segments(sound)).hasSizeGreaterThan(3);
        assertThat(found(sound)).isFalse();
    }

    @Test
    void isFoundByWhoeverReadsAllOfIt() throws IOException {
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < ALTERATIONS; i++) {
            restore();
            String what = alter(random);
            assertThat(found(altered)).as("%d: %s", i, what).isTrue();
        }
        restore();
        assertThat(found(altered)).isFalse();
    }

    private String alter(SplittableRandom random) throws IOException {
        List<Path> segments = segments(altered);
        Path segment = segments.get(random.nextInt(segments.size() - 1));
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] bytes = Files.readAllBytes(segment);
                int place = SegmentHeader.BYTES + random.nextInt(bytes.length - SegmentHeader.BYTES);
                bytes[place] ^= (byte) (1 + random.nextInt(255));
                Files.write(segment, bytes);
                return "byte " + place + " of " + segment;
            }
            case 1 -> {
                byte[] bytes = Files.readAllBytes(segment);
                int length = random.nextInt(bytes.length);
                Files.write(segment, Arrays.copyOf(bytes, length));
                return segment + " cut to " + length;
            }
            case 2 -> {
                Path gone = segments.get(random.nextInt(segments.size()));
                Files.delete(gone);
                return "without " + gone;
            }
            default -> {
                Path other = segments.get((segments.indexOf(segment) + 1 + random.nextInt(segments.size() - 1))
                        % segments.size());
                Path aside = altered.resolve("aside");
                Files.move(segment, aside);
                Files.move(other, segment);
                Files.move(aside, other);
                return segment + " and " + other + " have changed names";
            }
        }
    }

    private static boolean found(Path folder) throws IOException {
        LogCheck check = LogCheck.of(folder, Sealing.NONE);
        return !check.damages().isEmpty() || check.missing() > 0;
    }

    private void restore() throws IOException {
        for (Path file : files(altered)) {
            Files.delete(file);
        }
        for (Path file : files(sound)) {
            Files.copy(file, altered.resolve(String.valueOf(file.getFileName())), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> segments(Path folder) throws IOException {
        return files(folder).stream().filter(file -> SegmentHeader.isName(String.valueOf(file.getFileName()))).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
