package outlay.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Landing;

/// A text that stands for one person, with what kind of text it is: "42" as a user id and as a device's id are two.
///
/// The order of the types says which identifier names a person of several: the one that lasts longest and that people
/// recognise comes first.
public record Identifier(Type type, String value) implements Comparable<Identifier> {
    public enum Type {
        EMAIL("email"), USER("user"), CONTACT("contact"), PHONE("phone"),
        /// SHA-256 of an address of which nothing else may be known.
        EMAIL_HASH("email_hash"), ANONYMOUS("anonymous"), LEAD("lead"), ORDER("order"), CLICK("click");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// Whether it is a name of somebody, and not of a device or of something that they did.
        boolean identity() {
            return this == EMAIL || this == USER || this == CONTACT || this == EMAIL_HASH;
        }

        /// Whether it leads from one of a person's identifiers to another and names nobody.
        boolean carrier() {
            return this == PHONE || this == LEAD || this == ORDER || this == CLICK;
        }

        static Type of(Clue.Kind kind) {
            return switch (kind) {
                case EMAIL -> EMAIL;
                case EMAIL_HASH -> EMAIL_HASH;
                case PHONE -> PHONE;
                case USER -> USER;
                case ANONYMOUS -> ANONYMOUS;
                case CLICK -> CLICK;
                case LEAD -> LEAD;
                case CONTACT -> CONTACT;
            };
        }
    }

    /// Click ids that do not tell one visit from all others: Google gives `gbraid` and `wbraid` to many clicks at once,
    /// https://support.google.com/google-ads/answer/10417364; the id of a click on a tracked link is its visitor's id
    /// already.
    private static final Set<String> OF_NO_VISIT = Set.of("gbraid", "wbraid", Landing.TRACKED_CLICK);
    private static final int FEWEST_DIGITS = 7;
    /// ITU-T E.164.
    private static final int MOST_DIGITS = 15;

    /// Whether a click id of that name, alone or before its value, belongs to one visit.
    static boolean singleVisit(String click) {
        int slash = click.indexOf('/');
        return !OF_NO_VISIT.contains(slash < 0 ? click : click.substring(0, slash));
    }

    /// The identifier that [#toString] writes like this; empty where the text is none.
    public static Optional<Identifier> parse(String text) {
        int colon = text.indexOf(':');
        for (Type type : Type.values()) {
            if (colon > 0 && type.label.equals(text.substring(0, colon))) {
                return accepts(type, text.substring(colon + 1));
            }
        }
        return Optional.empty();
    }

    /// The identifier of the given text in its normal form, unless the text names nobody.
    public static Optional<Identifier> accepts(Type type, String text) {
        String normal = normal(type, text);
        return refusal(type, normal).isPresent() ? Optional.empty() : Optional.of(new Identifier(type, normal));
    }

    /// A contact's id is unique within its CRM only.
    static String contactValue(Contact contact) {
        return contactValue(contact.crm(), contact.contactId());
    }

    public static String contactValue(String crm, String contactId) {
        return NullLike.reason(contactId).isPresent() ? "" : crm + "/" + contactId;
    }

    /// The form in which texts of that type are compared.
    public static String normal(Type type, String text) {
        return switch (type) {
            case EMAIL -> EmailKey.of(text);
            case PHONE -> phone(text);
            case EMAIL_HASH -> text.strip().toLowerCase(Locale.ROOT);
            case USER, CONTACT, ANONYMOUS, LEAD, ORDER, CLICK -> text;
        };
    }

    static Optional<NullLike.Reason> refusal(Type type, String normal) {
        Optional<NullLike.Reason> reason = NullLike.reason(normal);
        if (reason.isPresent()) {
            return reason;
        }
        return switch (type) {
            case EMAIL -> address(normal) ? Optional.empty() : Optional.of(NullLike.Reason.NOT_AN_ADDRESS);
            case PHONE -> number(normal) ? Optional.empty() : Optional.of(NullLike.Reason.NOT_A_NUMBER);
            case EMAIL_HASH -> hash(normal) ? Optional.empty() : Optional.of(NullLike.Reason.NOT_A_HASH);
            case CLICK -> NullLike.reason(normal.substring(normal.indexOf('/') + 1));
            case USER, CONTACT, ANONYMOUS, LEAD, ORDER -> Optional.empty();
        };
    }

    /// A number that says its country, as E.164 writes it: `0049 (0)30 1234` is `+49301234`. One that does not may be
    /// somebody else's in another country, and comes back as it is.
    private static String phone(String text) {
        String plain = text.strip();
        boolean international = plain.startsWith("+") || plain.startsWith("00");
        if (!international) {
            return plain;
        }
        StringBuilder digits = new StringBuilder(plain.length()).append('+');
        String dialled = plain.substring(plain.startsWith("+") ? 1 : 2).replace("(0)", "");
        for (int i = 0; i < dialled.length(); i++) {
            char c = dialled.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" -./()\u00a0".indexOf(c) < 0) {
                return plain;
            }
        }
        return digits.toString();
    }

    private static boolean number(String normal) {
        String digits = normal.substring(1);
        return normal.startsWith("+") && digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS
                && !digits.startsWith("0") && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hash(String normal) {
        return normal.length() == 64 && normal.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    private static boolean address(String text) {
        int at = text.indexOf('@');
        return at > 0 && at < text.length() - 1;
    }

    @Override
    public int compareTo(Identifier other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }

    /// "email:ann@example.com": the person's name in keys and reports.
    @Override
    public String toString() {
        return type.label + ":" + value;
    }
}
