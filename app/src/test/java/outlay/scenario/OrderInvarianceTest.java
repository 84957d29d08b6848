package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.log.MemoryLog;

/// Reports depend on what was imported, and not on the order in which it came or on how it was cut into files: the
/// channel, campaign and day reports are the same to the byte.
class OrderInvarianceTest {
    @TempDir
    private static Path temporary = Path.of("");

    private static final List<Path> FILES = new ArrayList<>();
    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void importUndisturbed() throws IOException {
        FILES.addAll(DemoImport.written(temporary));
        expected = atOnce(FILES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfOneCallsFilesDoesNotShow(long seed) {
        assertThat(atOnce(shuffled(FILES, new SplittableRandom(seed)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theOrderOfCallsDoesNotShow(long seed) {
        assertThat(oneByOne(shuffled(FILES, new SplittableRandom(seed)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void howFilesAreCutDoesNotShow(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> parts = cut(random);
        assertThat(parts).hasSizeGreaterThan(2 * FILES.size() - 6);
        assertThat(atOnce(shuffled(parts, random))).as("in one call").isEqualTo(expected);
        assertThat(oneByOne(shuffled(parts, random))).as("in calls of their own").isEqualTo(expected);
    }

    /// Were a file left out, the comparison would see it.
    @Test
    void aMissingFileShows() {
        for (Path file : List.of(FILES.getFirst(), FILES.getLast())) {
            List<Path> others = new ArrayList<>(FILES);
            others.remove(file);
            assertThat(atOnce(others)).isNotEqualTo(expected);
        }
    }

    private static List<Path> cut(SplittableRandom random) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i < FILES.size(); i++) {
            Path file = FILES.get(i);
            boolean events = file.toString().endsWith(".jsonl");
            if (events || String.valueOf(file.getParent()).endsWith("-ads")) {
                Path folder = Files.createTempDirectory(temporary, "cut" + i);
                parts.addAll(SplitFile.of(file, !events).into(folder, random));
            } else {
                parts.add(file);
            }
        }
        return parts;
    }

    private static Map<String, String> atOnce(List<Path> files) {
        MemoryLog log = new MemoryLog();
        DemoImport.imported(log, files);
        return DemoImport.reports(log);
    }

    private static Map<String, String> oneByOne(List<Path> files) {
        MemoryLog log = new MemoryLog();
        files.forEach(file -> DemoImport.imported(log, List.of(file)));
        return DemoImport.reports(log);
    }

    private static List<Path> shuffled(List<Path> files, SplittableRandom random) {
        List<Path> left = new ArrayList<>(files);
        List<Path> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(random.nextInt(left.size())));
        }
        return shuffled;
    }
}
