package outlay.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// They lie beside segments and in ids of contradictions, so that what they are made of can never change.
class FingerprintTest {
    private final Fingerprint.Maker maker = new Fingerprint.Maker();

    @Test
    void aKeyIsMadeOfTheKindOfIdTheClientAndTheId() throws Exception {
        assertThat(key("acme", "order-\u00e9", 0)).isEqualTo(sha256("\0acme\0order-\u00e9"));
        assertThat(key("acme", "", 0)).isEqualTo(sha256("\0acme\0"));
        assertThat(key("a", "conflict:1", Frame.CONFLICT_FLAG | Frame.SEALED_FLAG))
                .isEqualTo(sha256("\u0001a\0conflict:1"));
    }

    /// Of an event see `SaidTest`.
    @Test
    void aContentIsMadeOfTheKindAndTheBytes() throws Exception {
        String body = "{\"key\":\"" + "x".repeat(500) + "\",\"traits\":{}}";
        assertThat(content(Entry.Kind.SPEND_ROW, body)).isEqualTo(sha256("\u0002" + body));
        assertThat(content(Entry.Kind.EVENT, "{\"a\":1}")).isEqualTo(sha256("\u0001{\"a\":1}"));
        assertThat(content(Entry.Kind.DEAL, "")).isEqualTo(sha256("\u0005"));
    }

    private String key(String client, String id, int flags) {
        return maker.key(client.getBytes(UTF_8), id.getBytes(UTF_8), flags).hex();
    }

    private String content(Entry.Kind kind, String body) {
        return maker.content(kind, body.getBytes(UTF_8)).hex();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 16);
    }
}
