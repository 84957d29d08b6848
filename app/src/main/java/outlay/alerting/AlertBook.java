package outlay.alerting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.alert.Alert;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.core.JacksonException;

/// Every alert that is open, and those that were lately, in a file of the data folder.
///
/// The law: of one client, kind and subject at most one is open; it is told once, however often it is seen, and again
/// only after it was over.
public final class AlertBook {
    public static final String FILE = "alerts.json";
    private static final Duration KEPT = Duration.ofDays(90);

    private final Path file;
    private List<KeptAlert> alerts;

    private record Contents(List<KeptAlert> alerts) {}

    private AlertBook(Path file, List<KeptAlert> alerts) {
        this.file = file;
        this.alerts = alerts;
    }

    /// @throws IOException where the file is there and cannot be read
    public static AlertBook open(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return new AlertBook(file, List.of());
        }
        try {
            return new AlertBook(file,
                    List.copyOf(Json.records().readValue(Files.readAllBytes(file), Contents.class).alerts()));
        } catch (JacksonException spoilt) {
            throw new IOException(file + " cannot be read: " + spoilt.getOriginalMessage()
                    + "; move it away, and alerts that are open are told once more", spoilt);
        }
    }

    /// Takes down what there is to be said of a client now. What is no longer there is over.
    public synchronized void look(ClientId client, List<Alert> now, Instant at) {
        List<KeptAlert> next = new ArrayList<>();
        List<Alert> fresh = new ArrayList<>(now);
        for (KeptAlert kept : alerts) {
            if (!kept.client().equals(client.value()) || !kept.open()) {
                next.add(kept);
                continue;
            }
            var same = fresh.stream().filter(alert -> kept.about(client, alert)).findFirst();
            same.ifPresent(fresh::remove);
            next.add(same.map(alert -> kept.seen(alert, at)).orElseGet(() -> kept.closed(at)));
        }
        fresh.forEach(alert -> next.add(KeptAlert.opened(client, alert, at)));
        next.removeIf(kept -> kept.closedAt().filter(closed -> closed.plus(KEPT).isBefore(at)).isPresent());
        write(next);
    }

    /// Open alerts that somebody has not been told of yet.
    public synchronized List<KeptAlert> untold() {
        return alerts.stream().filter(alert -> alert.open() && !alert.sent()).toList();
    }

    /// Notes that everybody was told.
    public synchronized void told(List<KeptAlert> which) {
        Set<List<String>> keys = which.stream().map(AlertBook::key).collect(Collectors.toSet());
        write(alerts.stream().map(alert -> alert.open() && keys.contains(key(alert)) ? alert.told() : alert).toList());
    }

    /// The open ones first, the latest first among each.
    public synchronized List<KeptAlert> list() {
        return alerts.stream().sorted((a, b) -> a.open() == b.open()
                ? b.openedAt().compareTo(a.openedAt())
                : a.open() ? -1 : 1).toList();
    }

    /// How many of a client are open.
    public long open(ClientId client) {
        return list().stream().filter(alert -> alert.open() && alert.client().equals(client.value())).count();
    }

    private static List<String> key(KeptAlert alert) {
        return List.of(alert.client(), alert.kind(), alert.subject());
    }

    private void write(List<KeptAlert> next) {
        List<KeptAlert> kept = List.copyOf(next);
        if (kept.equals(alerts)) {
            return;
        }
        try {
            Path written = Files.createTempFile(file.getParent(), FILE, ".new");
            Files.write(written, Json.records().writeValueAsBytes(new Contents(kept)));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("alerts cannot be written down in " + file, failed);
        }
        alerts = kept;
    }
}
