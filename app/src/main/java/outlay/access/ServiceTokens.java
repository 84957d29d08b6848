package outlay.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.store.AccessStore;
import outlay.store.KeptToken;

/// Service tokens: what lets a program in, for one client, as one role, for one purpose.
public final class ServiceTokens {
    /// By which scanners of published code find a token that has leaked.
    public static final String PREFIX = "outlay_";
    private static final int MOST_LETTERS = 200;

    private final AccessStore store;
    private final Clock clock;
    private final SecureRandom random;

    /// A token at the one moment when all of it is known.
    ///
    /// @param presented what the program presents; it is shown now and never again
    public record Issued(KeptToken kept, String presented) {
        @Override
        public String toString() {
            return kept.id();
        }
    }

    public ServiceTokens(AccessStore store, Clock clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// @param role    the label of a role for programs
    /// @param purpose in the maker's words
    /// @param by      the maker's name
    /// @throws IllegalArgumentException naming the field
    public Issued create(ClientId client, String role, String purpose, String by) {
        Role of = Role.of(role).filter(Role::forPrograms).orElseThrow(() -> new IllegalArgumentException(
                "role \"" + role + "\" must be analyst, viewer, billing or machine: a token cannot manage users"));
        if (purpose.isBlank() || purpose.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("purpose must say in 1 to " + MOST_LETTERS
                    + " characters what the token is for, like \"nightly export to the warehouse\"");
        }
        String presented = PREFIX + Secret.fresh(random);
        KeptToken kept = new KeptToken(Secret.id(random, "tok_"), client, of.label(), purpose.strip(),
                Secret.sha256(presented), by, clock.instant().truncatedTo(ChronoUnit.SECONDS), Optional.empty());
        store.add(kept);
        return new Issued(kept, presented);
    }

    /// False where the client has no such token that is still valid.
    public boolean revoke(ClientId client, String id) {
        return store.revoke(client, id, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /// A client's, the revoked ones too, in the order of ids.
    public List<KeptToken> list(ClientId client) {
        return store.tokens().stream().filter(token -> token.client().equals(client)).toList();
    }
}
