package outlay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import outlay.base.ClientId;
import outlay.vault.Pseudonyms;
import outlay.vault.Sealing;

/// Keeps what may name a person unreadable in the tables of the outbox.
record OutboxSeal(Sealing sealing, Pseudonyms pseudonyms) {
    private static final byte[] ABOUT = "outbox".getBytes(StandardCharsets.UTF_8);

    String key(ClientId client, String conversion) {
        return pseudonyms.of(client, conversion);
    }

    /// "" stays "".
    String seal(ClientId client, String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            return Base64.getEncoder().withoutPadding()
                    .encodeToString(sealing.seal(client.value(), ABOUT, text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException noKey) {
            throw new UncheckedIOException(noKey);
        }
    }

    String open(ClientId client, String sealed) {
        return sealed.isEmpty()
                ? ""
                : new String(sealing.open(client.value(), ABOUT, Base64.getDecoder().decode(sealed)),
                        StandardCharsets.UTF_8);
    }
}
