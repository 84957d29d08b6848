package outlay.collect.door.tag;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a host name says about whose site it is.
///
/// A site is the part of a name that somebody registered: `example.co.uk` of `shop.example.co.uk`, by the
/// [Public Suffix List](https://publicsuffix.org). Shops that share a provider's name (`shop.myshopify.com`) are sites
/// of their own there. An address and `localhost` belong to no site.
final class Site {
    /// IPv6 addresses stand in brackets or have colons; names have neither.
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*[\\[\\]:].*");

    private Site() {}

    /// The name that a cookie for the whole site of `host` may be set on, or empty where it belongs to no site.
    static Optional<String> of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(name).matches() || !InternetDomainName.isValid(name)) {
            return Optional.empty();
        }
        InternetDomainName domain = InternetDomainName.from(name);
        return domain.isUnderPublicSuffix()
                ? Optional.of(domain.topPrivateDomain().toString())
                : Optional.empty();
    }

    /// Whether pages of the two hosts are of one site: by the list, or because they are one host.
    static boolean same(String host, String other) {
        return host.equalsIgnoreCase(other) || of(host).isPresent() && of(host).equals(of(other));
    }

    /// Whether the name is this machine's own, where a browser takes plain HTTP for safe.
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || name.startsWith("127.")
                && ADDRESS.matcher(name).matches() || name.equals("[::1]");
    }
}
