package outlay.collect.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import outlay.web.Request;

/// Who sends: the key from the headers, the query or the body, and the signature where the key asks for one.
///
/// `Outlay-Signature: t=1795000000,v1=HEX`, where HEX is the HMAC-SHA256, under the key's secret, of the digits of t, a
/// full stop, and the body as it was sent. A signature is good for five minutes before and after t; a request that is
/// sent again within them adds nothing, because its events have their ids.
final class Credentials {
    static final String SIGNATURE = "Outlay-Signature";
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-fA-F]{64})");

    private Credentials() {}

    /// @param inBody what the body or the query shows as the key, or ""
    static Key check(Hit hit, String inBody, Keys keys) throws Dropped {
        String presented = inHeader(hit.request()).orElse(inBody);
        if (presented.isEmpty()) {
            throw new Dropped(DropReason.NO_KEY, 401, "there is no key; send it as the user name of Basic "
                    + "authentication, as a Bearer token, or as \"writeKey\" in the body");
        }
        Key key = keys.find(presented).orElseThrow(() -> new Dropped(DropReason.UNKNOWN_KEY, 401,
                "nobody here knows this key; ask whoever runs the server for one"));
        if (key.hmacSecret().isPresent()) {
            checkSignature(hit, key.hmacSecret().get());
        }
        return key;
    }

    /// The key that the head of a request shows, if it shows one that is known; a signature is not looked at.
    static Optional<Key> shown(Request head, Keys keys) {
        List<String> inQuery = head.query().getOrDefault("writeKey", List.of());
        return inHeader(head).or(() -> inQuery.stream().findFirst()).flatMap(keys::find);
    }

    /// The header's value for a body that is sent at `t`.
    static String signature(byte[] secret, Instant t, byte[] body) {
        String seconds = String.valueOf(t.getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(secret, seconds, body));
    }

    private static void checkSignature(Hit hit, byte[] secret) throws Dropped {
        Matcher matcher = FORM.matcher(hit.request().header(SIGNATURE).orElse(""));
        if (!matcher.matches()) {
            throw new Dropped(DropReason.BAD_SIGNATURE, 401,
                    "requests with this key must be signed; send " + SIGNATURE + ": t=SECONDS,v1=HEX");
        }
        byte[] given = HexFormat.of().parseHex(matcher.group(2));
        if (!MessageDigest.isEqual(given, mac(secret, matcher.group(1), hit.request().body()))) {
            throw new Dropped(DropReason.BAD_SIGNATURE, 401,
                    "the signature is not that of this body; sign t, a full stop and the body's bytes as sent");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(matcher.group(1)));
        if (Duration.between(signed, hit.receivedAt()).abs().compareTo(GOOD_FOR) > 0) {
            throw new Dropped(DropReason.STALE_SIGNATURE, 401, "the signature was made more than five minutes before "
                    + "or after now; set the sender's clock, and sign each time anew");
        }
    }

    private static byte[] mac(byte[] secret, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has HmacSHA256, this one has not", missing);
        }
    }

    private static Optional<String> inHeader(Request request) {
        String value = request.header("Authorization").orElse("");
        if (value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(value.substring(7).strip()).filter(key -> !key.isEmpty());
        }
        if (!value.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(value.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return Optional.of(colon < 0 ? pair : pair.substring(0, colon)).filter(key -> !key.isEmpty());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
