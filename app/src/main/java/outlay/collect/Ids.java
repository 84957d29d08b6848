package outlay.collect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells ids of people, clicks and campaigns from what programs send when they have none.
///
/// One "null" that is taken for a person merges everybody whose site had the same mistake, so what looks like a
/// placeholder counts as absent.
final class Ids {
    /// Longer than any id in use; a text beyond it would be a document.
    private static final int LONGEST = 512;
    private static final int LONGEST_EMAIL = 254;
    private static final Set<String> PLACEHOLDERS = Set.of("", "-", "--", "0", "-1", "null", "undefined", "none", "nil",
            "nan", "n/a", "na", "true", "false", "unknown", "anonymous", "guest", "not_authenticated", "id", "email",
            "distinct_id", "distinctid", "user_id", "userid", "[object object]", "(not set)", "(none)");
    /// {campaignid}, {{campaign.id}}, ${USER}, %%PATTERN%%, __CAMPAIGN_ID__, [USER_ID]: the whole value, because a
    /// macro within a text may be somebody's idea of a name.
    private static final Pattern MACRO = Pattern.compile(
            "\\{[^{}]*}|\\{\\{[^{}]*}}|\\$\\{[^{}]*}|%%[^%]*%%|__[A-Z0-9_]*[A-Z0-9]__|\\[[A-Z0-9_]+]|<[A-Z0-9_]+>");
    private static final Pattern ONE_DIGIT_UUID = Pattern
            .compile("(\\p{XDigit})\\1{7}-?\\1{4}-?\\1{4}-?\\1{4}-?\\1{12}");

    private Ids() {}

    /// The id without surrounding blanks, or "" where it is none. Its case is kept: ids differ by it.
    static String clean(String text) {
        String id = trimmed(text);
        if (id.length() > LONGEST || hasControls(id) || isMacro(id)
                || PLACEHOLDERS.contains(id.toLowerCase(Locale.ROOT)) || isOneDigitUuid(id)) {
            return "";
        }
        return id;
    }

    /// The address trimmed and in lower case, or "" where it is none.
    static String email(String text) {
        String email = trimmed(text).toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        int dot = email.lastIndexOf('.');
        boolean wellFormed = at > 0 && at == email.lastIndexOf('@') && dot > at + 1 && dot < email.length() - 1;
        if (!wellFormed || email.length() > LONGEST_EMAIL || hasControls(email) || hasBlanks(email) || isMacro(email)) {
            return "";
        }
        return email;
    }

    static boolean isMacro(String text) {
        return !text.isEmpty() && "{$%_[<".indexOf(text.charAt(0)) >= 0 && MACRO.matcher(text).matches();
    }

    private static boolean isOneDigitUuid(String id) {
        return (id.length() == 36 || id.length() == 32) && ONE_DIGIT_UUID.matcher(id).matches();
    }

    /// Also without byte order marks, which files that were glued together have in their middle.
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\ufeff' || c == '\u00a0' || Character.isWhitespace(c);
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
