package outlay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.activate.egress.Sandbox;
import outlay.collect.door.DataCentres;
import outlay.link.Target;
import outlay.web.Proxies;

/// What an installation that the internet reaches can be told.
///
/// @param adminPort        of health and metrics, on the loopback address; 0 takes any free one, empty the port after
///                         the main one
/// @param publicHosts      names under which the world reaches this server, besides its own
/// @param trustedProxies   whose `X-Forwarded-For` is believed, such as 10.0.0.0/8; this machine's, if nothing is said
/// @param countryHeader    in which these say the visitor's country; it is not known, if nothing is said
/// @param browserKeyRate   events a second that each browser key may send for long; ten times as many at once
/// @param serverKeyRate    likewise each server key
/// @param linkFallback     where visitors of disabled links go
/// @param dataCentres      addresses that people hardly ever surf from; none, if nothing is said
/// @param sandbox          instead of all destinations, a server on this machine that nothing leaves
/// @param drainSeconds     how long readiness is false before a stopping server takes no more
public record EdgeSettings(OptionalInt adminPort, Set<String> publicHosts, List<String> trustedProxies,
        Optional<String> countryHeader, int browserKeyRate, int serverKeyRate, Optional<String> linkFallback,
        DataCentres dataCentres, Optional<URI> sandbox, int drainSeconds) {
    public static final EdgeSettings USUAL = new EdgeSettings(OptionalInt.empty(), Set.of(),
            List.of("127.0.0.1", "::1"), Optional.empty(), 200, 2_000,
            Optional.empty(), DataCentres.NONE, Optional.empty(), 0);
    static final List<String> KEYS = List.of("admin_port", "public_hosts", "trusted_proxies", "country_header",
            "browser_key_rate", "server_key_rate", "link_fallback", "data_centres", "sandbox", "drain_seconds");
    /// A field name of HTTP (RFC 9110, section 5.1).
    private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final int MOST_PORT = 65_535;
    private static final int MOST_RATE = 10_000_000;
    private static final int MOST_DRAIN_SECONDS = 300;

    /// @param mistakes gets a sentence for everything that is wrong
    static EdgeSettings read(Map<String, Settings.Value> values, List<String> mistakes) {
        Settings.Value port = values.get("admin_port");
        return new EdgeSettings(
                port == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(number(values, "admin_port", 0, 0, MOST_PORT, mistakes)),
                new LinkedHashSet<>(list(values, "public_hosts")), proxies(values, mistakes),
                countryHeader(values, mistakes),
                number(values, "browser_key_rate", USUAL.browserKeyRate, 1, MOST_RATE, mistakes),
                number(values, "server_key_rate", USUAL.serverKeyRate, 1, MOST_RATE, mistakes),
                fallback(values, mistakes), dataCentres(values, mistakes), sandbox(values, mistakes),
                number(values, "drain_seconds", USUAL.drainSeconds, 0, MOST_DRAIN_SECONDS, mistakes));
    }

    public EdgeSettings withAdminPort(int port) {
        return new EdgeSettings(OptionalInt.of(port), publicHosts, trustedProxies, countryHeader,
                browserKeyRate, serverKeyRate, linkFallback, dataCentres, sandbox, drainSeconds);
    }

    /// A free admin port for a server whose main port is any free one; else the one after it.
    int adminPort(int mainPort) {
        return adminPort.orElse(mainPort == 0 || mainPort == MOST_PORT ? 0 : mainPort + 1);
    }

    static List<String> list(Map<String, Settings.Value> values, String key) {
        Settings.Value value = values.get(key);
        return value == null
                ? List.of()
                : Stream.of(value.text().split(",", -1)).map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static List<String> proxies(Map<String, Settings.Value> values, List<String> mistakes) {
        if (!values.containsKey("trusted_proxies")) {
            return USUAL.trustedProxies;
        }
        List<String> good = new ArrayList<>();
        for (String range : list(values, "trusted_proxies")) {
            try {
                new Proxies(List.of(range));
                good.add(range);
            } catch (IllegalArgumentException wrong) {
                mistakes.add("\"trusted_proxies\": " + wrong.getMessage());
            }
        }
        return good;
    }

    private static Optional<String> countryHeader(Map<String, Settings.Value> values, List<String> mistakes) {
        Settings.Value value = values.get("country_header");
        if (value == null) {
            return Optional.empty();
        }
        if (!FIELD_NAME.matcher(value.text()).matches()) {
            mistakes.add(where(value, "country_header") + " is \"" + value.text()
                    + "\"; write the name of one header, such as CF-IPCountry");
            return Optional.empty();
        }
        return Optional.of(value.text());
    }

    private static Optional<String> fallback(Map<String, Settings.Value> values, List<String> mistakes) {
        Settings.Value value = values.get("link_fallback");
        if (value == null) {
            return Optional.empty();
        }
        try {
            Target target = Target.of(value.text());
            if (!target.hasMacros()) {
                return Optional.of(target.template());
            }
            mistakes.add(where(value, "link_fallback") + ": a fallback serves every link, so it can have no macros");
        } catch (IllegalArgumentException wrong) {
            mistakes.add(where(value, "link_fallback") + ": " + wrong.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<URI> sandbox(Map<String, Settings.Value> values, List<String> mistakes) {
        Settings.Value value = values.get("sandbox");
        if (value == null) {
            return Optional.empty();
        }
        if (Sandbox.mistake(value.text())) {
            mistakes.add(where(value, "sandbox") + " is \"" + value.text()
                    + "\"; write an address of this machine like http://127.0.0.1:9000");
            return Optional.empty();
        }
        return Optional.of(URI.create(value.text()));
    }

    private static DataCentres dataCentres(Map<String, Settings.Value> values, List<String> mistakes) {
        try {
            return DataCentres.read(list(values, "data_centres").stream().map(Path::of).toList());
        } catch (NoSuchFileException missing) {
            mistakes.add("\"data_centres\": there is no file " + missing.getFile());
        } catch (IOException | InvalidPathException wrong) {
            mistakes.add("\"data_centres\": " + wrong.getMessage());
        }
        return DataCentres.NONE;
    }

    static int number(Map<String, Settings.Value> values, String key, int usual, int least, int most,
            List<String> mistakes) {
        Settings.Value value = values.get(key);
        if (value == null) {
            return usual;
        }
        String text = value.text().strip();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        mistakes.add(where(value, key) + " is \"" + text + "\"; write a whole number from " + least + " to " + most);
        return usual;
    }

    private static String where(Settings.Value value, String key) {
        return value.where() + ": \"" + key + "\"";
    }
}
