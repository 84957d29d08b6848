package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.collect.Importer.Options;
import outlay.log.MemoryLog;

/// Taking imports back, and what a complete report no longer has.
class UndoingTest {
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private Importer importer(MemoryLog into, Progress progress) {
        return new Importer(into, List.of(new EventsFile(), new SmallTable()),
                Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC), progress);
    }

    private Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private OfFile imported(Path file) {
        return importer(log, Progress.NONE).importFiles(ACME, List.of(file), Options.NONE).files().getFirst();
    }

    private static String event(String id) {
        return "{\"type\":\"page\",\"messageId\":\"" + id
                + "\",\"anonymousId\":\"a\",\"timestamp\":\"2026-10-01T12:00:00Z\"}";
    }

    @Test
    void daysThatACompleteReportNoLongerHasCostNothing() {
        imported(file("a.txt", "spend", "2026-10-01 google 1 a 10", "2026-10-02 google 1 a 11",
                "2026-10-03 google 1 a 12", "2026-10-02 google 2 a 9"));
        Path b = file("b.txt", "spend", "2026-10-01 google 1 a 10", "2026-10-03 google 1 a 13");
        OfFile kept = imported(b);
        assertThat(kept.problems()).anyMatch(problem -> problem.message().contains("1 days from 2026-10-02 on")
                && problem.message().contains("USD 11.00: they keep it") && problem.remedy().contains("complete=yes"));
        assertThat(SimpleBooks.of(log).values()).containsExactly(10_000_000L, 11_000_000L, 9_000_000L, 13_000_000L);
        Options complete = new Options(Optional.empty(), Optional.empty(), Map.of("complete", "yes"),
                Optional.empty(), Optional.empty(), Optional.empty(), false);
        OfFile gone = importer(log, Progress.NONE).importFiles(ACME, List.of(b), complete).files().getFirst();
        assertThat(gone.state()).isEqualTo(State.IMPORTED);
        assertThat(gone.problems()).anyMatch(problem -> problem.message().contains("these days now cost nothing"));
        assertThat(SimpleBooks.of(log).values()).containsExactly(10_000_000L, 0L, 9_000_000L, 13_000_000L);
        assertThat(importer(log, Progress.NONE).importFiles(ACME, List.of(b), complete).files().getFirst().state())
                .isEqualTo(State.UNCHANGED);
    }

    @Test
    void anUndoneImportCountsAgainOnceItsFileIsImportedAgain() {
        Path a = file("a.txt", "spend", "2026-10-01 google 1 a 10");
        Path b = file("b.txt", "spend", "2026-10-01 google 1 a 12");
        String first = imported(a).importId();
        String second = imported(b).importId();
        Importer importer = importer(log, Progress.NONE);
        OfFile undone = importer.undo(ACME, second).files().getFirst();
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.file()).isEqualTo("b.txt");
        int size = log.entries().size();
        assertThat(importer.undo(ACME, second).complete()).isTrue();
        assertThat(log.entries()).hasSize(size);
        ImportCatalogue catalogue = new ImportCatalogue(ACME, log);
        catalogue.follow();
        assertThat(catalogue.state(second)).isEqualTo("undone");
        assertThat(catalogue.state(first)).isEqualTo("counts");
        assertThat(imported(a).state()).isEqualTo(State.UNCHANGED);
        OfFile again = imported(b);
        assertThat(again.state()).isEqualTo(State.IMPORTED);
        assertThat(again.importId()).endsWith("-2");
        assertThat(importer.undo(ACME, "none").files().getFirst().problems().getFirst().remedy())
                .contains("imports list");
        Path events = file("e.jsonl", event("1"));
        assertThat(importer.undo(ACME, imported(events).importId()).files().getFirst().problems().getFirst().message())
                .contains("cannot be taken back");
    }
}
