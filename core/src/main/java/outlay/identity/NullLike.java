package outlay.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts that stand where an identifier should and name nobody. Joining people by one of them would make a single
/// person of everybody whose tag was broken in the same way.
public final class NullLike {
    /// No honest id is longer; click ids, which are the longest kind, stay below 300 characters.
    public static final int MOST_CHARACTERS = 512;

    private static final Set<String> NULL_WORDS = Set.of("null", "undefined", "none", "nil", "nan", "n/a", "na", "0",
            "-", "--", "-1", "true", "false", "(not set)", "(none)", "[object object]", "(null)");
    private static final Set<String> PLACEHOLDERS = Set.of("anonymous", "guest", "unknown", "test", "user", "visitor",
            "default", "empty", "not_authenticated", "id", "email", "distinct_id", "distinctid", "user_id", "userid");
    /// Most ids are longer, and need not be looked for among the words.
    private static final int LONGEST_WORD = Stream.concat(NULL_WORDS.stream(), PLACEHOLDERS.stream())
            .mapToInt(String::length).max().orElse(0);
    /// The whole value, because a bracket within a text may be somebody's idea of a name.
    private static final Pattern MACRO = Pattern.compile(
            "\\{[^{}]+}|\\{\\{[^{}]*}}|\\$\\{.*|%%[^%]+%%|__[A-Za-z0-9_]*[A-Za-z0-9]__|\\[[A-Z0-9_]+]|<[A-Z0-9_]+>");

    /// Why a text is not taken as an identifier.
    public enum Reason {
        BLANK, NULL_WORD, PLACEHOLDER, MACRO, EMPTY_UUID, TOO_LONG, UNPRINTABLE, NOT_AN_ADDRESS,
        /// A phone number that does not say its country, or none.
        NOT_A_NUMBER, NOT_A_HASH
    }

    private NullLike() {}

    /// Why `text` names nobody, or empty where it may be somebody's id.
    public static Optional<Reason> reason(String text) {
        if (text.isBlank()) {
            return Optional.of(Reason.BLANK);
        }
        if (text.length() > MOST_CHARACTERS) {
            return Optional.of(Reason.TOO_LONG);
        }
        if (unprintable(text)) {
            return Optional.of(Reason.UNPRINTABLE);
        }
        String folded = text.strip().toLowerCase(Locale.ROOT);
        if (folded.length() <= LONGEST_WORD) {
            if (NULL_WORDS.contains(folded)) {
                return Optional.of(Reason.NULL_WORD);
            }
            if (PLACEHOLDERS.contains(folded)) {
                return Optional.of(Reason.PLACEHOLDER);
            }
        }
        // Half of a macro spoils an id, while a campaign's name may still tell something.
        if (macro(text) || text.contains("{{")) {
            return Optional.of(Reason.MACRO);
        }
        return emptyUuid(folded) ? Optional.of(Reason.EMPTY_UUID) : Optional.empty();
    }

    /// Whether a campaign parameter says nothing: blank, a null word or an unexpanded macro. A campaign may be called
    /// "test" or "guest", so the words that only an id cannot be are let through.
    public static boolean saysNothing(String text) {
        return text.isBlank() || NULL_WORDS.contains(text.strip().toLowerCase(Locale.ROOT)) || macro(text);
    }

    /// Whether the text is a template's placeholder that nobody filled in: `{{campaign.id}}`, `{gclid}`, `${USER}`,
    /// `%%PATTERN%%`, `__CAMPAIGN_ID__`, `[USER_ID]`.
    public static boolean macro(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty() && "{$%_[<".indexOf(stripped.charAt(0)) >= 0 && MACRO.matcher(stripped).matches();
    }

    /// A UUID of one repeated digit (all zeros, all f) is what a library gives when it has no id to give.
    private static boolean emptyUuid(String folded) {
        if (folded.length() != 36 && folded.length() != 32) {
            return false;
        }
        char digit = folded.charAt(0);
        if (Character.digit(digit, 16) < 0) {
            return false;
        }
        for (int i = 0; i < folded.length(); i++) {
            boolean hyphen = folded.length() == 36 && (i == 8 || i == 13 || i == 18 || i == 23);
            if (folded.charAt(i) != (hyphen ? '-' : digit)) {
                return false;
            }
        }
        return true;
    }

    /// Control and direction characters and halves of surrogate pairs: two ids that look the same would not be.
    private static boolean unprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                return true;
            }
        }
        return false;
    }
}
