package outlay.collect;

import java.util.Locale;
import outlay.identity.NullLike;

/// Tells ids of people, clicks and campaigns from what programs send when they have none.
///
/// One "null" that is taken for a person merges everybody whose site had the same mistake, so what looks like a
/// placeholder counts as absent.
final class Ids {
    private static final int LONGEST_EMAIL = 254;

    private Ids() {}

    /// The id without surrounding blanks, or "" where it is none. Its case is kept: ids differ by it.
    static String clean(String text) {
        String id = trimmed(text);
        return NullLike.reason(id).isEmpty() ? id : "";
    }

    /// The address trimmed and in lower case, or "" where it is none.
    static String email(String text) {
        String email = trimmed(text).toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        int dot = email.lastIndexOf('.');
        boolean wellFormed = at > 0 && at == email.lastIndexOf('@') && dot > at + 1 && dot < email.length() - 1;
        if (!wellFormed || email.length() > LONGEST_EMAIL || hasControls(email) || hasBlanks(email)
                || NullLike.macro(email)) {
            return "";
        }
        return email;
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
