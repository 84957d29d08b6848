package outlay.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.base.ClientId;
import outlay.web.Caller;

/// What a credential makes of whoever shows it.
///
/// @param userId     of a user; "" for a program
/// @param everywhere what it may in every client
/// @param in         what it may in single clients, besides
/// @param csrf       what a browser has to send back with a change; empty for a program, whose requests no page makes
record Standing(Caller.Kind kind, String name, String userId, Set<Right> everywhere, Map<ClientId, Set<Right>> in,
        Optional<String> csrf) {
    /// Whoever shows nothing, or nothing that is valid.
    static final Standing NOBODY = new Standing(Caller.Kind.NOBODY, "nobody", "", Set.of(), Map.of(),
            Optional.empty());

    Standing {
        everywhere = Set.copyOf(everywhere);
        in = Map.copyOf(in);
    }

    static Standing of(Directory.User user, String csrf) {
        return new Standing(Caller.Kind.USER, user.email(), user.id(),
                user.everywhere().map(Role::rights).orElse(Set.of()),
                user.roles().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                        role -> role.getValue().rights())),
                Optional.of(csrf));
    }

    /// A program that may something in one client.
    static Standing program(String name, ClientId client, Set<Right> rights) {
        return new Standing(Caller.Kind.TOKEN, name, "", Set.of(), Map.of(client, rights), Optional.empty());
    }

    boolean known() {
        return kind != Caller.Kind.NOBODY;
    }

    boolean may(Right right, ClientId client) {
        return everywhere.contains(right) || in.getOrDefault(client, Set.of()).contains(right);
    }

    /// Whether it may everything that the role may, in the client: nobody gives or takes more than they have.
    boolean mayAllOf(Role role, ClientId client) {
        return role.rights().stream().allMatch(right -> may(right, client));
    }

    /// The clients in which it has the right; empty where it is all of them.
    Optional<Set<ClientId>> clientsWith(Right right) {
        return everywhere.contains(right)
                ? Optional.empty()
                : Optional.of(in.entrySet().stream().filter(client -> client.getValue().contains(right))
                        .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet()));
    }

    /// The clients that it knows of; empty where it is all of them.
    Optional<Set<ClientId>> clients() {
        return everywhere.isEmpty() ? Optional.of(in.keySet()) : Optional.empty();
    }
}
