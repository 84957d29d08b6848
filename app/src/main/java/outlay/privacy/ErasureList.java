package outlay.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outlay.json.Json;
import outlay.log.Disk;
import outlay.log.RealDisk;

/// Who was erased, as marks, in a file of the data folder to which only is added; and in the log's folder, which
/// erasures that log has been through. A log that was restored from a copy lacks the later ones, and by that it is
/// known. The marks tell nothing about anybody to whoever lacks the key.
public final class ErasureList {
    /// In the data folder: keep the newest with every backup, and put the newest there when one is restored.
    public static final String FILE = "erased.jsonl";
    /// In the log's folder, and so a part of each copy of it.
    public static final String OF_LOG = "erased";
    private final Path data;

    /// An erasure.
    record Line(String id, String client, Instant requestedAt, List<String> marks) {}

    ErasureList(Path data) {
        this.data = data;
    }

    /// Erasures of the list that the log in the data folder has not been through; none while they are under way.
    public static List<String> missingInLog(Path data) throws IOException {
        ErasureList list = new ErasureList(data);
        Set<String> missing = new LinkedHashSet<>(list.lines().keySet());
        missing.removeAll(list.doneInLog());
        missing.removeIf(id -> ErasureJob.isThere(data.resolve(ErasureJob.FOLDER), id));
        return List.copyOf(missing);
    }

    /// Adds to the list of a data folder what another list has and it has not; returns when it is on disk.
    ///
    /// @return how many
    public static int add(Path data, Path other) throws IOException {
        ErasureList list = new ErasureList(data);
        Set<String> known = new LinkedHashSet<>(list.lines().keySet());
        int added = 0;
        for (String text : texts(other)) {
            Line line = Json.records().readValue(text, Line.class);
            if (known.add(line.id())) {
                list.add(line);
                added++;
            }
        }
        return added;
    }

    Map<String, Line> lines() throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (String text : texts(data.resolve(FILE))) {
            Line line = Json.records().readValue(text, Line.class);
            lines.put(line.id(), line);
        }
        return lines;
    }

    Set<String> doneInLog() throws IOException {
        return new LinkedHashSet<>(texts(data.resolve("log").resolve(OF_LOG)));
    }

    synchronized void add(Line line) throws IOException {
        append(data.resolve(FILE), Json.records().writeValueAsString(line));
    }

    /// The log has been through it.
    synchronized void done(String id) throws IOException {
        if (!doneInLog().contains(id)) {
            append(data.resolve("log").resolve(OF_LOG), id);
        }
    }

    /// Whole lines; one that a crash has cut off was not promised to anybody.
    private static List<String> texts(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        List<String> lines = new ArrayList<>();
        for (int at = 0, end = text.indexOf('\n'); end >= 0; at = end + 1, end = text.indexOf('\n', at)) {
            lines.add(text.substring(at, end));
        }
        return lines;
    }

    /// Returns when it is on disk.
    private static void append(Path file, String line) throws IOException {
        long whole = 0;
        for (String each : texts(file)) {
            whole += each.getBytes(StandardCharsets.UTF_8).length + 1L;
        }
        Disk disk = new RealDisk();
        try (Disk.DiskFile opened = disk.open(file)) {
            opened.truncate(whole);
            opened.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)), whole);
            opened.force();
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            disk.forceFolder(folder);
        }
    }
}
