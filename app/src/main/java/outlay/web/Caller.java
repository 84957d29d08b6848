package outlay.web;

import java.util.Optional;
import java.util.Set;
import outlay.base.ClientId;

/// Who sent a request, as far as the request has shown it.
///
/// @param name as the audit log writes it, such as a user's e-mail address or a token's name; never a secret
/// @param only the clients whose data the answer may tell; empty where it may be any client's
public record Caller(Kind kind, String name, Optional<Set<ClientId>> only) {
    /// Nothing was shown: a sender at a door of the world's, or a reader where nobody has to sign in.
    public static final Caller NOBODY = new Caller(Kind.NOBODY, "nobody", Optional.empty());

    public Caller {
        only = only.map(Set::copyOf);
    }

    /// Somebody to whom no client's data may be told, unless it is a command on this machine.
    public Caller(Kind kind, String name) {
        this(kind, name, kind == Kind.COMMAND_LINE ? Optional.empty() : Optional.of(Set.of()));
    }

    /// Whether the answer may tell data of this client.
    public boolean sees(ClientId client) {
        return only.map(clients -> clients.contains(client)).orElse(true);
    }

    /// What was shown.
    public enum Kind {
        NOBODY,
        /// A session of somebody who signed in.
        USER,
        /// A service token.
        TOKEN,
        /// A command on the same machine, which holds the data folder's secret.
        COMMAND_LINE
    }
}
