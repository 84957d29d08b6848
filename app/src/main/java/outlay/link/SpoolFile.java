package outlay.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.vault.CannotOpen;
import outlay.vault.Sealing;
import tools.jackson.core.JacksonException;

/// Clicks that one run leaves to the next, a line each: JSON, sealed, in base64. Lines of before there was sealing are
/// the JSON itself.
final class SpoolFile {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

    private static final String DAMAGED = ".damaged";

    private final Path path;
    private static final byte[] ABOUT = "waiting click".getBytes(StandardCharsets.US_ASCII);
    private final ClickIds ids;
    private final Sealing sealing;

    private record Line(String client, String id, Instant receivedAt, byte[] body) {
        static Line of(Entry click) {
            return new Line(click.client().value(), click.id(), click.receivedAt(), click.body());
        }

        Entry entry() {
            return new Entry(new ClientId(client), id, Entry.Kind.EVENT, receivedAt, body);
        }
    }

    SpoolFile(Path path, ClickIds ids, Sealing sealing) {
        this.path = path;
        this.ids = ids;
        this.sealing = sealing;
    }

    /// Those of the last run. The file stays until the next `write`: whoever is killed before that reads it again, and
    /// the log knows what it has.
    List<Entry> read() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<Entry> clicks = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(path)) {
            number++;
            try {
                Entry click = Json.records().readValue(opened(line), Line.class).entry();
                if (!ids.isOurs(ClickEvent.clickId(click.id()))) {
                    throw new IllegalArgumentException("the click has an id that was not given out here");
                }
                clicks.add(click);
            } catch (JacksonException | IllegalArgumentException | CannotOpen damaged) {
                Path aside = path.resolveSibling(path.getFileName() + DAMAGED);
                Files.copy(path, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.error("line {} of {} is no click of ours; the file is kept as {}", number, path,
                        aside.getFileName());
            }
        }
        return clicks;
    }

    private byte[] opened(String line) {
        return line.startsWith("{")
                ? line.getBytes(StandardCharsets.UTF_8)
                : sealing.open(Sealing.INSTALLATION, ABOUT, Base64.getDecoder().decode(line));
    }

    /// Changes the clicks in the file. A copy that was set aside for its damage goes: what it holds cannot be told.
    void rewrite(UnaryOperator<Entry> rule) throws IOException {
        if (Files.exists(path)) {
            write(read().stream().map(rule).toList());
        }
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + DAMAGED));
    }

    /// In place of what is there; nothing where nothing waits.
    void write(List<Entry> clicks) throws IOException {
        if (clicks.isEmpty()) {
            Files.deleteIfExists(path);
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Entry click : clicks) {
            byte[] line = sealing.seal(Sealing.INSTALLATION, ABOUT, Json.records().writeValueAsBytes(Line.of(click)));
            lines.append(Base64.getEncoder().encodeToString(line)).append('\n');
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
