package outlay.funnel;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names and search terms as they are compared: without accents, letter case and the many ways to write a blank.
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    static String fold(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BLANKS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /// The words of a folded text.
    static List<String> of(String folded) {
        String words = NOT_A_WORD.matcher(folded).replaceAll(" ").strip();
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /// Whether `phrase` stands in `words`, word for word.
    static boolean contain(List<String> words, List<String> phrase) {
        for (int at = 0; at + phrase.size() <= words.size(); at++) {
            if (words.subList(at, at + phrase.size()).equals(phrase)) {
                return true;
            }
        }
        return false;
    }
}
