package outlay.web;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The host names that we answer to: this machine's loopback names and those that were configured.
///
/// A foreign page can point a name of its own at 127.0.0.1 and so make a reader's browser talk to us (DNS rebinding);
/// then the Host header still carries that foreign name.
public record HostNames(Set<String> configured) {
    public static final HostNames LOOPBACK = new HostNames(Set.of());
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public HostNames {
        configured = configured.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    boolean contain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOOPBACK_NAMES.contains(name) || configured.contains(name);
    }
}
