package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

final class KeptTextTest {
    @Test
    void keepsWhatCanBeKept() {
        Property.check(2_000, 7, draw -> {
            StringBuilder text = new StringBuilder();
            for (char c : draw.list(0, 12, d -> d.pick('a', '\u0000', '\ud83d', '\ude00', '\uFFFF', 'é'))) {
                text.append(c);
            }
            String kept = KeptText.of(text.toString());
            assertThat(kept).hasSameSizeAs(text).doesNotContain("\u0000");
            byte[] bytes = kept.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(kept);
            assertThat(KeptText.of(kept)).isSameAs(kept);
        });
        assertThat(KeptText.of("a😀b")).isEqualTo("a😀b");
        assertThat(KeptText.of("\ud800x\udc00\u0000")).isEqualTo("\uFFFDx\uFFFD\uFFFD");
    }
}
