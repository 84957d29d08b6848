package outlay.platform.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import outlay.activate.Ready;
import outlay.json.Json;

/// How Standard Webhooks signs: HMAC-SHA256 over id, seconds and body with dots between them.
public final class Signature {
    public static final String SECRET = "whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// `v1,` and the signature in Base64.
    public static String of(String secret, String id, String seconds, String body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /// The same at each attempt for the same content, so that the receiver can tell a repetition; a change of the
    /// conversion is another message.
    static String messageId(Ready ready) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.canonical(ready.item()));
            return "msg_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
