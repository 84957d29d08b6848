package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.MemoryLog;
import outlay.setting.Progress;
import outlay.setting.Tries;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class LastEntriesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static Entry entry(int number) {
        return new Entry(new ClientId("acme"), "e" + number, Entry.Kind.QUARANTINE, NOON.plusSeconds(number),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode read(MemoryLog log, long most, Progress progress) {
        LastEntries last = new LastEntries(log, most, 1, progress);
        // What comes in meanwhile is not in it.
        log.append(List.of(entry(99_999))).join();
        List<String> ids = new ArrayList<>();
        try (Log.Cursor cursor = last.read(0)) {
            while (cursor.next()) {
                ids.add(cursor.entry().id());
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("first", ids.isEmpty() ? "" : ids.getFirst())
                .put("last", ids.isEmpty() ? "" : ids.getLast()).put("count", ids.size());
        last.putInto(node);
        return node;
    }

    private static JsonNode of(int entries, long most) throws Exception {
        MemoryLog log = new MemoryLog();
        log.append(IntStream.range(0, entries).mapToObj(LastEntriesTest::entry).toList()).join();
        try (Tries tries = new Tries()) {
            Response answer = tries.begin(new Tries.Of("acme", "log"), progress -> read(log, most, progress));
            assertThat(answer.status()).isEqualTo(200);
            return Json.read(answer.body(), 10_000);
        }
    }

    @Test
    void ofALongLogTheLastAreReadAndThatIsSaid() throws Exception {
        JsonNode some = of(3_000, 1_200);
        assertThat(some.path("count").asInt()).isEqualTo(1_200);
        assertThat(some.path("first").asString()).isEqualTo("e1800");
        assertThat(some.path("last").asString()).isEqualTo("e2999");
        assertThat(some.path("entries").asLong()).isEqualTo(1_200);
        assertThat(some.path("all").asBoolean()).isFalse();
        assertThat(some.path("since").asString()).isEqualTo(NOON.plusSeconds(1_800).toString());
    }

    @Test
    void aShortLogIsReadWhole() throws Exception {
        JsonNode all = of(3, 1_200);
        assertThat(all.path("count").asInt()).isEqualTo(3);
        assertThat(all.path("all").asBoolean()).isTrue();
        JsonNode none = of(0, 1_200);
        assertThat(none.path("entries").asInt()).isZero();
        assertThat(none.path("since").isNull()).as("nothing had come in by then").isTrue();
    }
}
