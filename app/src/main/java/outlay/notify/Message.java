package outlay.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import outlay.activate.Call;
import outlay.json.Json;
import outlay.platform.webhook.Signature;
import tools.jackson.databind.node.JsonNodeFactory;

/// A message as Standard Webhooks has it.
///
/// @param id   the same for the same that happened, at each attempt, so that the receiver can tell a repetition
/// @param body `type`, `timestamp` and `data`
record Message(String id, String body) {
    private static final int ID_BYTES = 16;

    static Message of(Webhook webhook, Happening what) {
        var body = JsonNodeFactory.instance.objectNode().put("type", what.event().label()).put("timestamp",
                what.at().toString());
        body.putObject("data").put("client", what.client().value()).setAll(what.data());
        return new Message(id(webhook.kept().id(), what), new String(Json.bytes(body), StandardCharsets.UTF_8));
    }

    private static String id(String webhook, Happening what) {
        String all = String.join("\n", webhook, what.client().value(), what.event().label(), what.key());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Signed with each secret that holds.
    Call call(String url, List<String> secrets, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        String signatures = secrets.stream().map(secret -> Signature.of(secret, id, seconds, body))
                .collect(Collectors.joining(" "));
        return Call.post(url, Map.of("webhook-id", id, "webhook-timestamp", seconds, "webhook-signature", signatures),
                body);
    }
}
