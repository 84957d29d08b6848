package outlay.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.json.Json;
import outlay.log.DurableFile;

/// The latest run that ended what was past its time, in a file of the data folder. It names nobody.
///
/// @param times     how long each class was kept then, in words
/// @param before    of each class, from when on it was kept
/// @param past      rows that are past their time, by class, as the run counted them; none are left when it is done
/// @param ended     rows that it has ended, by class
/// @param kept      rows that were not past, by class and day of receipt: those of a day are past when the day is
/// @param files     of the log that have to be written anew; `filesDone` of them are
/// @param stretches of the log's positions whose tables, archive and books have to follow
/// @param eventsKeptFrom since when it is known whose events were: what came before belongs to nobody
public record RetentionRecord(boolean done, Instant startedAt, Optional<Instant> finishedAt,
        SortedMap<String, String> times, SortedMap<String, Instant> before, SortedMap<String, Long> past,
        SortedMap<String, Long> ended, SortedMap<String, SortedMap<LocalDate, Long>> kept, int files, int filesDone,
        List<Stretch> stretches, Optional<Instant> eventsKeptFrom) {
    /// In the data folder.
    public static final String FILE = "retention.json";

    /// Positions from the first one on, before the next one.
    public record Stretch(long first, long next) {}

    /// The latest of a data folder.
    public static Optional<RetentionRecord> of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(Json.records().readValue(Files.readAllBytes(file), RetentionRecord.class))
                : Optional.empty();
    }

    void write(Path data) throws IOException {
        DurableFile.write(data, FILE, Json.records().writeValueAsBytes(this));
    }

    /// Rows that are past their time now, of each class with a time: those that the run has left, and those whose time
    /// has ended since and that no run has looked at.
    public SortedMap<String, Long> pastAt(Instant now, RetentionTimes set) {
        SortedMap<String, Long> rows = new TreeMap<>();
        set.before(now).forEach((kind, from) -> {
            LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
            SortedMap<LocalDate, Long> days = kept.getOrDefault(kind.label(), Collections.emptySortedMap());
            rows.put(kind.label(), past.getOrDefault(kind.label(), 0L)
                    + days.headMap(day).values().stream().mapToLong(Long::longValue).sum());
        });
        return rows;
    }

    /// How long each class with a time is kept.
    public static SortedMap<String, String> words(RetentionTimes times) {
        SortedMap<String, String> words = new TreeMap<>();
        times.spans().forEach((kind, span) -> words.put(kind.label(), span.toString()));
        return words;
    }

    /// Whether it was made with these times.
    boolean isOf(RetentionTimes times) {
        return this.times.equals(words(times));
    }

    RetentionRecord withFile() {
        return new RetentionRecord(done, startedAt, finishedAt, times, before, past, ended, kept, files, filesDone + 1,
                stretches, eventsKeptFrom);
    }

    RetentionRecord finished(Instant at, Map<String, Long> left, Map<String, Long> gone) {
        return new RetentionRecord(true, startedAt, Optional.of(at), times, before, new TreeMap<>(left),
                new TreeMap<>(gone), kept, files, filesDone, List.of(), eventsKeptFrom);
    }
}
