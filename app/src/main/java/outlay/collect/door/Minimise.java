package outlay.collect.door;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import outlay.collect.UrlTags;

/// Cuts what comes in down to what is used: an address's network, a page's campaign tags, a referrer's path.
public final class Minimise {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;
    private static final int USER_AGENT = 512;

    private Minimise() {}

    /// The first 24 bits of an IPv4 address, the first 48 of an IPv6 one; "" where the text is neither.
    public static String ip(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text.strip());
            byte[] bytes = address.getAddress();
            Arrays.fill(bytes, address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return "";
        }
    }

    /// A page's address with campaign tags as its only parameters: click ids are kept by themselves, where they may be.
    public static String page(String url) {
        String whole = withoutFragment(withoutUser(url));
        int question = whole.indexOf('?');
        if (question < 0) {
            return whole;
        }
        StringBuilder kept = new StringBuilder(whole.length()).append(whole, 0, question);
        for (int from = question + 1; from <= whole.length();) {
            int found = whole.indexOf('&', from);
            int end = found < 0 ? whole.length() : found;
            int equals = whole.indexOf('=', from);
            if (equals > from && equals < end && UrlTags.campaignTag(UrlTags.decoded(whole.substring(from, equals)))) {
                kept.append(kept.length() == question ? '?' : '&').append(whole, from, end);
            }
            from = end + 1;
        }
        return kept.toString();
    }

    /// The address before, without parameters: what somebody searched for or was signed in as elsewhere is not ours.
    public static String referrer(String url) {
        String whole = withoutFragment(withoutUser(url));
        int question = whole.indexOf('?');
        return question < 0 ? whole : whole.substring(0, question);
    }

    public static String userAgent(String text) {
        if (text.length() <= USER_AGENT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(USER_AGENT - 1)) ? USER_AGENT - 1 : USER_AGENT);
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    /// Without "user:password@".
    private static String withoutUser(String url) {
        int slashes = url.indexOf("//");
        if (slashes < 0) {
            return url;
        }
        int end = slashes + 2;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        int at = url.lastIndexOf('@', end - 1);
        return at < slashes ? url : url.substring(0, slashes + 2) + url.substring(at + 1);
    }
}
