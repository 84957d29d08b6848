package outlay.fact;

import java.util.List;
import java.util.TreeSet;

/// Something besides a fact's own ids that says whose it is: what a link in an e-mail carried, what a CRM's record
/// holds besides its id and address.
///
/// @param value as it was said, trimmed: an e-mail address in lower case; the hash as 64 lower-case hexadecimal digits;
///              a click id as `name/value` with its platform's name for it, such as `gclid/Cj0KCQ`
public record Clue(Kind kind, String value) implements Comparable<Clue> {
    public enum Kind {
        EMAIL,
        /// SHA-256 of an address that was trimmed and put in lower case.
        EMAIL_HASH, PHONE, USER, ANONYMOUS, CLICK,
        /// What a platform's lead form calls the lead.
        LEAD,
        /// Another record of a CRM that is the same person since the two were merged, as `crm/id`.
        CONTACT
    }

    public static Clue click(String name, String id) {
        return new Clue(Kind.CLICK, name + "/" + id);
    }

    /// The clues each once and in their order, so that equal knowledge has equal bytes; those without a value left out.
    public static List<Clue> sorted(Iterable<Clue> clues) {
        TreeSet<Clue> sorted = new TreeSet<>();
        for (Clue clue : clues) {
            if (!clue.value().isEmpty()) {
                sorted.add(clue);
            }
        }
        return List.copyOf(sorted);
    }

    @Override
    public int compareTo(Clue other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }
}
