package outlay.activate.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import outlay.json.Json;
import outlay.platform.PersonRules;

/// What each platform gets, held against a table that was computed without this code.
class VectorsTest {
    private static final String TABLE = "/outlay/activate/normal/vectors.txt";

    @TestFactory
    Stream<DynamicTest> everyVectorIsAsComputed() throws IOException {
        return lines().stream().map(line -> DynamicTest.dynamicTest(line, () -> check(line.split(" \\| ", -1))));
    }

    @Test
    void everyPlatformAndEachOfItsEmailsAndPhonesIsInIt() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        for (IdentifierRules rules : PersonRules.ALL) {
            for (Field field : List.of(Field.EMAIL, Field.PHONE)) {
                if (rules.rule(field).isPresent()) {
                    assertThat(lines).as(rules.platform() + " " + field)
                            .anyMatch(line -> line.startsWith(rules.platform() + " | " + field.label() + " | "));
                }
            }
        }
    }

    private static List<String> lines() throws IOException {
        try (var in = Objects.requireNonNull(VectorsTest.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        }
    }

    private static void check(String[] cells) {
        IdentifierRules rules = PersonRules.of(cells[0]).orElseThrow();
        Optional<String> country = Optional.of(cells[2]).filter(known -> !known.equals("-"));
        Sent sent = rules.sent(rules.field(cells[1]).orElseThrow(), text(cells[3]), country);
        String got = switch (sent) {
            case Sent.Hashed hashed -> hashed.text() + " " + hashed.sha256();
            case Sent.InClear clear -> clear.text() + " clear";
            case Sent.Nothing nothing -> "[" + nothing.reason().label() + "] -";
        };
        assertThat(got).isEqualTo((cells[4].startsWith("[") ? cells[4] : text(cells[4])) + " " + cells[5]);
    }

    private static String text(String json) {
        return Json.records().readTree(json).asString();
    }
}
