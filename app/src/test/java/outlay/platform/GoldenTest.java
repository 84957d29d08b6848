package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every folder `<platform>/<case>` holds a file as it was exported, the options that the user gave, and what must be
/// made of it. `-Dgolden.write=true` writes what is made of it now; a person then reads the difference.
final class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/outlay/platform");

    @TestFactory
    Stream<DynamicTest> everyFileIsReadAsWritten() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.walk(CASES)) {
            inputs = files.filter(file -> file.getFileName().toString().startsWith("input.")).sorted().toList();
        }
        assertThat(inputs).hasSizeGreaterThan(30);
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(CASES.relativize(input.getParent()).toString(),
                        () -> check(input)));
    }

    private static void check(Path input) throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        Path given = input.resolveSibling("options.txt");
        if (Files.exists(given)) {
            for (String line : Files.readAllLines(given, StandardCharsets.UTF_8)) {
                int equals = line.lastIndexOf('=');
                if (equals > 0) {
                    options.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        String made = Readings.written(Readings.read(Readings.source(input, options)));
        Path expected = input.resolveSibling("expected.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, made, StandardCharsets.UTF_8);
        }
        assertThat(made).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
}
