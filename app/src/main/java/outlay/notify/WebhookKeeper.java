package outlay.notify;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import outlay.store.KeptMessage;
import outlay.store.WebhookStore;

/// Keeps what has happened for each webhook that wants it, to be sent by a [WebhookEngine] of this or another process.
public final class WebhookKeeper {
    private final WebhookBook book;
    private final WebhookStore store;
    private final Clock clock;

    public WebhookKeeper(WebhookBook book, WebhookStore store, Clock clock) {
        this.book = book;
        this.store = store;
        this.clock = clock;
    }

    /// Keeps at once what nothing else keeps: when it returns, it is told even after a crash.
    public void keep(Happening what) {
        List<Webhook> webhooks = book.on().stream().filter(webhook -> webhook.kept().client().equals(what.client()))
                .toList();
        List<KeptMessage> messages = wanted(webhooks, what, clock.instant());
        if (!messages.isEmpty()) {
            store.keep(what.client(), messages);
        }
    }

    /// The messages that it makes, one for each of the client's webhooks that wants it and was there.
    List<KeptMessage> wanted(List<Webhook> webhooks, Happening what, Instant now) {
        return webhooks.stream().filter(webhook -> webhook.wants(what.event()))
                .filter(webhook -> !what.at().isBefore(webhook.kept().from())).map(webhook -> {
                    Message message = Message.of(webhook, what);
                    return new KeptMessage(what.client(), webhook.kept().id(), message.id(), what.event().label(),
                            what.at(), book.seal(what.client(), WebhookEngine.about(message.id()),
                                    message.body().getBytes(StandardCharsets.UTF_8)),
                            KeptMessage.State.WAITING, 0, 0, now);
                }).toList();
    }
}
