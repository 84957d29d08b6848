package outlay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.demo.DemoWorld.Size;
import outlay.demo.DemoWorld.Summary;

class DemoWorldTest {
    private static final int FILES = 19;
    @TempDir
    private Path temp;

    @Test
    void theSameSeedGivesTheSameBytesWhateverTheLocaleAndTheTimeZoneAndAnotherGivesOthers() throws Exception {
        Summary first = DemoWorld.write(temp.resolve("a/data"), 42, Size.SMALL);
        DemoWorld.write(temp.resolve("b/data"), 43, Size.SMALL);
        SortedMap<String, String> others = hashes(temp.resolve("b"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Summary second;
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            // Over the files of the other seed: nothing of them stays.
            second = DemoWorld.write(temp.resolve("b/data"), 42, Size.SMALL);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        SortedMap<String, String> hashes = hashes(temp.resolve("a"));
        assertThat(hashes(temp.resolve("b"))).isEqualTo(hashes).hasSize(FILES);
        assertThat(others.keySet()).isEqualTo(hashes.keySet());
        hashes.forEach((file, hash) -> assertThat(others.get(file)).as(file).isNotEqualTo(hash));
        assertThat(second).isEqualTo(first);
        assertThat(second.text()).isEqualTo(first.text());
    }

    /// Ten times the events in a heap that could not hold them: 200 MB of files through 64 MB.
    @Test
    void aLargerWorldIsStreamed() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                Streamed.class.getName(), temp.resolve("data").toString()).redirectErrorStream(true).start();
        String said;
        try (var out = process.inputReader()) {
            said = String.join("\n", out.lines().toList());
        }
        assertThat(process.waitFor()).as(said).isZero();
        long bytes = 0;
        try (Stream<Path> files = Files.list(temp.resolve("data/events"))) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isGreaterThan(2 * 64L << 20);
    }

    /// What the child process of `aLargerWorldIsStreamed` runs.
    public static final class Streamed {
        private Streamed() {}

        public static void main(String[] args) throws IOException {
            DemoWorld.write(Path.of(args[0]), 3, Size.MEDIUM);
        }
    }

    private static SortedMap<String, String> hashes(Path folder) throws Exception {
        SortedMap<String, String> hashes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(hash));
        }
        return hashes;
    }
}
