package outlay.store.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the archive has: which stretches of the log, and in which files. A file that is not listed does not count.
///
/// @param schema which columns the files have
/// @param ranges from the beginning of the log on, each beginning where the one before ends
public record Manifest(int schema, List<Range> ranges) {
    /// Raised with every change of the columns.
    static final int SCHEMA = 5;
    static final String FILE = "manifest.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// A stretch of the log: positions from `from` on and before `to`.
    public record Range(long from, long to, long entries, List<DataFile> files) {}

    /// @param path        below the archive's folder, with slashes
    /// @param minPosition the first position in the log that a row comes from
    /// @param maxPosition the last one
    public record DataFile(String kind, String client, String path, long rows, long minPosition, long maxPosition,
            long bytes, String sha256) {}

    static Manifest empty() {
        return new Manifest(SCHEMA, List.of());
    }

    long end() {
        return ranges.isEmpty() ? 0 : ranges.getLast().to();
    }

    List<DataFile> files() {
        return ranges.stream().flatMap(range -> range.files().stream()).toList();
    }

    /// The manifest in `folder`; nothing where it is missing, damaged or of other columns: all is then written anew.
    static Optional<Manifest> read(Path folder) throws IOException {
        try {
            Manifest manifest = MAPPER.readValue(Files.readAllBytes(folder.resolve(FILE)), Manifest.class);
            return Optional.of(manifest).filter(Manifest::isWhole);
        } catch (NoSuchFileException | JacksonException missing) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantValue") // JSON may leave out what Java may not.
    private boolean isWhole() {
        if (schema != SCHEMA || (Object) ranges == null) {
            return false;
        }
        long at = 0;
        for (Range range : ranges) {
            if (range.from() != at || range.to() <= at || (Object) range.files() == null) {
                return false;
            }
            at = range.to();
        }
        return true;
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), MAPPER.writeValueAsBytes(this));
    }
}
