package outlay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outlay.access.Guard;
import outlay.access.SsoSettings;
import outlay.gate.ApiRates;

/// Who has to sign in.
///
/// @param signIn    everybody, or nobody, which only a server may that listens on this machine alone
/// @param pageHosts names by which people reach the pages through a proxy with TLS
/// @param sso       where people may sign in besides
/// @param apiRate   requests a second that each session, token or key may make for long; ten times as many at once
/// @param apiClientRate likewise about each client, by all of its callers together
public record AccessSettings(Guard.Mode signIn, Set<String> pageHosts, Optional<SsoSettings> sso, int apiRate,
        int apiClientRate) {
    private static final int USUAL_RATE = 100;
    private static final int USUAL_CLIENT_RATE = 400;
    private static final int MOST_RATE = 1_000_000;
    public static final AccessSettings OFF = new AccessSettings(Guard.Mode.OFF, Set.of(), Optional.empty());
    /// Everybody has to sign in, on this machine.
    public static final AccessSettings REQUIRED = new AccessSettings(Guard.Mode.REQUIRED, Set.of(), Optional.empty());
    static final List<String> KEYS = List.of("sign_in", "page_hosts", "sso_issuer", "sso_client_id",
            "sso_client_secret", "sso_groups", "sso_groups_claim", "api_rate", "api_client_rate");
    /// Why a server must not be open to everybody that other machines reach.
    static final String OPEN_TO_OTHERS = "\"sign_in\" is off, and \"listen\" is not a loopback address, or there are "
            + "\"page_hosts\": everybody who reaches it would see every client; set sign_in to required, or listen on "
            + "127.0.0.1 without page_hosts";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    /// With the usual rates.
    public AccessSettings(Guard.Mode signIn, Set<String> pageHosts, Optional<SsoSettings> sso) {
        this(signIn, pageHosts, sso, USUAL_RATE, USUAL_CLIENT_RATE);
    }

    /// @param host     the address to listen on
    /// @param mistakes gets a sentence for everything that is wrong
    static AccessSettings read(Map<String, Settings.Value> values, String host, List<String> mistakes) {
        Settings.Value value = values.getOrDefault("sign_in", new Settings.Value("required", "default"));
        List<Guard.Mode> modes = Stream.of(Guard.Mode.values()).filter(mode -> mode.label().equals(value.text()))
                .toList();
        if (modes.isEmpty()) {
            mistakes.add(value.where() + ": \"sign_in\" is \"" + value.text() + "\"; write required or off");
            return OFF;
        }
        AccessSettings read = new AccessSettings(modes.getFirst(),
                Set.copyOf(EdgeSettings.list(values, "page_hosts")), sso(values, mistakes),
                EdgeSettings.number(values, "api_rate", USUAL_RATE, 1, MOST_RATE, mistakes),
                EdgeSettings.number(values, "api_client_rate", USUAL_CLIENT_RATE, 1, MOST_RATE, mistakes));
        if (read.open() && !(onLoopback(host) && read.pageHosts.isEmpty())) {
            mistakes.add(value.where() + ": " + OPEN_TO_OTHERS);
        }
        return read;
    }

    private static Optional<SsoSettings> sso(Map<String, Settings.Value> values, List<String> mistakes) {
        Settings.Value issuer = values.get("sso_issuer");
        if (issuer == null) {
            return Optional.empty();
        }
        List<String> missing = Stream.of("sso_client_id", "sso_client_secret", "sso_groups")
                .filter(key -> text(values, key).isEmpty()).toList();
        if (!missing.isEmpty()) {
            mistakes.add(issuer.where() + ": \"sso_issuer\" needs " + String.join(", ", missing) + " too");
            return Optional.empty();
        }
        try {
            return Optional.of(SsoSettings.of(issuer.text(), text(values, "sso_client_id"),
                    text(values, "sso_client_secret"),
                    values.getOrDefault("sso_groups_claim", new Settings.Value("groups", "default")).text(),
                    EdgeSettings.list(values, "sso_groups")));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(issuer.where() + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static String text(Map<String, Settings.Value> values, String key) {
        return values.getOrDefault(key, new Settings.Value("", "default")).text().strip();
    }

    ApiRates apiRates() {
        return new ApiRates(apiRate, apiClientRate, System::nanoTime);
    }

    boolean open() {
        return signIn == Guard.Mode.OFF;
    }

    static boolean onLoopback(String host) {
        return LOOPBACK.contains(host);
    }
}
