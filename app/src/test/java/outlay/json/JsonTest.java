package outlay.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.testkit.SharedData;
import outlay.testkit.Property;
import tools.jackson.databind.JsonNode;

class JsonTest {
    private static final int ROOM = 1 << 20;
    /// Valid JSON that is refused on purpose: names that stand twice, and a number of 80 digits.
    private static final List<String> VALID_BUT_REFUSED = List.of("y_number_double_close_to_zero.json",
            "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

    @Test
    void everyMalformedTextOfTheSuiteIsRefused() throws IOException {
        Map<String, Boolean> verdicts = verdicts("n_");
        assertThat(verdicts).hasSize(188).doesNotContainValue(true);
    }

    @Test
    void everyValidTextOfTheSuiteIsAcceptedExceptWhatIsRefusedOnPurpose() throws IOException {
        Map<String, Boolean> verdicts = verdicts("y_");
        assertThat(verdicts).hasSize(95);
        assertThat(verdicts.entrySet().stream().filter(verdict -> !verdict.getValue()).map(Map.Entry::getKey))
                .containsExactlyElementsOf(VALID_BUT_REFUSED);
    }

    @Test
    void textsThatTheStandardLeavesOpenHaveAVerdictInTheTable() throws Exception {
        Map<String, Boolean> expected = new TreeMap<>();
        for (String row : Files.readAllLines(Path.of(JsonTest.class.getResource("json-verdicts.txt").toURI()))) {
            if (!row.isBlank() && !row.startsWith("#")) {
                String[] cells = row.trim().split(" +");
                expected.put(cells[1], cells[0].equals("accept"));
            }
        }
        assertThat(verdicts("i_")).hasSize(35).isEqualTo(expected);
    }

    @Test
    void numbersAreExact() throws BadJson {
        JsonNode numbers = Json.read(
                "[1.10,9223372036854775807,9223372036854775808,0.1,1.000000000000000005,-0]".getBytes(UTF_8), ROOM);
        assertThat(numbers.get(0).decimalValue()).hasToString("1.10");
        assertThat(numbers.get(1).longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(numbers.get(2).decimalValue()).hasToString("9223372036854775808");
        assertThat(numbers.get(3).decimalValue()).hasToString("0.1");
        assertThat(numbers.get(4).decimalValue()).hasToString("1.000000000000000005");
        assertThat(numbers).noneMatch(JsonNode::isDouble);
    }

    @Test
    void boundsAreMetExactly() throws BadJson {
        Json.read(("[".repeat(16) + "]".repeat(16)).getBytes(UTF_8), ROOM);
        refused("[".repeat(17) + "]".repeat(17), "nested deeper than 16");
        Json.read(("\"" + "x".repeat(8192) + "\"").getBytes(UTF_8), ROOM);
        refused("\"" + "x".repeat(8193) + "\"", "longer than 8192 characters");
        refused("\"" + "x".repeat(100_000) + "\"", "send texts of 8192");
        Json.read("7".repeat(40).getBytes(UTF_8), ROOM);
        refused("7".repeat(41), "longer than 40 characters");
        refused("7".repeat(100_000), "numbers of 40");
        Json.read(("{\"" + "n".repeat(128) + "\":1}").getBytes(UTF_8), ROOM);
        refused("{\"" + "n".repeat(129) + "\":1}", "longer than 128 characters");
        Json.read(object(256).getBytes(UTF_8), ROOM);
        refused(object(257), "more than 256 names");
        refused("1e1000", "exponent is beyond 999");
        refused("1e-99999999999", "exponent");
        assertThatThrownBy(() -> Json.read("[1,2]".getBytes(UTF_8), 4)).isInstanceOf(BadJson.class)
                .hasMessage("the text has 5 bytes; send at most 4 bytes");
    }

    @Test
    void aMistakeIsNamedWithItsPlaceAndRemedy() {
        refused("{\"a\":1,\n \"a\":2}",
                "line 2, column 2: the name \"a\" stands twice in one object; leave one of them out");
        refused("{} {}", "line 1, column 4: there is something behind the end of the document");
        refused("{\n\"a\":}", "line 2, column 5: this is not JSON");
        refused("\"\\ud800\"", "half of a character");
        refused("", "there is no JSON here");
        assertThatThrownBy(() -> Json.read(new byte[]{'"', (byte) 0xC0, (byte) 0x80, '"'}, ROOM))
                .isInstanceOf(BadJson.class).hasMessageContaining("byte 2 is not UTF-8");
    }

    @Test
    void noTextMakesItFailInAnotherWay() {
        String[] pieces = {"{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "d800", "a", "\"a\"", "1", "-", ".", "e9",
                "true",
                "null", " ", "\n", "\0", "\ufeff", "é", "/*"};
        Property.check(20_000, 7, draw -> {
            String text = String.join("", draw.list(0, 12, d -> d.pick(pieces)));
            try {
                JsonNode node = Json.read(text.getBytes(UTF_8), ROOM);
                assertThat(Json.read(Json.canonical(node), ROOM)).isEqualTo(node);
            } catch (BadJson refused) {
                assertThat(refused.getMessage()).contains("; ");
            }
        });
    }

    @Test
    void theCanonicalFormDoesNotDependOnTheOrderOfNames() throws BadJson {
        byte[] one = Json
                .canonical(Json.read("{\"b\":{\"y\":1,\"x\":[{\"q\":1,\"p\":2}]},\"a\":2}".getBytes(UTF_8), ROOM));
        assertThat(new String(one, UTF_8)).isEqualTo("{\"a\":2,\"b\":{\"x\":[{\"p\":2,\"q\":1}],\"y\":1}}");
    }

    private static String object(int names) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names; i++) {
            text.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":").append(i);
        }
        return text.append('}').toString();
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> Json.read(text.getBytes(UTF_8), ROOM)).isInstanceOf(BadJson.class)
                .hasMessageContaining(message);
    }

    private static Map<String, Boolean> verdicts(String prefix) throws IOException {
        Map<String, Boolean> verdicts = new TreeMap<>();
        try (Stream<Path> files = Files.list(SharedData.path("bad-input/json-test-suite/test_parsing"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(prefix)).toList()) {
                verdicts.put(file.getFileName().toString(), accepted(Files.readAllBytes(file)));
            }
        }
        return verdicts;
    }

    private static boolean accepted(byte[] text) {
        try {
            Json.read(text, ROOM);
            return true;
        } catch (BadJson refused) {
            return false;
        }
    }
}
