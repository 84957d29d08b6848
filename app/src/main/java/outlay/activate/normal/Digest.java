package outlay.activate.normal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// SHA-256, and telling what has been hashed already.
final class Digest {
    /// Meta's builders for pages append two or eight characters that tell which of them made the value.
    private static final Pattern HASHED = Pattern.compile("([0-9a-fA-F]{64})(?:\\.(?:[\\w-]{2}|[\\w-]{8}))?");
    private static final Pattern OTHER_DIGEST = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{128}"
            + "|[0-9A-Za-z+/_-]{43}=?");
    /// Somebody hashed what was not there. A platform would match all of these people with each other.
    private static final Set<String> OF_NOTHING = Stream.concat(
            List.of("", " ", "null", "undefined", "none", "nil", "nan", "n/a", "na", "0", "-", "-1", "true", "false",
                    "(not set)", "(none)", "(null)", "unknown", "[object Object]", "[object object]").stream(),
            Stream.of("Null", "None", "NULL", "NaN", "N/A", "Undefined", "UNDEFINED"))
            .map(Digest::sha256).collect(Collectors.toUnmodifiableSet());

    private Digest() {}

    /// 64 lower-case hexadecimal digits over the text in UTF-8.
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The digest that the whole value is, in lower case.
    static Optional<String> already(String value) {
        Matcher matcher = HASHED.matcher(value);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    static boolean ofNothing(String sha256) {
        return OF_NOTHING.contains(sha256);
    }

    /// Whether it is as long as MD5, SHA-1 or SHA-512 write themselves, or SHA-256 in base64.
    static boolean otherKind(String value) {
        return OTHER_DIGEST.matcher(value).matches();
    }
}
