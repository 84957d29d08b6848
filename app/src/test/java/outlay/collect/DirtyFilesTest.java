package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.FileReader.Problem;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.log.MemoryLog;
import outlay.platform.Platforms;

/// Four hundred exports, each with one thing about it, are taken with the right sum or refused for the right reason.
/// `dirty-files.txt` says which; `-Dgolden.write` writes down what the makers of the files say, which a person reads.
class DirtyFilesTest {
    private static final Path TABLE = Path.of("src/test/resources/outlay/collect/dirty-files.txt");
    private static final int FILES = 400;

    @TempDir
    Path folder;

    private static DirtyFile file(int number) {
        DirtyFile file = new DirtyFile(number * 7_919L);
        dirt(number).spoil(file);
        return file;
    }

    private static Dirt dirt(int number) {
        return Dirt.values()[number % Dirt.values().length];
    }

    private static String line(int number, DirtyFile file) {
        return String.format(Locale.ROOT, "%03d %s | %s %s %s | %s", number, name(dirt(number)), name(file.layout),
                name(file.style), file.separator == '\t' ? "tab" : Character.toString(file.separator), file.verdict());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void everyFileMeetsItsVerdict() throws IOException {
        List<String> made = new ArrayList<>();
        for (int number = 0; number < FILES; number++) {
            made.add(line(number, file(number)));
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.write(TABLE, made, StandardCharsets.UTF_8);
        }
        List<String> expected = Files.readAllLines(TABLE, StandardCharsets.UTF_8);
        assertThat(made).isEqualTo(expected);
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < FILES; number++) {
            String verdict = expected.get(number).substring(expected.get(number).lastIndexOf("| ") + 2);
            OfFile result = imported(file(number).write(folder, "f" + number));
            if (!meets(result, verdict)) {
                wrong.add(expected.get(number) + "\n    but " + result.state() + " " + result.rows() + " rows "
                        + result.spend() + " " + result.problems());
            }
        }
        assertThat(wrong).describedAs(String.join("\n", wrong)).isEmpty();
    }

    private OfFile imported(Path file) {
        Importer.Options options = new Importer.Options(Optional.empty(), Optional.empty(), java.util.Map.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), true);
        return new Importer(new MemoryLog(), Platforms.readers(), Clock.systemUTC(), Progress.NONE)
                .importFiles(new ClientId("acme"), List.of(file), options).files().getFirst();
    }

    private static boolean meets(OfFile result, String verdict) {
        if (verdict.startsWith("refused: ")) {
            String why = verdict.substring("refused: ".length());
            return result.state() == State.REFUSED && result.problems().stream()
                    .anyMatch(problem -> problem.severity() == Problem.Severity.WRONG
                            && problem.message().contains(why));
        }
        String spend = result.spend().values().stream().map(Object::toString).collect(Collectors.joining());
        String said = "accepted: " + result.rows() + " rows, " + (spend.isEmpty() ? "EUR 0.00" : spend);
        return result.state() == State.DRY_RUN && said.equals(verdict);
    }
}
