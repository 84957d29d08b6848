package outlay.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class PiecesTest {
    private static final int LIMIT = 1_000;

    /// A file comes in parts whose ends lie anywhere, within texts and escapes too.
    @Test
    void anArrayIsCutTheSameInPartsOfAnySize() {
        Property.check(5_000, 3, draw -> {
            StringBuilder drawn = new StringBuilder("[");
            for (int left = draw.between(0, 40); left > 0; left--) {
                drawn.append(draw.pick("{", "}", "[", "]", ",", "\"", "\\", "\n", " ", "a", "\"a\\\"b\"", "\"\\\\\"",
                        "\"x\ny\"", "\"abcdefghijklm\nnopqrstuvwxyz\"", "\"abcdefghij\\\"klmnopqrstuv\""));
            }
            byte[] all = drawn.append(']').toString().getBytes(ISO_8859_1);
            int end = new Pieces.Elements(1, LIMIT, piece -> {}).feed(all, 0, all.length);
            byte[] text = Arrays.copyOf(all, end);
            List<String> whole = cut(text, text.length);
            assertThat(cut(text, draw.between(1, 7))).isEqualTo(whole);
        });
    }

    @Test
    void bracketsAndCommasWithinTextsCutNothing() {
        byte[] text = "[{\"a\":\"],\\\"}\\\\\"} ,\n\"\n,\", 3]".getBytes(ISO_8859_1);
        assertThat(cut(text, text.length)).containsExactly("1 {\"a\":\"],\\\"}\\\\\"}", "2 \"\n,\"", "3 3", "line 3");
    }

    /// Each piece with its line, and at the end on which line reading stopped.
    private static List<String> cut(byte[] text, int step) {
        List<String> pieces = new ArrayList<>();
        Pieces.Elements elements = new Pieces.Elements(1, LIMIT,
                piece -> pieces.add(piece.line() + " " + new String(piece.bytes(), ISO_8859_1)));
        for (int at = 0; at < text.length;) {
            at = elements.feed(text, at, Math.min(text.length, at + step));
        }
        elements.finish();
        pieces.add("line " + elements.line());
        return pieces;
    }
}
