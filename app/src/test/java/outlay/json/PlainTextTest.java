package outlay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class PlainTextTest {
    /// At every place, because eight bytes are looked at together, and beside what is near to them in value.
    @Test
    void whatHasToBeMindedIsFoundWhereverItIs() {
        Property.check(20_000, 11, draw -> {
            byte[] text = new byte[draw.between(0, 40)];
            for (int i = 0; i < text.length; i++) {
                text[i] = draw.pick((byte) 1, (byte) 0x5b, (byte) 0x5d, (byte) 0x7f, (byte) 'a');
            }
            for (int others = draw.between(0, 2); others > 0 && text.length > 0; others--) {
                text[draw.between(0, text.length - 1)] = draw.pick((byte) 0, (byte) '\\', (byte) 0x80, (byte) 0xff,
                        (byte) 0xdc);
            }
            assertThat(PlainText.of(text)).isEqualTo(byteByByte(text));
        });
    }

    @Test
    void usualJsonIsPlain() {
        assertThat(PlainText.of("{\"type\":\"page\"}".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(PlainText.UNESCAPED);
    }

    @Test
    void skippingStopsBeforeWhatCountsAndHardlyBefore() {
        Property.check(20_000, 12, draw -> {
            byte[] text = new byte[draw.between(0, 40)];
            for (int i = 0; i < text.length; i++) {
                text[i] = draw.pick((byte) 'a', (byte) 0, (byte) 0x80, (byte) 0x23, (byte) 0x5b, (byte) 0x8a);
            }
            if (text.length > 0 && draw.between(0, 3) > 0) {
                text[draw.between(0, text.length - 1)] = draw.pick((byte) '"', (byte) '\\', (byte) '\n');
            }
            int from = draw.between(0, text.length);
            int until = draw.between(from, text.length);
            int first = from;
            while (first < until && "\"\\\n".indexOf(text[first]) < 0) {
                first++;
            }
            assertThat(PlainText.skip(text, from, until)).isBetween(Math.max(from, first - 7), first);
        });
    }

    private static PlainText byteByByte(byte[] text) {
        PlainText found = PlainText.UNESCAPED;
        for (byte each : text) {
            if (each <= 0) {
                return PlainText.NOT;
            }
            found = each == '\\' ? PlainText.ESCAPED : found;
        }
        return found;
    }
}
