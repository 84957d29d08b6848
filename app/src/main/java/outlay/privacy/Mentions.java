package outlay.privacy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import outlay.identity.Identifier;

/// Finds a person's identifiers inside texts, in any letter case: as they are, percent-encoded, and of addresses also
/// the SHA-256 in hexadecimal and base64. Not inside longer words: `joann@a.com` does not mention `ann@a.com`. In a
/// text a hyphen begins or ends a word and a full stop ends one (`order-ann@a.com.csv` does mention her), in what may
/// be another's identifier they do not (`ann@a.com.au` is another's).
final class Mentions {
    private static final String GONE = "erased";
    private final Set<String> needles = new LinkedHashSet<>();

    /// @param spellings       of addresses among them, as they came
    /// @param leastCharacters shorter identifiers are too likely to stand in a text by chance
    Mentions(Collection<Identifier> person, Collection<String> spellings, int leastCharacters) {
        for (Identifier identifier : person) {
            String text = identifier.type() == Identifier.Type.CONTACT
                    ? identifier.value().substring(identifier.value().indexOf('/') + 1)
                    : identifier.value();
            if (text.indexOf('@') > 0) {
                address(text);
            } else if (text.length() >= leastCharacters) {
                plain(text);
            }
        }
        spellings.forEach(this::address);
    }

    private void plain(String text) {
        add(text);
        add(URLEncoder.encode(text, StandardCharsets.UTF_8));
        add(text.replace("@", "%40"));
    }

    private void address(String text) {
        plain(text);
        String hex = Marks.sha256(text);
        add(hex);
        byte[] digest = HexFormat.of().parseHex(hex);
        add(Base64.getEncoder().encodeToString(digest));
        add(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        add(Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void add(String text) {
        needles.add(text.toLowerCase(Locale.ROOT));
    }

    boolean in(String text) {
        String folded = fold(text);
        return needles.stream().anyMatch(needle -> find(folded, needle, 0, false) >= 0);
    }

    boolean inId(String id) {
        String folded = fold(id);
        return needles.stream().anyMatch(needle -> find(folded, needle, 0, true) >= 0);
    }

    /// Text without the mentions, if it has any.
    Optional<String> without(String text) {
        String left = text;
        String folded = fold(text);
        for (String needle : needles) {
            for (int at = find(folded, needle, 0, false); at >= 0; at = find(folded, needle, at + GONE.length(),
                    false)) {
                left = left.substring(0, at) + GONE + left.substring(at + needle.length());
                folded = fold(left);
            }
        }
        return left.equals(text) ? Optional.empty() : Optional.of(left);
    }

    /// Lower case of the same length, so that places in one are places in the other.
    private static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() == text.length()) {
            return lower;
        }
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, Character.toLowerCase(folded.charAt(i)));
        }
        return folded.toString();
    }

    private static int find(String text, String needle, int from, boolean id) {
        for (int at = text.indexOf(needle, from); at >= 0; at = text.indexOf(needle, at + 1)) {
            int end = at + needle.length();
            if (!wordBefore(text, at, id) && !wordAt(text, end) && !(id && wordGoesOn(text, end))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean wordBefore(String text, int at, boolean id) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean escape = at >= 3 && text.charAt(at - 3) == '%' && Character.digit(before, 16) >= 0
                && Character.digit(text.charAt(at - 2), 16) >= 0;
        return !escape && (Character.isLetterOrDigit(before) || (id ? "._+-" : ".+").indexOf(before) >= 0);
    }

    private static boolean wordAt(String text, int end) {
        return end < text.length() && (text.charAt(end) == '_' || Character.isLetterOrDigit(text.charAt(end)));
    }

    /// Behind a full stop or a hyphen.
    private static boolean wordGoesOn(String text, int end) {
        return end + 1 < text.length() && ".-".indexOf(text.charAt(end)) >= 0
                && Character.isLetterOrDigit(text.charAt(end + 1));
    }
}
