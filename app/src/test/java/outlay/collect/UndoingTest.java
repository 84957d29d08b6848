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
import outlay.fact.Brought;
import outlay.log.Entry;
import outlay.log.FactCodec;
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
        ImportCatalogue catalogue = new ImportCatalogues(log).upToDate(ACME);
        assertThat(catalogue.state(second)).isEqualTo("undone");
        assertThat(catalogue.state(first)).isEqualTo("counts");
        assertThat(imported(a).state()).isEqualTo(State.UNCHANGED);
        OfFile again = imported(b);
        assertThat(again.state()).isEqualTo(State.IMPORTED);
        assertThat(again.importId()).endsWith("-2");
        assertThat(importer.undo(ACME, "none").files().getFirst().problems().getFirst().remedy())
                .contains("imports list");
    }

    @Test
    void anImportOfEventsSaysWhatItBroughtAndWhatElseSpeaksOfIt() {
        Path orders = file("orders.jsonl", event("1"), order("2", "Order Completed", "o-1"));
        Path refunds = file("refunds.jsonl", event("1"), order("3", "Order Refunded", "o-1"));
        OfFile first = imported(orders);
        imported(refunds);
        assertThat(imported(orders).state()).isEqualTo(State.UNCHANGED);
        List<Brought> brought = log.entries().stream().filter(entry -> entry.kind() == Entry.Kind.BROUGHT)
                .map(entry -> (Brought) FactCodec.decode(entry)).toList();
        // The refunds' file tells of the first event too, which lies where the first file left it.
        assertThat(brought).containsExactly(
                new Brought(ACME, first.importId(), 1, List.of(0L), List.of(1L)),
                new Brought(ACME, brought.get(1).importId(), 1, List.of(0L, 4L), List.of(0L, 4L)));
        Importer importer = importer(log, Progress.NONE);
        OfFile undone = importer.undo(ACME, first.importId()).files().getFirst();
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.problems().getFirst().message()).contains("1 refunds or cancellations");
        OfFile again = imported(orders);
        assertThat(again.state()).isEqualTo(State.IMPORTED);
        assertThat(again.counts().duplicate()).isEqualTo(2);
        assertThat(importer.undo(ACME, brought.get(1).importId()).files().getFirst().problems()).isEmpty();
    }

    @Test
    void whatAnEarlierOutlayImportedIsNotedOnceItIsImportedAgain() {
        Path events = file("e.jsonl", event("1"));
        String id = imported(events).importId();
        MemoryLog earlier = new MemoryLog();
        earlier.append(log.entries().stream().filter(entry -> entry.kind() != Entry.Kind.BROUGHT).toList()).join();
        Importer importer = importer(earlier, Progress.NONE);
        OfFile refused = importer.undo(ACME, id).files().getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.problems().getFirst().message()).contains("did not note");
        OfFile again = importer.importFiles(ACME, List.of(events), Options.NONE).files().getFirst();
        assertThat(again.importId()).endsWith("-2");
        assertThat(importer.undo(ACME, again.importId()).files().getFirst().state()).isEqualTo(State.UNDONE);
    }

    private static String order(String id, String name, String order) {
        return "{\"type\":\"track\",\"event\":\"" + name + "\",\"messageId\":\"" + id
                + "\",\"anonymousId\":\"a\",\"timestamp\":\"2026-10-01T12:00:00Z\",\"properties\":{\"order_id\":\""
                + order + "\",\"total\":12.5,\"currency\":\"USD\"}}";
    }
}
