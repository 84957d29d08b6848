package outlay.store;

/// Text in the form that every database and file format takes: what came in may hold a zero character, which PostgreSQL
/// refuses, or half of a surrogate pair, which has no UTF-8 form. One such character must not stop all behind it.
public final class KeptText {
    private static final char REPLACEMENT = '\uFFFD';

    private KeptText() {}

    /// The same text, with a replacement character where a character cannot be kept.
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!keeps(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            kept.append(keeps(text, i) ? text.charAt(i) : REPLACEMENT);
        }
        return kept.toString();
    }

    private static boolean keeps(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c != 0;
    }
}
