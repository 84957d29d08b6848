package outlay.web;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The host names that we answer to: this machine's loopback names, those of our own, and those that the world knows.
///
/// A foreign page can point a name of its own at 127.0.0.1 and so make a reader's browser talk to us (DNS rebinding);
/// then the Host header still carries that foreign name.
///
/// @param own    names under which everything is answered
/// @param worlds names under which only [OpenToTheWorld] is answered, also where `own` has them
public record HostNames(Set<String> own, Set<String> worlds) {
    public static final HostNames LOOPBACK = new HostNames(Set.of(), Set.of());
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public HostNames {
        own = own.stream().map(HostNames::folded).collect(Collectors.toSet());
        worlds = worlds.stream().map(HostNames::folded).collect(Collectors.toSet());
    }

    boolean contain(String host) {
        String name = folded(host);
        return LOOPBACK_NAMES.contains(name) || own.contains(name) || worlds.contains(name);
    }

    /// Whether `path` may be answered under a name that we have.
    boolean open(String host, String path) {
        return !worlds.contains(folded(host)) || OpenToTheWorld.includes(path);
    }

    /// Whether people reach the pages by this name from other machines, which they do over TLS.
    boolean ofPages(String host) {
        String name = folded(host);
        return own.contains(name) && !LOOPBACK_NAMES.contains(name) && !worlds.contains(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
