package outlay.activate.normal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Unicode, as far as the forms need it.
final class Letters {
    /// Blanks of every script, and characters without a shape that come along when a text is copied from a page.
    private static final String BLANK = "\\s\\p{Z}\\p{Cc}\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
            + "\\ufeff";
    private static final Pattern AROUND = Pattern.compile("^[" + BLANK + "]+|[" + BLANK + "]+$");
    private static final Pattern ANYWHERE = Pattern.compile("[" + BLANK + "]+");
    private static final Pattern SHAPELESS = Pattern.compile("[\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e"
            + "\\u2060-\\u206f\\ufeff]+");
    /// The letter-like apostrophes that stand for punctuation in names: Oʼahu, Hawaiʻi.
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Nl}]|[\\u02b0-\\u02ff]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]|[\\u02b0-\\u02ff]");

    private Letters() {}

    static String stripped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    static String withoutBlanks(String text) {
        return ANYWHERE.matcher(text).replaceAll("");
    }

    static String withoutShapeless(String text) {
        return SHAPELESS.matcher(text).replaceAll("");
    }

    /// é is one character, however it was typed.
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Composed, and with wide, narrow and circled forms replaced by the plain ones.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static String lower(String text) {
        return composed(composed(text).toLowerCase(Locale.ROOT));
    }

    /// Lower case without blanks, punctuation and symbols; accents and digits stay.
    static String words(String text) {
        return NOT_IN_WORDS.matcher(lower(text)).replaceAll("");
    }

    /// As `words`, and without digits.
    static String letters(String text) {
        return NOT_LETTERS.matcher(lower(text)).replaceAll("");
    }
}
