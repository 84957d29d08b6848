package outlay.alerting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;
import outlay.json.Json;
import outlay.platform.webhook.Signature;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells a program of the user's own, signed as Standard Webhooks has it.
///
/// @param url    which begins with https://
/// @param secret `whsec_` and 24 to 64 bytes in Base64
/// @param send   the way out
public record WebhookRecipient(String url, String secret, Function<Call, Outcome> send, Clock clock)
        implements
            Recipient {
    /// What a secret looks like.
    public static final String SECRET = Signature.SECRET;

    @Override
    public String label() {
        return "webhook";
    }

    @Override
    public void tell(List<KeptAlert> alerts) throws IOException {
        Instant now = clock.instant();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "alert.opened").put("timestamp",
                now.toString());
        var data = body.putArray("data");
        alerts.forEach(alert -> data.addObject().put("client", alert.client()).put("kind", alert.kind())
                .put("subject", alert.subject()).put("detail", alert.detail())
                .put("currency", alert.currency().isEmpty() ? null : alert.currency())
                .put("at_stake", alert.amount().isEmpty() ? null : alert.amount())
                .put("opened_at", alert.openedAt().toString()));
        String text = new String(Json.bytes(body), StandardCharsets.UTF_8);
        String id = messageId(Json.bytes(data));
        String seconds = Long.toString(now.getEpochSecond());
        Outcome outcome = send.apply(Call.post(url, Map.of("webhook-id", id, "webhook-timestamp", seconds,
                "webhook-signature", Signature.of(secret, id, seconds, text)), text));
        String wrong = switch (outcome) {
            case Outcome.Answered answered -> answered.answer().successful()
                    ? ""
                    : "it answered " + answered.answer().status();
            case Outcome.Forbidden forbidden -> forbidden.why();
            case Outcome.NotSent notSent -> notSent.why();
            case Outcome.NoAnswer noAnswer -> noAnswer.why();
        };
        if (!wrong.isEmpty()) {
            throw new IOException(wrong);
        }
    }

    /// The same whenever the same is told again, so that the receiver can tell a repetition.
    private static String messageId(byte[] data) {
        try {
            return "msg_" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "webhook " + url;
    }
}
