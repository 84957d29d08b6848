package outlay.collect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outlay.fact.Import;

/// What people call the kinds of files, in `--kind` and in the API's `kind`.
public final class KindOfFile {
    private static final Map<String, Optional<Import.Kind>> WORDS = words();

    private KindOfFile() {}

    /// The kind; empty for `crm`, because those files tell by themselves what they hold.
    ///
    /// @throws IllegalArgumentException with all words, where it is none
    public static Optional<Import.Kind> named(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!WORDS.containsKey(plain)) {
            throw new IllegalArgumentException("there are " + String.join(", ", WORDS.keySet())
                    + "; in a table of commissions, map a column to commission");
        }
        return WORDS.getOrDefault(plain, Optional.empty());
    }

    private static Map<String, Optional<Import.Kind>> words() {
        Map<String, Optional<Import.Kind>> words = new LinkedHashMap<>();
        for (Import.Kind kind : Import.Kind.values()) {
            words.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), Optional.of(kind));
        }
        words.put("crm", Optional.empty());
        return Collections.unmodifiableMap(words);
    }
}
