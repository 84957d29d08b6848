package outlay.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.collect.door.Key;
import outlay.collect.door.Keys;
import outlay.store.KeptKey;
import outlay.vault.Secrets;

/// The keys that are valid now, in memory, so that senders get in whatever the database is doing.
///
/// Keys are found by the SHA-256 of what is presented. A plain hash is enough where nothing can be guessed, and it
/// leaves an attacker no comparison of characters to time.
public final class KeyRing implements Keys {
    private static final int LONGEST = 128;

    private final Secrets secret;
    private volatile Map<String, Key> byHash = Map.of();
    /// By the key's id, the sites that it is meant for; those without an entry are for any.
    private volatile Map<String, Set<String>> origins = Map.of();

    public KeyRing(Secrets secret) {
        this.secret = secret;
    }

    @Override
    public Optional<Key> find(String presented) {
        return presented.isEmpty() || presented.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(byHash.get(sha256(presented)));
    }

    /// Whether pages of this origin may use the key. A signal and no proof: a program can send any `Origin`.
    boolean welcomes(Key key, String origin) {
        Set<String> welcome = origins.get(key.id());
        return welcome == null || welcome.contains(origin);
    }

    /// Whether the origin is one of those that the key was made for by name; without a key, that any was made for.
    public boolean registered(Optional<Key> key, String origin) {
        return key.map(known -> origins.getOrDefault(known.id(), Set.of()).contains(origin))
                .orElseGet(() -> origins.values().stream().anyMatch(each -> each.contains(origin)));
    }

    /// From now on these are the keys; the revoked ones among them open nothing.
    void hold(List<KeptKey> keys) {
        Map<String, Key> valid = HashMap.newHashMap(keys.size());
        for (KeptKey kept : keys) {
            if (kept.revokedAt().isEmpty()) {
                Optional<byte[]> signing = kept.signed()
                        ? Optional.of(IssuedKey.signingSecret(secret, kept.id()))
                        : Optional.empty();
                valid.put(kept.presentedSha256(), new Key(kept.id(), kept.client(), Key.Kind.valueOf(kept.kind()),
                        kept.mayAssertRevenue(), kept.consentRequired(), signing));
            }
        }
        origins = keys.stream().filter(kept -> !kept.origins().isEmpty())
                .collect(Collectors.toUnmodifiableMap(KeptKey::id, kept -> Set.copyOf(kept.origins())));
        byHash = Map.copyOf(valid);
    }

    static String sha256(String presented) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(presented.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
