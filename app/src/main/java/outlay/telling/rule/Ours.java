package outlay.telling.rule;

import java.util.List;
import java.util.Locale;

/// Who of the visitors are the client's own people, of whom nobody is told.
///
/// @param networks  that they come from
/// @param domains   of their e-mail addresses, those below them too
/// @param addresses of them, in lower case
/// @param users     the site's ids of them
public record Ours(List<Network> networks, List<String> domains, List<String> addresses, List<String> users) {
    public static final Ours NOBODY = new Ours(List.of(), List.of(), List.of(), List.of());

    public Ours {
        networks = List.copyOf(networks);
        domains = List.copyOf(domains);
        addresses = List.copyOf(addresses);
        users = List.copyOf(users);
    }

    public boolean network(String ip) {
        return networks.stream().anyMatch(network -> network.has(ip));
    }

    public boolean email(String email) {
        String plain = email.strip().toLowerCase(Locale.ROOT);
        String domain = plain.substring(plain.lastIndexOf('@') + 1);
        return addresses.contains(plain) || plain.indexOf('@') >= 0
                && domains.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    public boolean user(String id) {
        return users.contains(id);
    }
}
