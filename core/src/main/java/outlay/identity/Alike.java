package outlay.identity;

import java.util.Optional;

/// Two addresses that were typed on the same device and look like one person's.
final class Alike {
    private static final int SHORTEST_NAME = 5;

    private Alike() {}

    /// The rule by which two keys are one person's, given that both were used on one device; empty where none says so.
    static Optional<Rule> rule(String one, String other) {
        if (slip(one, other)) {
            return Optional.of(Rule.SLIP);
        }
        return sameName(one, other) ? Optional.of(Rule.SAME_NAME) : Optional.empty();
    }

    /// Whether the names before the provider have the same letters, and one is made of a first and a last name:
    /// `ann.lee@a.com` and `ann_lee@b.com`, also `annlee7@b.com` and `ann.lee.1985@b.com`.
    static boolean sameName(String one, String other) {
        String a = local(one);
        String b = local(other);
        return (twoNames(a) || twoNames(b)) && letters(a).length() >= SHORTEST_NAME && letters(a).equals(letters(b));
    }

    /// The letters of a name that has a first and a last part, or "": what the names of two people rarely share.
    static String fullName(String key) {
        String local = local(key);
        return twoNames(local) && letters(local).length() >= SHORTEST_NAME ? letters(local) : "";
    }

    /// Whether one slip on the keyboard makes the one of the other: a letter left out, added, changed, or two changed
    /// places. No other first letter and no digit, in which the addresses of two people of one family or firm differ.
    static boolean slip(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        if (longer.length() - shorter.length() > 1 || local(shorter).length() < SHORTEST_NAME) {
            return false;
        }
        int from = 0;
        while (from < shorter.length() && shorter.charAt(from) == longer.charAt(from)) {
            from++;
        }
        if (from == longer.length()) {
            return false;
        }
        if (shorter.length() < longer.length()) {
            return from > 0 && letter(longer.charAt(from))
                    && shorter.substring(from).equals(longer.substring(from + 1));
        }
        boolean swapped = from + 1 < shorter.length() && letter(shorter.charAt(from))
                && letter(longer.charAt(from)) && shorter.charAt(from) == longer.charAt(from + 1)
                && shorter.charAt(from + 1) == longer.charAt(from)
                && shorter.substring(from + 2).equals(longer.substring(from + 2));
        boolean changed = letter(shorter.charAt(from)) && letter(longer.charAt(from))
                && shorter.substring(from + 1).equals(longer.substring(from + 1));
        return swapped || changed && !initial(shorter, from);
    }

    /// The first letter of a part of the name: `a.lee` and `b.lee`, `lee.a` and `lee.b` are two people.
    private static boolean initial(String key, int place) {
        return place == 0 || !Character.isLetterOrDigit(key.charAt(place - 1));
    }

    private static boolean letter(char c) {
        return Character.isLetter(c) || c == '.' || c == '-' || c == '_';
    }

    /// Whether there is a place that divides it into two names, whatever numbers stand behind: `ann.lee.1985`.
    private static boolean twoNames(String local) {
        for (int i = 0; i < local.length(); i++) {
            boolean divides = local.charAt(i) == '.' || local.charAt(i) == '_' || local.charAt(i) == '-';
            if (divides && letters(local.substring(i)).length() >= 2
                    && letters(local.substring(0, i)).length() >= 2) {
                return true;
            }
        }
        return false;
    }

    private static String local(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('@')));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
