package outlay.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class JsonBytesTest {
    @Test
    void everyCharacterIsWrittenAsTheLibraryWritesIt() {
        for (int c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate((char) c)) {
                String text = "a" + (char) c + "b";
                assertThat(new JsonBytes(1).text(text).toBytes()).as("character %d", c)
                        .isEqualTo(Json.records().writeValueAsBytes(text));
            }
        }
        String beyond = "\ud83d\udc5f and \"more\"";
        assertThat(new JsonBytes(0).text(beyond).toBytes()).isEqualTo(Json.records().writeValueAsBytes(beyond));
    }

    /// At every place, because several characters are looked at together.
    @Test
    void whateverStandsWhereverIsWrittenAsTheLibraryWritesIt() {
        Property.check(20_000, 14, draw -> {
            StringBuilder text = new StringBuilder("x".repeat(draw.between(0, 30)));
            for (int odd = draw.between(0, 2); odd > 0 && !text.isEmpty(); odd--) {
                text.setCharAt(draw.between(0, text.length() - 1), draw.pick('"', '\\', '\u001f', '\0', ' ', '!',
                        '\u007f', '\u0080', '\u00ff', '\u0122', '\u2022', '\u205c'));
            }
            JsonBytes out = new JsonBytes(draw.between(0, 8)).add('[').text(text.toString()).add(']');
            assertThat(new String(out.toBytes(), UTF_8))
                    .isEqualTo("[" + Json.records().writeValueAsString(text.toString()) + "]");
        });
    }

    @Test
    void digitsHaveZerosBeforeThem() {
        assertThat(new String(new JsonBytes(0).digits(7, 3).digits(2026, 4).digits(0, 1).toBytes(), UTF_8))
                .isEqualTo("00720260");
    }

    @Test
    void membersAreWrittenInTheirOrder() {
        Map<String, String> members = new TreeMap<>(Map.of("b", "2", "a", "1\n", "\u00e4", ""));
        assertThat(new String(new JsonBytes(8).texts(members).toBytes(), UTF_8))
                .isEqualTo("{\"a\":\"1\\n\",\"b\":\"2\",\"\u00e4\":\"\"}");
        assertThat(new String(new JsonBytes(8).texts(Map.of()).toBytes(), UTF_8)).isEqualTo("{}");
        assertThat(new String(new JsonBytes(0).add('[').number(Long.MIN_VALUE).add(',').flag(true).add(',').flag(false)
                .add(']').toBytes(), UTF_8)).isEqualTo("[-9223372036854775808,true,false]");
    }
}
