package outlay.identity;

import java.util.Locale;
import java.util.Optional;
import outlay.fact.Contact;

/// A text that stands for one person, with what kind of text it is: "42" as a user id and as a device's id are two.
///
/// The order of the types says which identifier names a person of several: the one that lasts longest and that people
/// recognise comes first.
public record Identifier(Type type, String value) implements Comparable<Identifier> {
    public enum Type {
        EMAIL("email"), USER("user"), CONTACT("contact"), ANONYMOUS("anonymous");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
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

    static String contactValue(String crm, String contactId) {
        return NullLike.reason(contactId).isPresent() ? "" : crm + "/" + contactId;
    }

    static String normal(Type type, String text) {
        return type == Type.EMAIL ? text.strip().toLowerCase(Locale.ROOT) : text;
    }

    static Optional<NullLike.Reason> refusal(Type type, String normal) {
        Optional<NullLike.Reason> reason = NullLike.reason(normal);
        if (reason.isEmpty() && type == Type.EMAIL && !address(normal)) {
            return Optional.of(NullLike.Reason.NOT_AN_ADDRESS);
        }
        return reason;
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
