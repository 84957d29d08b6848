package outlay.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.collect.door.LiveEvents.Sender;
import outlay.store.GateStore;
import outlay.store.KeptUse;

/// When each key was used for the first time and the last: the doors know it to the second while the server runs, the
/// store to the minute for ever.
public final class KeyUses {
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);

    private final GateStore store;
    private final Supplier<Map<Sender, Instant>> seen;
    private final Map<Sender, Instant> kept = new ConcurrentHashMap<>();
    private volatile boolean failing;

    /// @param seen when something of each sender was stored last, as the doors know it
    public KeyUses(GateStore store, Supplier<Map<Sender, Instant>> seen) {
        this.store = store;
        this.seen = seen;
    }

    /// Writes down what the store does not know to the minute. While it takes nothing, the doors go on knowing it.
    void keep() {
        try {
            keepAll();
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                LOG.warn("when keys were used cannot be written down; it is tried again", failed);
            }
            failing = true;
        }
    }

    private void keepAll() {
        seen.get().forEach((sender, at) -> {
            Instant before = kept.getOrDefault(sender, Instant.MIN);
            if (before.equals(Instant.MIN) || !at.isBefore(before.plus(BETWEEN))) {
                store.used(sender.client(), sender.key(), at.truncatedTo(ChronoUnit.SECONDS));
                kept.put(sender, at);
            }
        });
    }

    /// The use of a key, by all that is known; empty where nothing of it was ever stored.
    ///
    /// @param known of the client, from the store
    Optional<KeptUse> of(ClientId client, String key, List<KeptUse> known) {
        Optional<KeptUse> before = known.stream().filter(use -> use.key().equals(key)).findFirst();
        Optional<Instant> now = Optional.ofNullable(seen.get().get(new Sender(client, key)))
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        if (before.isEmpty()) {
            return now.map(at -> new KeptUse(key, at, at));
        }
        Instant last = now.filter(at -> at.isAfter(before.get().last())).orElse(before.get().last());
        return Optional.of(new KeptUse(key, before.get().first(), last));
    }
}
