package outlay.activate.egress;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses of the world's servers, as far as they can be told from their text: `https://`, a name with a dot, and
/// nothing that two programs could read differently.
public final class PublicUrl {
    private static final int LONGEST = 2_048;
    private static final int LONGEST_NAME = 253;
    private static final Pattern SHAPE = Pattern
            .compile("https://([^/?#:@\\\\]+)(?::(\\d{1,5}))?(?:[/?][\\x21\\x22\\x24-\\x5b\\x5d-\\x7e]*)?");
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+"
            + "(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    /// Names of somebody's own network, which a resolver may know although the world does not.
    private static final Set<String> INWARD = Set.of("localhost", "localdomain", "local", "internal", "intranet",
            "lan", "home", "corp", "private", "arpa", "onion", "test", "invalid");
    private static final Set<Integer> PORTS = Set.of(443, 8_443);

    private PublicUrl() {}

    /// What is wrong with it and the remedy; empty where it may be called, once its name leads outside.
    public static Optional<String> mistake(String url) {
        if (url.length() > LONGEST) {
            return Optional.of("has " + url.length() + " characters; the most is " + LONGEST);
        }
        if (!url.startsWith("https://")) {
            return Optional.of("must begin with https://");
        }
        Matcher shape = SHAPE.matcher(url);
        if (!shape.matches()) {
            return Optional.of("is not a plain address like https://hooks.shop.example/in: leave out user names, "
                    + "fragments, blanks and letters beyond ASCII");
        }
        String name = shape.group(1);
        if (!name.equals(name.toLowerCase(Locale.ROOT)) || !NAME.matcher(name).matches()
                || name.length() > LONGEST_NAME) {
            return Optional.of("must name a host in lower case like hooks.shop.example, not a number or a part of one");
        }
        if (INWARD.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return Optional.of("names a host of an inner network");
        }
        String port = shape.group(2);
        if (port != null && (!PORTS.contains(Integer.parseInt(port)) || port.startsWith("0"))) {
            return Optional.of("has the port " + port + "; there are 443 and 8443");
        }
        return sameToTheLibrary(url, name);
    }

    private static Optional<String> sameToTheLibrary(String url, String name) {
        try {
            return name.equals(URI.create(url).getHost())
                    ? Optional.empty()
                    : Optional.of("has its host in a place where others read another");
        } catch (IllegalArgumentException wrong) {
            return Optional.of("holds a character that an address must not; write it percent-encoded");
        }
    }
}
