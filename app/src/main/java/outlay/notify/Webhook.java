package outlay.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.store.KeptWebhook;

/// A program that wants to be told what happens, with its address and secrets. `toString` tells neither.
///
/// @param previous a secret that was replaced, with which messages are signed besides until its time is over
public record Webhook(KeptWebhook kept, String url, String secret, Optional<Previous> previous) {

    /// @param until when it is no longer used
    public record Previous(String secret, Instant until) {}

    /// With which a message is signed at that time, the newest first.
    List<String> secretsAt(Instant at) {
        List<String> secrets = new ArrayList<>(List.of(secret));
        previous.filter(old -> at.isBefore(old.until())).ifPresent(old -> secrets.add(old.secret()));
        return secrets;
    }

    boolean wants(Event event) {
        return kept.events().contains(event.label());
    }

    Webhook with(String newUrl, Set<Event> events) {
        return new Webhook(
                new KeptWebhook(kept.client(), kept.id(), WebhookBook.labels(events), kept.sealed(), kept.createdAt(),
                        kept.from(), kept.failing(), kept.off()),
                newUrl, secret, previous);
    }

    @Override
    public String toString() {
        return "webhook " + kept.client() + "/" + kept.id();
    }
}
