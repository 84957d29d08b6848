package outlay.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// How the outbox is, over all clients.
///
/// @param waiting deliveries that have not ended
/// @param oldest  when the cause of the one that waits longest came in
/// @param expired deliveries that became too old within the last day
public record OutboxCheck(List<KeptPause> paused, long waiting, Optional<Instant> oldest, long expired) {
    private static final Duration A_DAY = Duration.ofDays(1);

    /// @param actFor lets the rows of one client be seen
    static OutboxCheck of(Handle handle, BiConsumer<Handle, ClientId> actFor, Instant now) {
        List<KeptPause> paused = new ArrayList<>();
        long waiting = 0;
        long expired = 0;
        long oldest = Long.MAX_VALUE;
        for (ClientId client : GateClients.all(handle)) {
            actFor.accept(handle, client);
            paused.addAll(PauseRows.of(handle, client));
            for (DeliveryState state : DeliveryState.OPEN) {
                waiting += number(handle, client, "SELECT COUNT(*)", state, 0);
                oldest = Math.min(oldest,
                        number(handle, client, "SELECT COALESCE(MIN(came_ms), " + Long.MAX_VALUE + ")",
                                state, 0));
            }
            expired += number(handle, client, "SELECT COUNT(*)", DeliveryState.EXPIRED,
                    now.minus(A_DAY).toEpochMilli());
        }
        return new OutboxCheck(paused, waiting,
                oldest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)), expired);
    }

    private static long number(Handle handle, ClientId client, String what, DeliveryState state, long since) {
        return handle
                .createQuery(what + " FROM delivery WHERE client = :client AND state = :state AND due_ms >= :since")
                .bind("client", client.value())
                .bind("state", state.name())
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }
}
