package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.FileReader.Problem;
import outlay.collect.ImportResult.Counts;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.collect.Importer.Options;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.log.Outcome;
import outlay.testkit.Property;

class ImporterTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Options DRY = new Options(Optional.empty(), Optional.empty(), Map.of(),
            Optional.empty(), Optional.empty(), Optional.empty(), true);

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
    void aFileIsImportedOnceAndThenUnchanged() {
        Path spend = file("spend.txt", "spend", "2026-10-01 google 1 a 10.5", "2026-10-02 google 1 a 20");
        OfFile first = imported(spend);
        assertThat(first.state()).isEqualTo(State.IMPORTED);
        assertThat(first.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(first.spend().get(new Currency("USD"))).hasToString("USD 30.50");
        assertThat(first.firstDay().orElseThrow()).hasToString("2026-10-01");
        assertThat(first.lastDay().orElseThrow()).hasToString("2026-10-02");
        int size = log.entries().size();
        OfFile second = imported(spend);
        assertThat(second.state()).isEqualTo(State.UNCHANGED);
        assertThat(second.rows()).isEqualTo(2);
        assertThat(second.spend()).isEqualTo(first.spend());
        assertThat(log.entries()).hasSize(size);
        assertThat(FactCodec.decode(log.entries().getLast())).isInstanceOf(Import.class);
    }

    @Test
    void aThenBThenAgainAGivesTheBooksOfA() {
        Path a = file("a.txt", "spend", "2026-10-01 google 1 a 10");
        Path b = file("b.txt", "spend", "2026-10-01 google 1 a 12");
        imported(a);
        SortedMap<String, Long> booksOfA = SimpleBooks.of(log);
        imported(b);
        assertThat(SimpleBooks.of(log)).isNotEqualTo(booksOfA);
        OfFile again = imported(a);
        assertThat(again.state()).isEqualTo(State.IMPORTED);
        assertThat(again.importId()).endsWith("-2");
        assertThat(SimpleBooks.of(log)).isEqualTo(booksOfA);
        assertThat(imported(a).state()).isEqualTo(State.UNCHANGED);
        assertThat(imported(b).importId()).endsWith("-2");
    }

    @Test
    void aReportThatWasSplitByCampaignAddsUpAndStaysUnchanged() {
        Path a = file("a.txt", "spend", "2026-10-01 google 1 a 10");
        Path b = file("b.txt", "spend", "2026-10-01 google 1 b 12");
        imported(a);
        imported(b);
        assertThat(SimpleBooks.of(log)).hasSize(2);
        assertThat(imported(a).state()).isEqualTo(State.UNCHANGED);
        assertThat(imported(b).state()).isEqualTo(State.UNCHANGED);
    }

    @Test
    void overlappingFilesOfOneCallAreUnchangedTheSecondTime() {
        List<Path> files = List.of(
                file("w1.txt", "spend", "2026-10-01 google 1 a 10", "2026-10-02 google 1 a 11"),
                file("w2.txt", "spend", "2026-10-02 google 1 a 12", "2026-10-03 google 1 a 13"));
        importer(log, Progress.NONE).importFiles(ACME, files, Options.NONE);
        SortedMap<String, Long> books = SimpleBooks.of(log);
        int size = log.entries().size();
        ImportResult again = importer(log, Progress.NONE).importFiles(ACME, files, Options.NONE);
        assertThat(again.files()).allMatch(file -> file.state() == State.UNCHANGED);
        assertThat(log.entries()).hasSize(size);
        assertThat(books.values()).containsExactly(10_000_000L, 12_000_000L, 13_000_000L);
    }

    @Test
    void theOrderInWhichFilesAreNamedMakesNoDifference() {
        Property.check(150, 21, draw -> {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < draw.between(1, 5); i++) {
                String[] rows = draw.list(1, 4, d -> "2026-10-0" + d.between(1, 4) + " google 1 "
                        + d.pick("a", "b", "c") + " " + d.between(1, 9)).toArray(String[]::new);
                List<String> lines = new ArrayList<>(List.of("spend"));
                lines.addAll(Arrays.asList(rows));
                files.add(file("f" + i + ".txt", lines.toArray(String[]::new)));
            }
            MemoryLog one = new MemoryLog();
            MemoryLog other = new MemoryLog();
            importer(one, Progress.NONE).importFiles(ACME, files, Options.NONE);
            importer(other, Progress.NONE).importFiles(ACME, draw.shuffled(files), Options.NONE);
            assertThat(SimpleBooks.of(other)).isEqualTo(SimpleBooks.of(one));
            importer(one, Progress.NONE).importFiles(ACME, draw.shuffled(files), Options.NONE);
            assertThat(SimpleBooks.of(one)).isEqualTo(SimpleBooks.of(other));
            assertThat(one.entries()).as("nothing is added by repeating a call").hasSameSizeAs(other.entries());
        });
    }

    @Test
    void whatWasImportedLastHoldsInWhateverHistory() {
        Property.check(150, 22, draw -> {
            MemoryLog into = new MemoryLog();
            for (int i = 0; i < draw.between(1, 8); i++) {
                int version = draw.between(1, 3);
                Path file = file("v" + version + ".txt", "spend", "2026-10-01 google 1 a " + version,
                        "2026-10-0" + (version + 1) + " google 1 b " + version);
                Importer importer = importer(into, Progress.NONE);
                if (draw.chance(30)) {
                    into.refuseAfter(draw.between(0, 2), Outcome.Reason.DISK_FULL);
                    importer.importFiles(ACME, List.of(file), Options.NONE);
                    into.refuseAfter(Integer.MAX_VALUE, Outcome.Reason.DISK_FULL);
                }
                OfFile result = importer.importFiles(ACME, List.of(file), Options.NONE).files().getFirst();
                assertThat(result.counts().balanced()).isTrue();
                assertThat(SimpleBooks.of(into).get("2026-10-01 google 1 a")).isEqualTo(version * 1_000_000L);
            }
        });
    }

    @Test
    void anImportThatTheLogInterruptsDoesNotCountAndIsTakenUpAgain() {
        Path spend = file("spend.txt", "spend", "2026-10-01 google 1 a 10", "2026-10-02 google 1 a 20",
                "2026-10-03 google 1 a 30");
        log.refuseAfter(2, Outcome.Reason.DISK_FULL);
        OfFile first = imported(spend);
        assertThat(first.state()).isEqualTo(State.INTERRUPTED);
        assertThat(first.counts()).isEqualTo(new Counts(3, 2, 0, 0, 1, 0));
        assertThat(first.problems()).singleElement().asString().contains("DISK_FULL (no room)").contains("again");
        assertThat(SimpleBooks.of(log)).isEmpty();
        log.refuseAfter(1, Outcome.Reason.DISK_FULL);
        OfFile second = imported(spend);
        assertThat(second.state()).as("all rows are there, the mark is not").isEqualTo(State.INTERRUPTED);
        assertThat(second.counts()).isEqualTo(new Counts(3, 1, 2, 0, 0, 0));
        assertThat(SimpleBooks.of(log)).isEmpty();
        log.refuseAfter(Integer.MAX_VALUE, Outcome.Reason.DISK_FULL);
        OfFile third = imported(spend);
        assertThat(third.state()).isEqualTo(State.IMPORTED);
        assertThat(third.counts()).isEqualTo(new Counts(3, 0, 3, 0, 0, 0));
        assertThat(third.importId()).isEqualTo(first.importId());
        assertThat(SimpleBooks.of(log)).hasSize(3);
    }

    @Test
    void rowsThatAnOlderVersionReadOtherwiseAreLeftBehind() {
        Path spend = file("spend.txt", "spend", "2026-10-01 google 1 a 10");
        String id = importer(log, Progress.NONE).importFiles(ACME, List.of(spend), DRY).files().getFirst().importId();
        SpendRow row = (SpendRow) new SmallTableRow(id).fact();
        log.append(List.of(FactCodec.encode(row, Instant.EPOCH)));
        OfFile result = imported(spend);
        assertThat(result.state()).isEqualTo(State.IMPORTED);
        assertThat(result.importId()).endsWith("-2");
        assertThat(result.counts().balanced()).isTrue();
        assertThat(SimpleBooks.of(log)).containsOnlyKeys("2026-10-01 google 1 a").containsValue(10_000_000L);
        assertThat(imported(spend).state()).isEqualTo(State.UNCHANGED);
    }

    private record SmallTableRow(String importId) {
        Fact fact() {
            return new SpendRow(ACME, importId, 2, "google", "1", "", SpendRow.Level.CAMPAIGN,
                    Day.parse("2026-10-01"), "", SpendRow.Entity.ACCOUNT, "",
                    Micros.parse("99", "USD"), OptionalLong.empty(),
                    OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
        }
    }

    @Test
    void aFullQueueIsWaitedFor() {
        log.busy(5);
        OfFile result = imported(file("e.jsonl", event("1"), event("2"), event("3")));
        assertThat(result.state()).isEqualTo(State.IMPORTED);
        assertThat(result.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0));
    }

    @Test
    void everyLineOfEventsIsAccountedFor() {
        Path events = file("e.jsonl", event("1"), event("1"), event("1").replace("page", "screen"), "nonsense",
                "{\"type\":\"x\"}", event("2"));
        OfFile result = imported(events);
        assertThat(result.state()).isEqualTo(State.IMPORTED);
        assertThat(result.counts()).isEqualTo(new Counts(6, 4, 1, 1, 0, 2));
        assertThat(result.counts().balanced()).isTrue();
        List<Quarantine> kept = log.entries().stream().filter(entry -> entry.kind() == Entry.Kind.QUARANTINE)
                .map(Quarantine::of).toList();
        assertThat(kept).extracting(Quarantine::line).containsExactly(4, 5);
        assertThat(kept).extracting(Quarantine::reason).containsExactly(Refusal.NOT_JSON, Refusal.UNKNOWN_TYPE);
        assertThat(kept.getFirst().bytes()).asString().isEqualTo("nonsense");
        assertThat(kept.getFirst().file()).isEqualTo("e.jsonl");
        assertThat(imported(events).state()).isEqualTo(State.UNCHANGED);
    }

    @Test
    void aDryRunReportsAndStoresNothing() {
        Path spend = file("spend.txt", "spend", "2026-10-01 google 1 a 10");
        OfFile dry = importer(log, Progress.NONE).importFiles(ACME, List.of(spend), DRY).files().getFirst();
        assertThat(dry.state()).isEqualTo(State.DRY_RUN);
        assertThat(dry.counts()).isEqualTo(Counts.NONE);
        assertThat(dry.rows()).isEqualTo(1);
        assertThat(log.entries()).isEmpty();
        assertThat(imported(spend).importId()).isEqualTo(dry.importId());
    }

    @Test
    void aWrongFileImportsNothingAndStopsNoOther() {
        Path wrong = file("wrong.txt", "spend", "2026-10-01 google 1 a 10", "too short");
        Path good = file("good.jsonl", event("1"));
        Path unknown = file("letter.txt", "Dear Sir");
        Path empty = folder.resolve("empty.csv");
        Path missing = folder.resolve("missing.csv");
        try {
            Files.createFile(empty);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        ImportResult result = importer(log, Progress.NONE).importFiles(ACME,
                List.of(wrong, good, unknown, empty, missing), Options.NONE);
        assertThat(result.complete()).isFalse();
        assertThat(result.files()).filteredOn(file -> file.state() == State.IMPORTED).extracting(OfFile::file)
                .containsExactly("good.jsonl");
        assertThat(result.files()).filteredOn(file -> file.state() == State.REFUSED).hasSize(4)
                .allSatisfy(file -> assertThat(file.problems()).isNotEmpty());
        assertThat(problem(result, "letter.txt")).contains("none of the known kinds of file")
                .contains("small tables").contains("--kind").contains("--platform").contains("--map");
        assertThat(problem(result, "empty.csv")).contains("the file is empty");
        assertThat(problem(result, "missing.csv")).contains("no such file");
        assertThat(problem(result, "wrong.txt")).contains("line 3: has too few cells");
        assertThat(log.entries()).hasSize(3);
    }

    private static String problem(ImportResult result, String file) {
        return result.files().stream().filter(one -> one.file().equals(file)).findFirst().orElseThrow().problems()
                .getFirst().toString();
    }

    @Test
    void aFolderStandsForTheFilesInIt() throws IOException {
        file("a.jsonl", event("1"));
        file("b.jsonl", event("2"));
        file(".hidden", "x");
        Files.createDirectory(folder.resolve("deeper"));
        ImportResult result = importer(log, Progress.NONE).importFiles(ACME, List.of(folder, folder.resolve("a.jsonl")),
                Options.NONE);
        assertThat(result.files()).extracting(OfFile::file).containsExactlyInAnyOrder("a.jsonl", "b.jsonl");
    }

    @Test
    void spendThatShrinksIsPointedOut() {
        imported(file("a.txt", "spend", "2026-10-01 google 1 a 10", "2026-10-01 google 1 b 5",
                "2026-10-02 google 1 a 1"));
        OfFile result = imported(file("b.txt", "spend", "2026-10-01 google 1 a 11", "2026-10-02 google 1 a 2"));
        assertThat(result.state()).isEqualTo(State.IMPORTED);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.DOUBTFUL);
            assertThat(problem.toString()).contains("google account \"1\"").contains("on 1 day, most on 2026-10-01")
                    .contains("USD 15.00 became USD 11.00");
        });
        assertThat(imported(file("c.txt", "spend", "2026-10-01 google 1 c 1")).problems()).isEmpty();
    }

    @Test
    void clientsDoNotMeet() {
        Path spend = file("spend.txt", "spend", "2026-10-01 google 1 a 10");
        imported(spend);
        OfFile other = importer(log, Progress.NONE).importFiles(new ClientId("other"), List.of(spend), Options.NONE)
                .files()
                .getFirst();
        assertThat(other.state()).isEqualTo(State.IMPORTED);
        assertThat(other.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
    }

    @Test
    void aStoppedImportLeavesNoMark() {
        String[] lines = new String[5_000];
        Arrays.setAll(lines, i -> event("e" + i));
        Path events = file("e.jsonl", lines);
        List<Long> seen = new ArrayList<>();
        Progress stop = new Progress() {
            @Override
            public void read(Path file, long facts) {
                seen.add(facts);
            }

            @Override
            public void appended(Path file, long done, long all) {
                seen.add(done);
            }

            @Override
            public boolean cancelled() {
                return seen.size() > 3;
            }
        };
        OfFile result = importer(log, stop).importFiles(ACME, List.of(events), Options.NONE).files().getFirst();
        assertThat(result.state()).isEqualTo(State.INTERRUPTED);
        assertThat(result.problems()).first().asString().contains("the import was stopped");
        assertThat(result.counts().balanced()).isTrue();
        assertThat(log.entries()).hasSizeBetween(1_000, 4_999).noneMatch(entry -> entry.kind() == Entry.Kind.IMPORT);
        OfFile again = imported(events);
        assertThat(again.state()).isEqualTo(State.IMPORTED);
        assertThat(log.entries().stream().filter(entry -> entry.kind() == Entry.Kind.EVENT)).hasSize(5_000);
    }

    @Test
    void theCatalogueFollowsWhatOthersImport() {
        Path a = file("a.txt", "spend", "2026-10-01 google 1 a 10");
        Path b = file("b.txt", "spend", "2026-10-01 google 1 a 12");
        Importer one = importer(log, Progress.NONE);
        Importer other = importer(log, Progress.NONE);
        one.importFiles(ACME, List.of(a), Options.NONE);
        other.importFiles(ACME, List.of(b), Options.NONE);
        assertThat(one.importFiles(ACME, List.of(a), Options.NONE).files().getFirst().importId()).endsWith("-2");
        ImportCatalogue catalogue = new ImportCatalogues(log).upToDate(ACME);
        assertThat(catalogue.imports()).extracting(Import::fileName).containsExactly("a.txt", "b.txt", "a.txt");
    }

    @Test
    void resultsAreToldToPeopleAndPrograms() {
        ImportResult result = importer(log, Progress.NONE).importFiles(ACME,
                List.of(file("spend.txt", "spend", "2026-10-01 google 1 a 1234.5"), file("e.jsonl", event("1"), "x"),
                        file("letter.txt", "Dear Sir")),
                Options.NONE);
        assertThat(ResultText.lines(result)).contains(
                "spend.txt: imported, small, 1 rows, 2026-10-01 to 2026-10-01, spend USD 1234.50 (1 new)",
                "e.jsonl: imported, segment-events, 1 rows, 2026-10-01 to 2026-10-01 (1 new, 1 in quarantine)",
                "letter.txt: refused, nothing of it was imported",
                "3 files: 2 imported, 1 refused, nothing of it was imported (2 new, 1 in quarantine)");
        assertThat(ResultJson.node(result).get("complete").booleanValue()).isFalse();
        String spend = ResultJson.text(result);
        assertThat(spend).contains("\"state\" : \"imported\"").contains("\"USD\" : \"1234.50\"")
                .contains("\"first_day\" : \"2026-10-01\"").contains("\"severity\" : \"wrong\"")
                .contains("\"received\" : 3");
        assertThat(
                log.entries().stream().map(entry -> entry.kind() == Entry.Kind.EVENT ? FactCodec.decode(entry) : null))
                .anyMatch(Event.class::isInstance);
    }
}
