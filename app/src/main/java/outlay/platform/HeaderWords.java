package outlay.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.Currency;

/// The words by which headers say what a column holds, in seven languages; kept in a text file beside this class.
public final class HeaderWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CODE = Pattern.compile("^(.*?)\\s*[\\[(]\\s*([A-Z]{3})\\s*[\\])]\\s*$");
    private static final Pattern SIGN = Pattern
            .compile("^(.*?)\\s*[\\[(]\\s*([\u20ac\u00a3\u20b9$\u00a5])\\s*[\\])]\\s*$");
    private static final Pattern LAST_WORD = Pattern.compile("^(.+?)(?:[\\s_,]+(?:in|en)?[\\s_]*)([A-Za-z]{3})$");
    private static final Pattern UTC = Pattern.compile("\\s*\\(((in|en|em) )?utc\\)\\s*");
    private static final Map<String, HeaderWords> LOADED = new HashMap<>();

    private final Map<String, List<String>> words;

    private HeaderWords(Map<String, List<String>> words) {
        this.words = words;
    }

    /// A header as it is compared, with the currency that it names.
    public record Head(String word, String currency) {}

    /// Reads `name` from the resources of this package: lines `field = word; word; ...`, best word first.
    public static synchronized HeaderWords load(String name) {
        return LOADED.computeIfAbsent(name, HeaderWords::read);
    }

    public List<String> of(String field) {
        return words.getOrDefault(field, List.of());
    }

    /// Every field that has words.
    public Set<String> fields() {
        return words.keySet();
    }

    /// Lower case, without accents, no-break blanks, underscores, "(in UTC)" and a full stop at the end.
    public static String plain(String header) {
        String text = isAscii(header)
                ? header.toLowerCase(Locale.ROOT)
                : MARKS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD).replace("\u00df", "ss"))
                        .replaceAll("").toLowerCase(Locale.ROOT);
        text = text.contains("utc)") ? UTC.matcher(text).replaceAll(" ") : text;
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == '_' || c == '\u00a0' || c == '\u202f' || c == '\ufeff'
                    || c == '.' || c == '"';
            if (!blank) {
                plain.append(c == '\u2019' || c == '\u02bc' ? '\'' : c);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().strip();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /// Takes "Amount spent (EUR)" apart.
    public static Head head(String header) {
        // Every line near the top of every file is tried as a header by every layout, and few cells name a currency.
        if (header.indexOf('(') < 0 && header.indexOf('[') < 0) {
            return new Head(plain(header), "");
        }
        Matcher code = CODE.matcher(header);
        if (code.matches() && Currency.exists(code.group(2))) {
            return new Head(plain(code.group(1)), code.group(2));
        }
        Matcher sign = SIGN.matcher(header);
        if (sign.matches()) {
            String currency = switch (sign.group(2)) {
                case "\u20ac" -> "EUR";
                case "\u00a3" -> "GBP";
                case "\u20b9" -> "INR";
                default -> "";
            };
            return new Head(plain(sign.group(1)), currency);
        }
        return new Head(plain(header), "");
    }

    /// "spend_eur" or "Cost in USD": the word without the currency at its end, or the header as it is.
    static Head headWithLastWord(String header) {
        Matcher last = LAST_WORD.matcher(header);
        if (last.matches() && Currency.exists(last.group(2).toUpperCase(Locale.ROOT))) {
            return new Head(plain(last.group(1)), last.group(2).toUpperCase(Locale.ROOT));
        }
        return head(header);
    }

    private static HeaderWords read(String name) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        try (InputStream in = HeaderWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    List<String> list = List.of(line.substring(equals + 1).split(";")).stream()
                            .map(HeaderWords::plain).filter(word -> !word.isEmpty()).toList();
                    words.merge(line.substring(0, equals).strip(), list, HeaderWords::joined);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new HeaderWords(Collections.unmodifiableMap(words));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
