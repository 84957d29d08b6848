package outlay.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.json.JsonPieces.OtherForm;
import outlay.testkit.Property;

class JsonPiecesTest {
    /// At every place, because several characters are looked at together.
    @Test
    void whateverStandsWhereverIsReadAsItWasWritten() {
        JsonPieces in = new JsonPieces();
        Property.check(20_000, 24, draw -> {
            StringBuilder text = new StringBuilder("x".repeat(draw.between(0, 80)));
            for (int odd = draw.between(0, 2); odd > 0 && !text.isEmpty(); odd--) {
                text.setCharAt(draw.between(0, text.length() - 1), draw.pick('"', '\\', '\u001f', '\0', ' ', '!',
                        '\u007f', '\u0080', '\u00ff', '\u0122', '\u2022', '\u205c'));
            }
            byte[] json = new JsonBytes(8).add('[').text(text.toString()).add(',').text(text.toString()).add(']')
                    .toBytes();
            try {
                assertThat(in.read(json).expect('[').text()).isEqualTo(text.toString());
                assertThat(in.expect(',').repeated()).isEqualTo(text.toString());
                in.expect(']').expectEnd();
            } catch (OtherForm other) {
                throw new AssertionError(new String(json, UTF_8), other);
            }
        });
    }

    @Test
    void membersAreReadAsTheyWereWritten() throws OtherForm {
        Map<String, String> members = new TreeMap<>(Map.of("b", "2", "a", "1\n", "\u00e4", ""));
        assertThat(new JsonPieces().read(new JsonBytes(8).texts(members).toBytes()).texts()).isEqualTo(members);
        assertThat(new JsonPieces().read("{}".getBytes(UTF_8)).texts()).isEmpty();
    }

    @Test
    void textsOfOneHashAreToldApart() throws OtherForm {
        JsonPieces in = new JsonPieces().read("\"Aa\"\"BB\"\"Aa\"\"BB\"".getBytes(UTF_8));
        for (String text : List.of("Aa", "BB", "Aa", "BB")) {
            assertThat(in.repeated()).isEqualTo(text);
        }
    }

    @Test
    void whatIsNotWrittenSoIsNotRead() {
        for (String text : List.of("", "\"", "\"a", "\"a\\\"", "\"\\", "\"\\/\"", "\"\\u12\"", "\"\\u12g4\"", "\"\n\"",
                "'a'", "a", "1", "null")) {
            assertThatThrownBy(() -> new JsonPieces().read(text.getBytes(UTF_8)).text()).as(text)
                    .isInstanceOf(OtherForm.class);
        }
        for (String number : List.of("", "-", "-0", "01", "-01", "9223372036854775808", "\"1\"", "+1", ".5")) {
            assertThatThrownBy(() -> new JsonPieces().read(number.getBytes(UTF_8)).number()).as(number)
                    .isInstanceOf(OtherForm.class);
        }
    }
}
