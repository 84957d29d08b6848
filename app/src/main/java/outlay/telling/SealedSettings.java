package outlay.telling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.vault.Sealing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the owner of an account has set, as it is kept: sealed with the client's key, and bound to the account's name,
/// so that it opens nowhere else.
final class SealedSettings {
    private static final int MOST_BYTES = 256 * 1024;
    private final Sealing sealing;

    SealedSettings(Sealing sealing) {
        this.sealing = sealing;
    }

    String seal(ClientId client, String account, Map<String, String> settings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(settings).forEach(node::put);
        try {
            return Base64.getEncoder()
                    .encodeToString(sealing.seal(client.value(), about(account), Json.bytes(node)));
        } catch (IOException noKey) {
            throw new UncheckedIOException("the settings of " + account + " cannot be sealed: " + noKey.getMessage(),
                    noKey);
        }
    }

    /// @throws outlay.vault.CannotOpen where the key is missing, or the text was changed or moved
    SortedMap<String, String> open(ClientId client, String account, String sealed) {
        try {
            JsonNode node = Json.read(sealing.open(client.value(), about(account), Base64.getDecoder().decode(sealed)),
                    MOST_BYTES);
            SortedMap<String, String> settings = new TreeMap<>();
            node.properties().forEach(each -> settings.put(each.getKey(), each.getValue().asString()));
            return settings;
        } catch (BadJson | IllegalArgumentException changed) {
            throw new IllegalArgumentException("the settings of " + account + " are damaged; set them again", changed);
        }
    }

    private static byte[] about(String account) {
        return ("destination account " + account).getBytes(StandardCharsets.UTF_8);
    }
}
