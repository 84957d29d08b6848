package outlay.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.store.AccessStore;
import outlay.store.KeptInvitation;
import outlay.store.KeptMembership;
import outlay.store.KeptToken;
import outlay.store.KeptUser;

/// Users, roles, invitations and tokens as the store has them at this moment: it is asked for its version each time,
/// and read again when that has changed, by whichever process. So what was revoked is revoked with the next request.
final class Directory {
    private final AccessStore store;
    private volatile Known known = new Known(Long.MIN_VALUE, Map.of(), Map.of(), Map.of(), Map.of());

    /// A user with the roles.
    ///
    /// @param roles in single clients
    record User(KeptUser kept, Optional<Role> everywhere, SortedMap<ClientId, Role> roles) {
        String id() {
            return kept.id();
        }

        String email() {
            return kept.email();
        }

        boolean enabled() {
            return kept.disabledAt().isEmpty();
        }

        boolean isIn(ClientId client) {
            return everywhere.isPresent() || roles.containsKey(client);
        }
    }

    private record Known(long version, Map<String, User> byId, Map<String, User> byEmail,
            Map<String, KeptInvitation> invitations, Map<String, KeptToken> tokens) {}

    Directory(AccessStore store) {
        this.store = store;
    }

    List<User> users() {
        return known().byEmail.values().stream().sorted((a, b) -> a.email().compareTo(b.email())).toList();
    }

    Optional<User> user(String id) {
        return Optional.ofNullable(known().byId.get(id));
    }

    /// Who it is that an issuer of single sign-on knows so.
    Optional<User> byIdentity(String identity) {
        return known().byId.values().stream().filter(user -> user.kept().identity().equals(identity)).findFirst();
    }

    Optional<User> byEmail(String email) {
        return Optional.ofNullable(known().byEmail.get(email));
    }

    /// What is left of it, by what its link holds.
    Optional<KeptInvitation> invitation(String secret, Instant now) {
        return Optional.ofNullable(known().invitations.get(Secret.sha256(secret)))
                .filter(invitation -> now.isBefore(invitation.expiresAt()));
    }

    List<KeptInvitation> invitations(ClientId client, Instant now) {
        return known().invitations.values().stream().filter(each -> each.client().equals(client))
                .filter(each -> now.isBefore(each.expiresAt()))
                .sorted((a, b) -> a.email().compareTo(b.email())).toList();
    }

    /// A token that is valid, by what a program presents.
    Optional<KeptToken> token(String presented) {
        return Optional.ofNullable(known().tokens.get(Secret.sha256(presented)))
                .filter(token -> token.revokedAt().isEmpty());
    }

    private Known known() {
        long version = store.version();
        Known before = known;
        if (before.version == version) {
            return before;
        }
        Known now = read(version);
        known = now;
        return now;
    }

    /// What changes while it is read has a higher version, and is read at the next question.
    private Known read(long version) {
        Map<String, SortedMap<ClientId, Role>> roles = new HashMap<>();
        for (KeptMembership member : store.memberships()) {
            // A role that this program does not know gives nothing.
            Role.of(member.role()).ifPresent(role -> roles.computeIfAbsent(member.userId(), id -> new TreeMap<>())
                    .put(member.client(), role));
        }
        Map<String, User> byId = new HashMap<>();
        Map<String, User> byEmail = new HashMap<>();
        for (KeptUser kept : store.users()) {
            User user = new User(kept, Role.of(kept.everywhere()), roles.getOrDefault(kept.id(), new TreeMap<>()));
            byId.put(kept.id(), user);
            byEmail.put(kept.email(), user);
        }
        Map<String, KeptInvitation> invitations = new HashMap<>();
        store.invitations().forEach(invitation -> invitations.put(invitation.sha256(), invitation));
        Map<String, KeptToken> tokens = new HashMap<>();
        store.tokens().forEach(token -> tokens.put(token.sha256(), token));
        return new Known(version, byId, byEmail, invitations, tokens);
    }
}
