package outlay.fake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A program of somebody's own that takes signed webhooks, as Standard Webhooks describes the receiver: the signature
/// holds, the time is within five minutes, and the id is what duplicates are told by.
final class FakeReceiver implements Platform {
    private static final long TOLERANCE_SECONDS = 300;

    private final Ledger ledger = new Ledger(Duration.ofDays(3_650));
    private final byte[] key;

    FakeReceiver(String secret) {
        this.key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/in");
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Reply answer(Received request) {
        String id = request.header("webhook-id");
        String seconds = request.header("webhook-timestamp");
        boolean fresh = seconds.matches("\\d{1,12}")
                && Math.abs(request.at().getEpochSecond() - Long.parseLong(seconds)) <= TOLERANCE_SECONDS;
        byte[] expected = signature(id + "." + seconds + "." + request.body()).getBytes(StandardCharsets.UTF_8);
        boolean signed = Stream.of(request.header("webhook-signature").split(" "))
                .anyMatch(each -> MessageDigest.isEqual(each.getBytes(StandardCharsets.UTF_8), expected));
        if (id.isEmpty() || !fresh || !signed || !Checks.object(request.body()).isObject()) {
            ledger.refused(1);
            return Reply.empty(400);
        }
        ledger.take(id, request.at());
        return Reply.empty(204);
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
