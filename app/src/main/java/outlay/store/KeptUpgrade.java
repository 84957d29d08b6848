package outlay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.json.Json;

/// The database as it was before an upgrade: a folder beside it with a copy, until somebody forgets it.
///
/// @param version how many migrations the tables had been through
/// @param format  of the data folder then
public record KeptUpgrade(int version, int format, Path folder) {
    /// What the folders' names begin with.
    public static final String FOLDER = "before-upgrade-";
    static final String ABOUT = "upgraded.json";
    private static final String UNFINISHED = ".unfinished";
    /// They come from the log, or say only that something was done: nothing is lost with them.
    private static final Set<String> MADE_AGAIN = Set.of("client_seen", "entry_count", "gate_version",
            "idempotent_answer", "import_done", "projection", "refusal", "spend_row", "user_session");

    /// @param after what the tables held at the end of the upgrade
    record About(int format, List<KeptTable> after) {}

    static Path named(Path data, int version) {
        return data.resolve(FOLDER + String.format(Locale.ROOT, "%03d", version));
    }

    static Path unfinished(Path data, int version) {
        return data.resolve(FOLDER + String.format(Locale.ROOT, "%03d", version) + UNFINISHED);
    }

    /// The copy.
    public Path database() {
        return folder.resolve("state.db");
    }

    /// Every copy that is kept, that of the latest upgrade last.
    public static List<KeptUpgrade> of(Path data) throws IOException {
        List<KeptUpgrade> kept = new ArrayList<>();
        for (Path folder : folders(data)) {
            String digits = String.valueOf(folder.getFileName()).substring(FOLDER.length());
            if (digits.matches("[0-9]{3}")) {
                kept.add(new KeptUpgrade(Integer.parseInt(digits), about(folder).format(), folder));
            }
        }
        return kept;
    }

    /// Takes every copy away, half made ones too.
    ///
    /// @return how many
    public static int forget(Path data) throws IOException {
        List<Path> folders = folders(data);
        for (Path folder : folders) {
            delete(folder);
        }
        return folders.size();
    }

    /// What was changed since the upgrade and is in nothing but the database, table by table, in words; going back
    /// would lose it.
    public List<String> changedSince(Path data, Optional<String> url) throws IOException {
        Map<String, KeptTable> now = new TreeMap<>();
        StoreCheck.tables(data, url).forEach(table -> now.put(table.name(), table));
        return about(folder).after().stream()
                .filter(then -> !MADE_AGAIN.contains(then.name()) && !then.equals(now.get(then.name())))
                .map(then -> then.name() + " (" + then.rows() + " rows then, "
                        + Optional.ofNullable(now.get(then.name())).map(KeptTable::rows).orElse(0L) + " now)")
                .toList();
    }

    private static About about(Path folder) throws IOException {
        return Json.records().readValue(Files.readAllBytes(folder.resolve(ABOUT)), About.class);
    }

    private static List<Path> folders(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(FOLDER)).sorted().toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
