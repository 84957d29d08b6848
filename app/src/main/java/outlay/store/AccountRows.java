package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class AccountRows {
    private AccountRows() {}

    static List<KeptAccount> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT name, destination, sends, sealed, created_at, changed_at, feed_sha256, feed_since"
                        + " FROM destination_account"
                        + " WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptAccount(client, row.getString("name"), row.getString("destination"),
                        row.getLong("sends") != 0, row.getString("sealed"), Instant.parse(row.getString("created_at")),
                        Instant.parse(row.getString("changed_at")),
                        address(row.getString("feed_sha256"), row.getString("feed_since"))))
                .stream()
                .sorted(Comparator.comparing(KeptAccount::name))
                .toList();
    }

    private static Optional<KeptAccount.Address> address(String sha256, String since) {
        return sha256.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptAccount.Address(sha256, Instant.parse(since)));
    }

    /// @param since like `sha256` "" for none
    static int feed(Handle handle, ClientId client, String name, String sha256, String since) {
        return handle
                .createUpdate("UPDATE destination_account SET feed_sha256 = :sha256, feed_since = :since"
                        + " WHERE client = :client AND name = :name")
                .bind("client", client.value())
                .bind("name", name)
                .bind("sha256", sha256)
                .bind("since", since)
                .execute();
    }

    static int insert(Handle handle, KeptAccount account) {
        return handle
                .createUpdate("INSERT INTO destination_account (client, name, destination, sends, sealed, created_at,"
                        + " changed_at) VALUES (:client, :name, :destination, :sends, :sealed, :createdAt, :changedAt)"
                        + " ON CONFLICT (client, name) DO NOTHING")
                .bind("client", account.client().value())
                .bind("name", account.name())
                .bind("destination", account.destination())
                .bind("sends", account.sends() ? 1L : 0L)
                .bind("sealed", account.sealed())
                .bind("createdAt", account.createdAt().toString())
                .bind("changedAt", account.changedAt().toString())
                .execute();
    }

    static int set(Handle handle, ClientId client, String name, String sealed, Instant at) {
        return handle
                .createUpdate("UPDATE destination_account SET sealed = :sealed, changed_at = :at"
                        + " WHERE client = :client AND name = :name")
                .bind("client", client.value())
                .bind("name", name)
                .bind("sealed", sealed)
                .bind("at", at.toString())
                .execute();
    }

    static int turn(Handle handle, ClientId client, String name, boolean sends, Instant at) {
        return handle
                .createUpdate("UPDATE destination_account SET sends = :sends, changed_at = :at"
                        + " WHERE client = :client AND name = :name")
                .bind("client", client.value())
                .bind("name", name)
                .bind("sends", sends ? 1L : 0L)
                .bind("at", at.toString())
                .execute();
    }

    static int remove(Handle handle, ClientId client, String name) {
        return handle.createUpdate("DELETE FROM destination_account WHERE client = :client AND name = :name")
                .bind("client", client.value())
                .bind("name", name)
                .execute();
    }
}
