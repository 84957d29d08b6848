package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.collect.table.Xlsx.number;
import static outlay.collect.table.Xlsx.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.collect.table.Xlsx;
import outlay.log.MemoryLog;
import outlay.platform.Platforms;

class UnpackedTest {
    private static final String SPEND = "date_day,platform,campaign_name,currency,spend\n"
            + "2026-10-01,google_ads,a,USD,10.50\n";

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private List<OfFile> imported(Path file, Map<String, String> mapping) {
        return new Importer(log, Platforms.readers(), Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"),
                ZoneOffset.UTC), Progress.NONE)
                .importFiles(new ClientId("acme"), List.of(file), new Importer.Options(Optional.empty(),
                        Optional.empty(), mapping, Optional.empty(), Optional.empty(), Optional.empty(), false))
                .files();
    }

    private Path zip(String name, String... namesAndTexts) throws IOException {
        Path zip = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                Xlsx.put(out, namesAndTexts[i], namesAndTexts[i + 1]);
            }
        }
        return zip;
    }

    @Test
    void aZipIsTheFilesInItAndTheSameFileBesideItIsKnown() throws Exception {
        Path zip = zip("exports.zip", "a/google.csv", SPEND, "../../b.csv",
                "date_day,platform,campaign_name,currency,spend\n2026-10-02,google_ads,a,USD,1\n", "__MACOSX/._a", "x");
        List<OfFile> files = imported(zip, Map.of());
        assertThat(files).extracting(OfFile::file, OfFile::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("exports.zip/google.csv", State.IMPORTED),
                org.assertj.core.groups.Tuple.tuple("exports.zip/b.csv", State.IMPORTED));
        assertThat(imported(Files.writeString(folder.resolve("google.csv"), SPEND), Map.of()).getFirst().state())
                .isEqualTo(State.UNCHANGED);
    }

    @Test
    void gzipIsTheFileInIt() throws Exception {
        Path gz = folder.resolve("spend.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(SPEND.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        OfFile file = imported(gz, Map.of()).getFirst();
        assertThat(file.file()).isEqualTo("spend.csv");
        assertThat(file.state()).isEqualTo(State.IMPORTED);
    }

    @Test
    void aWorkbookIsReadAsATableAndItsOtherSheetsAreTold() throws Exception {
        String head = text("A1", "Day") + text("B1", "Campaign") + text("C1", "Currency code") + text("D1", "Cost");
        Path xlsx = new Xlsx()
                .sheet("October", head,
                        Xlsx.day("A2", "46296") + text("B2", "Brand") + text("C2", "USD") + number("D2", "1.234"))
                .sheet("November", head,
                        Xlsx.day("A2", "46327") + text("B2", "Brand") + text("C2", "USD") + number("D2", "7"))
                .write(folder.resolve("report.xlsx"));
        OfFile first = imported(xlsx, Map.of("Campaign", "campaign", "Day", "day", "Cost", "spend")).getFirst();
        assertThat(first.state()).isEqualTo(State.REFUSED);
        List<OfFile> october = new Importer(log, Platforms.readers(), Clock.systemUTC(), Progress.NONE)
                .importFiles(new ClientId("acme"), List.of(xlsx), new Importer.Options(Optional.of("google"),
                        Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false))
                .files();
        assertThat(october.getFirst().spend().get(new Currency("USD"))).hasToString("USD 1.234");
        assertThat(october.getFirst().problems().getFirst().message()).contains("only the sheet \"October\"",
                "November");
        List<OfFile> november = new Importer(log, Platforms.readers(), Clock.systemUTC(), Progress.NONE)
                .importFiles(new ClientId("acme"), List.of(xlsx),
                        new Importer.Options(Optional.of("google"), Optional.empty(), Map.of("sheet", "november"),
                                Optional.empty(), Optional.empty(), Optional.empty(), false))
                .files();
        assertThat(november.getFirst().spend().get(new Currency("USD"))).hasToString("USD 7.00");
    }

    @Test
    void bombsAndBrokenZipsAreRefusedAndNothingIsLeft() throws Exception {
        Path bomb = folder.resolve("bomb.zip");
        try (OutputStream file = Files.newOutputStream(bomb); ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("zeros.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        long before = leftovers();
        assertThat(imported(bomb, Map.of()).getFirst().problems().getFirst().message()).contains("far too large");
        assertThat(imported(zip("outer.zip", "inner.zip", "PK\u0003\u0004"), Map.of()).getFirst().state())
                .isEqualTo(State.REFUSED);
        assertThat(imported(zip("empty.zip", ".hidden", "x"), Map.of()).getFirst().problems().getFirst().message())
                .contains("no file in the zip");
        Path cut = folder.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(zip("whole.zip", "a.csv", SPEND));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(imported(cut, Map.of()).getFirst().problems().getFirst().message()).contains("cannot be unpacked");
        try (Unpacked many = Unpacked.of(List.of(zip("many.zip", "1.csv", "a", "2.csv", "b", "3.csv", "c")),
                Optional.empty(), new Unpacked.Limits(2, 1000, 10))) {
            assertThat(many.parts().getLast().wrong().orElseThrow().message()).contains("more than 2 files");
        }
        assertThat(leftovers()).isEqualTo(before);
        assertThat(log.entries()).isEmpty();
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return temporary.filter(path -> path.getFileName().toString().startsWith(Spool.TEMPORARY)).count();
        }
    }
}
