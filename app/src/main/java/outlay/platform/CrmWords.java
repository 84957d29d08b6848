package outlay.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import outlay.collect.table.CellFault;

/// What cells of CRM tables mean that are neither ids nor numbers.
public final class CrmWords {
    private static final Set<String> YES = Set.of("true", "yes", "1", "1.0", "ja", "oui", "si", "sim", "wahr", "vrai");
    private static final Set<String> NO = Set.of("", "false", "no", "0", "0.0", "nein", "non", "nao", "nee", "falsch",
            "faux");
    private static final Map<String, String> STAGES = Map.of("lead", "lead", "marketing qualified lead", "mql",
            "marketingqualifiedlead", "mql", "sales qualified lead", "sql", "salesqualifiedlead", "sql", "opportunity",
            "opportunity", "customer", "customer", "subscriber", "subscriber");

    private CrmWords() {}

    /// @throws CellFault where it is neither yes nor no
    public static boolean yes(String cell) throws CellFault {
        String word = HeaderWords.plain(cell).replace(' ', '.');
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new CellFault("\"" + word + "\" is neither yes nor no",
                "Write true or false, or leave the column out with --map COLUMN=ignore.");
    }

    /// The common name of a contact's stage, or the CRM's own word.
    public static String contactStage(String word) {
        return STAGES.getOrDefault(word.strip().toLowerCase(Locale.ROOT), word.strip());
    }

    /// A record that says the same has the same version.
    ///
    /// @param meaning all that it says
    public static String version(String meaning) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
