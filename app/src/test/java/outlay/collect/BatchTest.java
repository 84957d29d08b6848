package outlay.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.json.JsonList;
import outlay.testkit.Draw;
import outlay.testkit.Property;
import tools.jackson.databind.JsonNode;

/// A batch that is read in one pass says what the same batch says that is cut and then read call by call.
class BatchTest {
    private static final int MOST = 5;
    private static final List<String> SOUND = List.of("{}", "{\"a\":1}", " {\"a\" : [1.50, -2e3, null, true]}\n",
            "{\"a\":\"\u00e9\ud83d\ude00\"}", "{\"a\":\"\\u00e9 \\\"],}\\\\\"}", "{\"batch\":[{\"batch\":[]}]}", "7",
            "\"batch\"", "[]", "[[{}]]", "null", deep(14), deep(16), large(EventsFile.EVENT_BYTES - 1),
            large(EventsFile.EVENT_BYTES));
    private static final List<String> WRONG = List.of("", "{\"a\":}", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}", "}",
            "]", "{", "[", "\"", "1 2", "\ufeff{}", deep(17), large(EventsFile.EVENT_BYTES + 1), "{\"a\":1e1000}",
            "\u0000");
    private static final List<String> MEMBERS = List.of("\"sentAt\":\"2026-10-01T12:00:00Z\"", "\"a\":[1,[2]]",
            "\"context\":{\"batch\":[8]}", "\"\u00e9\":\"batch\"");
    private static final List<String> ODD_MEMBERS = List.of("\"a\":3", "\"batch\":7", "\"batch\":[]",
            "\"b\\u0061tch\":[9]", "\"x\":\"" + "y".repeat(8_000) + "\"", "\"x\":" + large(EventsFile.EVENT_BYTES));

    @Test
    void readInOnePassItIsWhatItIsCallByCall() {
        int[] inOnePass = {0, 0};
        Property.check(4_000, 31, draw -> {
            byte[] text = text(draw).getBytes(UTF_8);
            Optional<JsonList> sound = Batch.sound(text, MOST);
            sound.ifPresent(read -> assertThat(read).isEqualTo(callByCall(text).orElseThrow()));
            inOnePass[sound.isPresent() ? 1 : 0]++;
        });
        assertThat(Math.min(inOnePass[0], inOnePass[1])).as("neither is seldom").isGreaterThan(1_000);
    }

    @Test
    void whatIsUsualIsReadInOnePass() {
        String call = "{\"type\":\"page\",\"context\":{\"page\":{\"title\":\"caf\u00e9 \\\"x\\\"\"}}}";
        for (String text : List.of("{\"batch\":[" + call + "," + call + "],\"sentAt\":\"x\"}", "{ \"batch\" : [ ] }",
                "{\"context\":{},\"batch\":[" + call + "]}")) {
            assertThat(Batch.sound(text.getBytes(UTF_8), MOST)).as(text).isPresent();
        }
        assertThat(Batch.sound(batchOf(MOST).getBytes(UTF_8), MOST)).isPresent();
        assertThat(Batch.sound(batchOf(MOST + 1).getBytes(UTF_8), MOST)).isEmpty();
        assertThat(Batch.sound("{\"type\":\"page\"}".getBytes(UTF_8), MOST)).isEmpty();
    }

    private static String batchOf(int calls) {
        return "{\"batch\":[" + String.join(",", IntStream.range(0, calls).mapToObj(i -> "{}").toList()) + "]}";
    }

    private static String text(Draw draw) {
        List<String> calls = draw.list(0, MOST + 1, d -> d.pick(d.chance(5) ? WRONG : SOUND));
        List<String> members = new ArrayList<>(draw.list(0, 2, d -> d.pick(d.chance(10) ? ODD_MEMBERS : MEMBERS)));
        members.add(draw.between(0, members.size()),
                draw.pick("\"batch\":[", "\"batch\" : [ ") + String.join(",", calls) + "]");
        return (draw.chance(3) ? "\ufeff" : "") + "{" + String.join(" , ", members)
                + draw.pick("}", "}", "} \n", "}}", "");
    }

    /// Empty where any of it is refused.
    private static Optional<JsonList> callByCall(byte[] text) {
        try {
            Optional<Batch> batch = Batch.of(text, 1);
            if (batch.isEmpty()) {
                return Optional.empty();
            }
            List<JsonNode> calls = new ArrayList<>();
            for (Pieces.Piece piece : batch.get().calls()) {
                assertThat(piece.size()).isLessThanOrEqualTo(EventsFile.EVENT_BYTES);
                calls.add(Json.read(piece.bytes(), EventsFile.EVENT_BYTES));
            }
            return Optional.of(new JsonList(batch.get().envelope().asObject(), calls));
        } catch (BadEvent | BadJson refused) {
            return Optional.empty();
        }
    }

    private static String deep(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    /// An array of exactly so many bytes.
    private static String large(int bytes) {
        String text = "\"" + "z".repeat(8_000) + "\",";
        StringBuilder array = new StringBuilder("[");
        while (array.length() + text.length() < bytes) {
            array.append(text);
        }
        return array + "\"" + "z".repeat(bytes - array.length() - 3) + "\"]";
    }
}
