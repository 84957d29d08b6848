package outlay.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// Programs that want to be told what happens, what they are told and how that went. Nothing but a backup brings it
/// back.
public final class WebhookStore {
    private static final long MINUTE = 60_000;

    private final Engine engine;

    WebhookStore(Engine engine) {
        this.engine = engine;
    }

    /// Everybody's, in the order of clients and of when they were made.
    public List<KeptWebhook> all() {
        return engine.read(handle -> {
            List<KeptWebhook> all = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                all.addAll(WebhookRows.of(handle, client));
            }
            return all;
        });
    }

    /// A client's, in the order of when they were made.
    public List<KeptWebhook> of(ClientId client) {
        return read(client, handle -> WebhookRows.of(handle, client));
    }

    public void add(KeptWebhook webhook) {
        write(webhook.client(), handle -> {
            GateClients.insertUnlessKnown(handle, webhook.client());
            engine.actFor(handle, webhook.client());
            return WebhookRows.insert(handle, webhook);
        });
    }

    /// False, as of the two that follow and [#remove], where the client has none of that id, or nothing was changed.
    public boolean set(ClientId client, String id, Set<String> events, String sealed) {
        return write(client, handle -> WebhookRows.set(handle, client, id, events, sealed) > 0);
    }

    /// @param why is shown to whoever looks
    public boolean off(ClientId client, String id, String why) {
        return write(client, handle -> WebhookRows.off(handle, client, id, why) > 0);
    }

    /// @param from since when what happens is told to it; what waited goes on
    public boolean on(ClientId client, String id, Instant from) {
        return write(client, handle -> WebhookRows.on(handle, client, id, from) > 0);
    }

    /// It is no longer there for anything but [#removed], [#restore] and [#endRemoved].
    public boolean remove(ClientId client, String id, Instant at) {
        return write(client, handle -> WebhookRows.remove(handle, client, id, at) > 0);
    }

    /// A client's that can still be put back, the last removed first.
    public List<RemovedWebhook> removed(ClientId client) {
        return read(client, handle -> WebhookRows.removed(handle, client));
    }

    /// @param from since when what happens is told to it; what waited goes on
    /// @return false where none of that id is removed
    public boolean restore(ClientId client, String id, Instant from) {
        return write(client, handle -> WebhookRows.restore(handle, client, id, from) > 0);
    }

    /// Forgets it with everything that it was told, unless it was put back meanwhile.
    public void end(RemovedWebhook removed) {
        write(removed.kept().client(), handle -> WebhookRows.delete(handle, removed.kept().client(),
                removed.kept().id(), removed.at().plusMillis(1)));
    }

    /// Forgets those that were removed before then, with everything that they were told.
    ///
    /// @return how many
    public int endRemoved(Instant before) {
        List<RemovedWebhook> over = engine.read(handle -> {
            List<RemovedWebhook> all = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                WebhookRows.removed(handle, client).stream().filter(removed -> removed.at().isBefore(before))
                        .forEach(all::add);
            }
            return all;
        });
        over.forEach(this::end);
        return over.size();
    }

    /// Keeps what is to be told, each once, however often it comes.
    ///
    /// @param messages of one client
    public void keep(ClientId client, List<KeptMessage> messages) {
        write(client, handle -> {
            MessageRows.insert(handle, messages);
            return true;
        });
    }

    /// How far the log was read for what a client's webhooks are told of an event; empty where it never was.
    public Optional<Long> place(ClientId client, String event) {
        return read(client, handle -> handle
                .createQuery("SELECT position FROM webhook_place WHERE client = :client AND event = :event")
                .bind("client", client.value())
                .bind("event", event)
                .mapTo(Long.class)
                .findOne());
    }

    /// @param position of the first entry that was not read; what was found before it has been kept
    public void readTo(ClientId client, String event, long position) {
        write(client, handle -> handle
                .createUpdate("INSERT INTO webhook_place (client, event, position)"
                        + " VALUES (:client, :event, :position)"
                        + " ON CONFLICT (client, event) DO UPDATE SET position = excluded.position")
                .bind("client", client.value())
                .bind("event", event)
                .bind("position", position)
                .execute());
    }

    /// Those that wait and whose time has come, in the order in which it came.
    public List<KeptMessage> due(ClientId client, String webhook, Instant now, int atMost) {
        return read(client, handle -> MessageRows.due(handle, client, webhook, now, atMost));
    }

    /// The newest first.
    public List<KeptMessage> page(ClientId client, String webhook, Optional<MessagePlace> after, int atMost) {
        return read(client, handle -> MessageRows.page(handle, client, webhook, after, atMost));
    }

    public List<KeptAttempt> attempts(ClientId client, String webhook, String message) {
        return read(client, handle -> AttemptRows.of(handle, client, webhook, message));
    }

    /// Keeps an attempt, what it makes of its message, and what of the webhook, all or nothing.
    ///
    /// @param failing since when attempts fail; absent where this one did not
    public void tried(KeptMessage after, KeptAttempt attempt, Optional<Instant> failing) {
        write(after.client(), handle -> {
            AttemptRows.insert(handle, after.client(), after.webhook(), attempt);
            MessageRows.update(handle, after);
            WebhookRows.failing(handle, after.client(), after.webhook(), failing);
            return true;
        });
    }

    /// Sends again what happened from `from` until before `to`, whatever became of it.
    ///
    /// @param message that one alone, or ""
    /// @return how many
    public int again(ClientId client, String webhook, String message, Instant from, Instant to, Instant now) {
        return write(client, handle -> MessageRows.again(handle, client, webhook, message, from, to, now));
    }

    /// Forgets what is older and no longer waits.
    public void forget(ClientId client, Instant before) {
        write(client, handle -> {
            MessageRows.forget(handle, client, before);
            return true;
        });
    }

    /// Deliveries that came to a bad end in the minutes from `from` until before `to`, in the order of time.
    public List<BadEnd> badEnds(ClientId client, Instant from, Instant to) {
        return read(client, handle -> handle
                .createQuery("SELECT account, destination, outcome, code, at_ms / " + MINUTE + " AS minute,"
                        + " COUNT(*) AS deliveries FROM receipt WHERE client = :client AND at_ms >= :from"
                        + " AND at_ms < :to AND outcome IN ('rejected', 'too-old', 'doubt-over', 'pending-too-long')"
                        + " GROUP BY account, destination, outcome, code, at_ms / " + MINUTE
                        + " ORDER BY minute, account, destination, outcome, code")
                .bind("client", client.value())
                .bind("from", from.truncatedTo(ChronoUnit.MINUTES).toEpochMilli())
                .bind("to", to.truncatedTo(ChronoUnit.MINUTES).toEpochMilli())
                .map((row, context) -> new BadEnd(row.getString("account"), row.getString("destination"),
                        row.getString("outcome"), row.getString("code"),
                        Instant.ofEpochMilli(row.getLong("minute") * MINUTE), row.getLong("deliveries")))
                .list());
    }

    private <T> T read(ClientId client, Function<Handle, T> work) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }

    private <T> T write(ClientId client, Function<Handle, T> work) {
        return engine.write(handle -> {
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }
}
