package outlay.access;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import outlay.base.ClientId;

/// Single sign-on at an issuer of OpenID Connect.
///
/// @param issuer       exactly as its tokens name it
/// @param clientSecret as the issuer gave it
/// @param groupsClaim  the claim that names somebody's groups
/// @param groups       what each group may; whoever is in none of them is not let in
public record SsoSettings(URI issuer, String clientId, String clientSecret, String groupsClaim,
        Map<String, Set<Grant>> groups) {
    /// A role in a client, or in every client where it names none.
    public record Grant(Role role, Optional<ClientId> client) {
        /// @param text like `analyst@acme`, or `owner` for every client
        /// @throws IllegalArgumentException saying what is wrong
        public static Grant parse(String text) {
            int at = text.indexOf('@');
            Role role = Accounts.role(at < 0 ? text : text.substring(0, at));
            return new Grant(role, at < 0 ? Optional.empty() : Optional.of(new ClientId(text.substring(at + 1))));
        }
    }

    /// What somebody in these groups may: in every client, and in single ones; of two roles the one that may more.
    record Granted(Optional<Role> everywhere, Map<ClientId, Role> roles) {
        boolean nothing() {
            return everywhere.isEmpty() && roles.isEmpty();
        }
    }

    /// @param groups like `ads-team=analyst@acme`, or `owners=owner` for every client
    /// @throws IllegalArgumentException saying what is wrong
    public static SsoSettings of(String issuer, String clientId, String clientSecret, String groupsClaim,
            List<String> groups) {
        URI at = URI.create(issuer);
        if (!Issuer.permitted(at) || at.getRawQuery() != null || at.getRawFragment() != null) {
            throw new IllegalArgumentException("\"sso_issuer\" is \"" + issuer
                    + "\"; write the issuer's address, which begins with https://");
        }
        Map<String, Set<Grant>> grants = new TreeMap<>();
        for (String group : groups) {
            int equals = group.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("\"sso_groups\" has \"" + group
                        + "\"; write a group, = and a role, like ads-team=analyst@acme or owners=owner");
            }
            grants.computeIfAbsent(group.substring(0, equals).strip(), name -> new LinkedHashSet<>())
                    .add(Grant.parse(group.substring(equals + 1).strip()));
        }
        return new SsoSettings(at, clientId, clientSecret, groupsClaim, grants);
    }

    Granted granted(Set<String> names) {
        Optional<Role> everywhere = Optional.empty();
        Map<ClientId, Role> roles = new TreeMap<>();
        for (String name : names) {
            for (Grant grant : groups.getOrDefault(name, Set.of())) {
                if (grant.client().isEmpty()) {
                    everywhere = Optional.of(everywhere.map(held -> more(held, grant.role())).orElse(grant.role()));
                } else {
                    roles.merge(grant.client().get(), grant.role(), SsoSettings::more);
                }
            }
        }
        return new Granted(everywhere, roles);
    }

    private static Role more(Role one, Role other) {
        return one.rights().size() >= other.rights().size() ? one : other;
    }

    /// Without the secret.
    @Override
    public String toString() {
        return issuer.toString();
    }
}
