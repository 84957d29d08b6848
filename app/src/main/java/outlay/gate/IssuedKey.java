package outlay.gate;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.store.KeptKey;
import outlay.vault.Secrets;

/// A key at the one moment when all of it is known: what is kept of it, and what its owner is shown.
///
/// @param presented     what a sender presents; of a secret key it is shown now and never again
/// @param signingSecret what a signed key signs with, in hexadecimal digits
public record IssuedKey(KeptKey kept, String presented, Optional<String> signingSecret) {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /// 62^32 possibilities: 190 bits, which nobody guesses and no slow hash has to protect.
    private static final int SECRET_LETTERS = 32;
    private static final int ID_LETTERS = 12;
    private static final int MOST_ORIGINS = 100;
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");

    /// What a key shall open.
    ///
    /// @param signed every request must carry a signature; the text presented is then public
    public record Wanted(ClientId client, Key.Kind kind, boolean mayAssertRevenue, boolean consentRequired,
            boolean signed, List<String> origins) {
        public Wanted {
            origins = List.copyOf(origins);
            if (origins.size() > MOST_ORIGINS) {
                throw new IllegalArgumentException("origins are " + origins.size() + "; the most is " + MOST_ORIGINS
                        + ", and a key without any is for pages of every site");
            }
            for (String origin : origins) {
                if (!ORIGIN.matcher(origin).matches()) {
                    throw new IllegalArgumentException("origins: \"" + origin
                            + "\" must be a scheme and a host like https://www.shop.example, without a path");
                }
            }
            if (signed && kind == Key.Kind.BROWSER) {
                throw new IllegalArgumentException("signed: a browser key cannot be signed: the page that would sign "
                        + "with the secret shows it to everybody; use a server key");
            }
            if (!origins.isEmpty() && kind == Key.Kind.SERVER) {
                throw new IllegalArgumentException("origins are those of pages, and a server has none; leave them out "
                        + "or make a browser key");
            }
        }
    }

    /// Makes a key that is not kept yet.
    public static IssuedKey make(Wanted wanted, Secrets secret, SecureRandom random, Instant now) {
        String id = "key_" + letters(random, ID_LETTERS);
        String presented = (wanted.kind() == Key.Kind.BROWSER ? "ob_" : "os_") + letters(random, SECRET_LETTERS);
        boolean isPublic = wanted.kind() == Key.Kind.BROWSER || wanted.signed();
        KeptKey kept = new KeptKey(id, wanted.client(), wanted.kind().name(), wanted.mayAssertRevenue(),
                wanted.consentRequired(), wanted.signed(), wanted.origins(), KeyRing.sha256(presented),
                isPublic ? presented : "", now, Optional.empty());
        Optional<String> signing = wanted.signed()
                ? Optional.of(HexFormat.of().formatHex(signingSecret(secret, id)))
                : Optional.empty();
        return new IssuedKey(kept, presented, signing);
    }

    static byte[] signingSecret(Secrets secret, String keyId) {
        return secret.derived("signing key " + keyId);
    }

    private static String letters(SecureRandom random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
