package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;
import outlay.testkit.SharedData;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every text of the corpora of bad input through every door: none breaks the server, none is lost, none takes a good
/// event with it. `-Dgolden.write` writes the verdicts again; a person reads the difference.
class CorporaTest {
    private static final String GOOD = "{\"type\":\"page\",\"messageId\":\"good-%d\",\"anonymousId\":\"a\","
            + "\"timestamp\":\"2026-10-01T12:00:00Z\"}";
    private static final List<String> FIELDS = List.of("messageId", "anonymousId", "userId", "event", "timestamp",
            "type", "writeKey", "context/page/url", "context/page/referrer", "context/campaign/name",
            "context/clickIds/gclid", "context/consent/tcf", "context/consent/gpp", "context/userAgent", "context/ip",
            "context/cookies/_ga", "traits/email", "traits/phone", "properties/order_id", "properties/revenue",
            "properties/currency");

    @Test
    void jsonTexts() throws IOException {
        List<String> verdicts = new ArrayList<>();
        Doorway door = new Doorway();
        for (Path file : files("bad-input/json-test-suite/test_parsing", "bad-input/json-test-suite/test_transform")) {
            byte[] text = Files.readAllBytes(file);
            verdicts.add(file.getFileName() + " " + String.join(" ", throughEveryDoor(door, text)));
        }
        assertThat(verdicts).hasSize(340);
        check("json", verdicts);
    }

    private static List<String> throughEveryDoor(Doorway door, byte[] text) {
        List<String> verdicts = new ArrayList<>();
        verdicts.add("track=" + verdict(door, door.send("POST", "/v1/track?writeKey=site", text), text));
        verdicts.add("value=" + inBatch(door, text));
        verdicts.add("mp=" + verdict(door, door.send("POST", "/mp/collect?api_secret=secret", text), text));
        verdicts.add("gtag=" + verdict(door, door.send("POST", "/g/collect?tid=site&cid=1.2", text), new byte[0]));
        String data = Base64.getUrlEncoder().encodeToString(text);
        verdicts.add("pixel=" + verdict(door,
                door.send("GET", "/v1/pixel/page?writeKey=site&data=" + Doorway.escaped(data), new byte[0]), text));
        return verdicts;
    }

    /// As a property's value, between good events: those are stored whatever stands between them.
    private static String inBatch(Doorway door, byte[] text) {
        int number = door.log.entries().size();
        long stored = door.counts.stored();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("{\"batch\":[" + GOOD.formatted(number) + ",{\"type\":\"track\",\"event\":\"e\","
                + "\"anonymousId\":\"a\",\"messageId\":\"v-" + number + "\",\"properties\":{\"x\":").getBytes(UTF_8));
        body.writeBytes(text);
        body.writeBytes(("}}," + GOOD.formatted(number + 1_000_000) + "]}").getBytes(UTF_8));
        Response answer = door.send("POST", "/v1/batch?writeKey=site", body.toByteArray());
        assertThat(answer.status()).isLessThan(500);
        assertThat(door.adds()).isTrue();
        // A text that closes brackets of its own ends the batch where no reader could tell that it should not.
        boolean cut = Doorway.results(answer).size() != 3;
        if (!cut) {
            assertThat(Doorway.results(answer).getFirst()).isEqualTo("stored");
            assertThat(Doorway.results(answer).getLast()).isEqualTo("stored");
            assertThat(door.counts.stored() - stored).isBetween(2L, 3L);
        }
        return cut
                ? "cut:" + String.join(",", Doorway.results(answer)).replace(' ', ':')
                : Doorway.results(answer).get(1).replace(' ', ':');
    }

    private static String verdict(Doorway door, Response answer, byte[] text) {
        assertThat(answer.status()).isLessThan(500);
        assertThat(door.adds()).isTrue();
        if (answer.status() == 400 && text.length > 0) {
            List<byte[]> kept = door.quarantine().stream().map(one -> one.bytes()).toList();
            assertThat(kept.stream().anyMatch(bytes -> Arrays.equals(bytes, Arrays.copyOf(text, bytes.length))))
                    .as("kept as it came: %s", new String(text, UTF_8)).isTrue();
            assertThat(kept.getLast()).isNotEmpty();
        }
        return answer.status() == 204 ? "204" : String.join(",", Doorway.results(answer)).replace(' ', ':');
    }

    @Test
    void naughtyStringsInEveryField() throws IOException {
        JsonNode strings = JsonMapper.shared()
                .readTree(Files.readAllBytes(SharedData.path("bad-input/blns/blns.json")));
        List<String> verdicts = new ArrayList<>();
        Doorway door = new Doorway();
        for (String field : FIELDS) {
            int[] counts = new int[3];
            for (JsonNode string : strings) {
                Response answer = door.send("POST", "/v1/batch?writeKey=site",
                        JsonMapper.shared().writeValueAsBytes(with(field, string.asString(), door)));
                assertThat(answer.status()).as(field + " " + string).isIn(200, 207, 400, 401);
                assertThat(door.adds()).isTrue();
                counts[answer.status() == 401 ? 2 : Doorway.results(answer).getLast().startsWith("stored") ? 0 : 1]++;
            }
            verdicts.add(String.format(Locale.ROOT, "%s stored=%d kept-aside=%d no-key=%d", field, counts[0], counts[1],
                    counts[2]));
        }
        check("strings", verdicts);
    }

    private static ObjectNode with(String field, String value, Doorway door) {
        ObjectNode call = JsonNodeFactory.instance.objectNode().put("type", "track").put("event", "Order Completed")
                .put("anonymousId", "a").put("messageId", "m-" + door.log.entries().size())
                .put("timestamp", "2026-10-01T12:00:00Z");
        call.putObject("properties").put("order_id", "o").put("revenue", "1.00").put("currency", "USD");
        ObjectNode at = call;
        String[] path = field.split("/");
        for (int i = 0; i < path.length - 1; i++) {
            at = Trees.object(at, path[i]);
        }
        at.put(path[path.length - 1], value);
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batch.putArray("batch").add(call);
        if (field.equals("writeKey")) {
            batch.put("writeKey", value);
        }
        return batch;
    }

    private static List<Path> files(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> list = Files.list(SharedData.path(folder))) {
                list.sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static void check(String name, List<String> verdicts) throws IOException {
        Path file = Checkout.root()
                .resolve("app/src/test/resources/outlay/collect/door/corpora-" + name + ".txt");
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(file.getParent());
            Files.write(file, verdicts);
        }
        assertThat(verdicts).containsExactlyElementsOf(Files.readAllLines(file));
    }
}
