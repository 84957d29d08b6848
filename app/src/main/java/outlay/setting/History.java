package outlay.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.base.ClientId;

/// What a file was before each change, and whose rows that was about.
///
/// @param folder for it alone
record History(Path folder, String extension) {
    private static final int MOST_SHOWN = 20;
    /// Of each client; older ones are forgotten.
    private static final int MOST_KEPT = 100;

    /// When a client's rows were changed, the last time first: each the name of what they were before.
    List<Instant> versions(ClientId client) throws IOException {
        return kept(client).stream().limit(MOST_SHOWN).toList();
    }

    private List<Instant> kept(ClientId client) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Pattern name = Pattern.compile("(\\d{1,18})\\." + Pattern.quote(client.value() + "." + extension));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> name.matcher(path.getFileName().toString())).filter(Matcher::matches)
                    .map(matcher -> Instant.ofEpochMilli(Long.parseLong(matcher.group(1))))
                    .sorted(Comparator.reverseOrder()).toList();
        }
    }

    /// The whole file before the change of a client's rows at that time.
    Optional<String> text(ClientId client, Instant version) throws IOException {
        Path kept = path(client, version);
        return Files.exists(kept) ? Optional.of(Files.readString(kept)) : Optional.empty();
    }

    /// @param before the whole file
    void keep(ClientId client, Instant now, String before) throws IOException {
        Files.createDirectories(folder);
        Instant free = now;
        while (Files.exists(path(client, free))) {
            free = free.plusMillis(1);
        }
        Written.put(path(client, free), before.getBytes(StandardCharsets.UTF_8));
        List<Instant> all = kept(client);
        for (Instant old : all.subList(Math.min(MOST_KEPT, all.size()), all.size())) {
            Files.deleteIfExists(path(client, old));
        }
    }

    private Path path(ClientId client, Instant version) {
        return folder.resolve(version.toEpochMilli() + "." + client + "." + extension);
    }
}
