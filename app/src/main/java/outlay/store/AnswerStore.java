package outlay.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Answers to requests that carried an idempotency key, for as long as the same key asks for the same answer.
public final class AnswerStore {
    private final Engine engine;

    AnswerStore(Engine engine) {
        this.engine = engine;
    }

    /// Takes the key for a request, unless somebody has; forgets what was begun before `forget`.
    ///
    /// @return what is there already; empty where the key is taken now
    public Optional<KeptAnswer> begin(KeptAnswer fresh, Instant forget) {
        return engine.write(handle -> {
            handle.createUpdate("DELETE FROM idempotent_answer WHERE begun_ms < :before")
                    .bind("before", forget.toEpochMilli())
                    .execute();
            int taken = handle
                    .createUpdate("INSERT INTO idempotent_answer (scope, idempotency_key, request, sealed, begun_ms)"
                            + " VALUES (:scope, :key, :request, '', :begun)"
                            + " ON CONFLICT (scope, idempotency_key) DO NOTHING")
                    .bind("scope", fresh.scope())
                    .bind("key", fresh.key())
                    .bind("request", fresh.request())
                    .bind("begun", fresh.begunAt().toEpochMilli())
                    .execute();
            return taken > 0 ? Optional.empty() : find(handle, fresh);
        });
    }

    private static Optional<KeptAnswer> find(Handle handle, KeptAnswer of) {
        return handle
                .createQuery("SELECT request, sealed, begun_ms FROM idempotent_answer WHERE scope = :scope"
                        + " AND idempotency_key = :key")
                .bind("scope", of.scope())
                .bind("key", of.key())
                .map((row, context) -> new KeptAnswer(of.scope(), of.key(), row.getString("request"),
                        row.getString("sealed"), Instant.ofEpochMilli(row.getLong("begun_ms"))))
                .findOne();
    }

    public void answered(KeptAnswer answer) {
        engine.write(handle -> handle
                .createUpdate("UPDATE idempotent_answer SET sealed = :sealed WHERE scope = :scope"
                        + " AND idempotency_key = :key")
                .bind("scope", answer.scope())
                .bind("key", answer.key())
                .bind("sealed", answer.sealed())
                .execute());
    }

    /// Frees the key: nothing was done.
    public void free(KeptAnswer begun) {
        engine.write(handle -> handle
                .createUpdate("DELETE FROM idempotent_answer WHERE scope = :scope AND idempotency_key = :key")
                .bind("scope", begun.scope())
                .bind("key", begun.key())
                .execute());
    }
}
