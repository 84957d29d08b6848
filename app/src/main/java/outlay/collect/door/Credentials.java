package outlay.collect.door;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import outlay.web.Request;

/// Who sends: the key from the headers, the query or the body, and the signature where the key asks for one.
final class Credentials {
    private Credentials() {}

    /// @param inBody what the body or the query shows as the key, or ""
    static Key check(Hit hit, String inBody, Keys keys) throws Dropped {
        String presented = inHeader(hit.request()).orElse(inBody);
        if (presented.isEmpty()) {
            throw new Dropped(DropReason.NO_KEY, 401, "there is no key; send it as the user name of Basic "
                    + "authentication, as a Bearer token, or as \"writeKey\" in the body");
        }
        return keys.find(presented).orElseThrow(() -> new Dropped(DropReason.UNKNOWN_KEY, 401,
                "nobody here knows this key; the keys are listed by the server's owner"));
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
