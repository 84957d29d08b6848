package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.testkit.SharedData;
import outlay.json.Json;
import outlay.testkit.Property;
import tools.jackson.databind.JsonNode;

class TimestampTest {
    /// All others of the list are refused: seconds and milliseconds since 1970, local times, zones by name, leap
    /// seconds, years that no event has.
    private static final Map<String, String> ACCEPTED = Map.of("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z",
            "2026-11-23T12:00:00+14:00", "2026-11-22T22:00:00Z", "2026-11-23T12:00:00-12:00", "2026-11-24T00:00:00Z",
            "2038-01-19T03:14:08Z", "2038-01-19T03:14:08Z", "2026-11-23t12:00:00z", "2026-11-23T12:00:00Z");

    @Test
    void everyTimeOfTheListIsReadOrRefused() throws Exception {
        Map<String, String> accepted = new TreeMap<>();
        JsonNode list = Json.read(Files.readAllBytes(SharedData.path("bad-input/own/timestamps.json")), 1 << 20);
        for (JsonNode text : list) {
            try {
                accepted.put(text.stringValue(), Timestamp.parse(text.stringValue()).toString());
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).endsWith("; write it like 2026-11-23T12:00:00.000Z");
            }
        }
        assertThat(list).hasSize(43);
        assertThat(accepted).isEqualTo(ACCEPTED);
    }

    @Test
    void itAgreesWithTheJavaLibraryOnEveryTimeItAccepts() {
        Property.check(5_000, 3, draw -> {
            OffsetDateTime time = OffsetDateTime.ofInstant(
                    Instant.ofEpochSecond(draw.between(946_771_200L, 4_102_358_400L),
                            draw.pick(0L, 1L, 120_000_000L, 123_456_789L)),
                    ZoneOffset.ofHoursMinutes(draw.between(0, 13), draw.between(0, 59)));
            String text = java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
            assertThat(Timestamp.parse(text)).isEqualTo(time.toInstant());
        });
    }

    @Test
    void itSaysWhatIsWrong() {
        assertThatThrownBy(() -> Timestamp.parse("2023-02-29T00:00:00Z")).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Timestamp.parse("2026-11-23T12:00:00")).hasMessageContaining("is not a time");
        assertThatThrownBy(() -> Timestamp.parse("2026-11-23T12:00:00 +0200")).hasMessageContaining("offset from UTC");
        assertThatThrownBy(() -> Timestamp.parse("1970-01-01T00:00:00Z"))
                .hasMessageContaining("outside of 2000 to 2099");
        assertThatThrownBy(() -> Timestamp.parse("2026-11-23T12:00:00.Z")).hasMessageContaining("decimals");
    }
}
