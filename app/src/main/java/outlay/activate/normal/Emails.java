package outlay.activate.normal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The four forms of an e-mail address among the platforms. All of them are lower case; they differ in blanks within
/// the address, dots, and what follows a plus.
public enum Emails implements Normaliser {
    /// As it is; a blank within makes it no address.
    PLAIN(UnaryOperator.identity(), address -> address),
    /// As it is, with blanks taken out of it.
    WITHOUT_BLANKS(Letters::withoutBlanks, address -> address),
    /// At gmail.com and googlemail.com, and nowhere else, dots and +suffix do not count.
    GMAIL_MAILBOX(Letters::withoutBlanks, address -> address.isGmail() ? address.mailbox() : address),
    /// Dots and +suffix do not count at any domain.
    MAILBOX(Letters::withoutBlanks, Address::mailbox),
    /// Only a-z, 0-9, dot, hyphen and @ stay.
    LETTERS_DIGITS(Letters::withoutBlanks, Address::lettersAndDigits);

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Z}\\p{C}@,;:<>()\\[\\]\"\\\\]{1,64}@"
            + "(?:[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+"
            + "[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*");
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    private final transient UnaryOperator<String> before;
    private final transient UnaryOperator<Address> form;

    Emails(UnaryOperator<String> before, UnaryOperator<Address> form) {
        this.before = before;
        this.form = form;
    }

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        String text = Letters.withoutShapeless(before.apply(Letters.plain(value)));
        String lower = Letters.composed(text.toLowerCase(Locale.ROOT));
        if (lower.length() > LONGEST || !SHAPE.matcher(lower).matches() || lower.startsWith("+")) {
            return Normalised.dropped(Reason.MALFORMED);
        }
        int at = lower.indexOf('@');
        Address address = form.apply(new Address(lower.substring(0, at), lower.substring(at + 1)));
        String formed = address.local() + "@" + address.domain();
        return SHAPE.matcher(formed).matches() ? new Normalised.Kept(formed) : Normalised.dropped(Reason.MALFORMED);
    }

    private record Address(String local, String domain) {
        boolean isGmail() {
            return GMAIL.contains(domain);
        }

        Address mailbox() {
            int plus = local.indexOf('+');
            return new Address((plus < 0 ? local : local.substring(0, plus)).replace(".", ""), domain);
        }

        Address lettersAndDigits() {
            return new Address(local.replaceAll("[^a-z0-9.-]", ""), domain.replaceAll("[^a-z0-9.-]", ""));
        }
    }
}
