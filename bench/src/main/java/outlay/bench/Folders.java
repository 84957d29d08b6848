package outlay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Room for a measurement's files.
public final class Folders {
    private Folders() {}

    /// A new folder in `parent`, which is made if it is not there.
    public static Path make(Path parent) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(parent), "outlay-bench");
    }

    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
