package outlay.identity;

import java.util.Comparator;

/// A tie between identifiers that was not taken for one person's.
///
/// @param one    whose tie it is
/// @param other  the other identifier, or "" where all ties of `one` are refused
/// @param source the fact that says it, or ""
/// @param at     when, in milliseconds since 1970; 0 where all ties are meant
public record Refusal(Reason reason, String one, String other, String source, long at) {
    /// By reason and names.
    public static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::reason)
            .thenComparing(Refusal::one, Persons.BY_NAME).thenComparing(Refusal::other, Persons.BY_NAME)
            .thenComparing(Refusal::at).thenComparing(Refusal::source);

    /// With the two identifiers in the order of their names.
    Refusal ordered() {
        return Persons.BY_NAME.compare(one, other) <= 0 ? this : new Refusal(reason, other, one, source, at);
    }

    /// The closed list of reasons.
    public enum Reason {
        ROLE_MAILBOX, TOO_MANY_PEOPLE, TOO_MANY_DEVICES,
        /// More than one person can have.
        TOO_MANY_IDENTIFIERS, SHARED_DEVICE, SHARED_LINK, SHARED_NUMBER,
        /// An e-mail's link that was opened by somebody else than its reader.
        FORWARDED_LINK, TWO_RECORDS;

        public String sentence() {
            return switch (this) {
                case ROLE_MAILBOX -> "a mailbox of a role, which several people read";
                case TOO_MANY_PEOPLE -> "tied to more people than one person has names";
                case TOO_MANY_DEVICES -> "seen on more devices than one person has";
                case TOO_MANY_IDENTIFIERS -> "the person would have more identifiers than one person has";
                case SHARED_DEVICE -> "several people used the device; what was done there counts "
                        + "for who was known at the time";
                case SHARED_LINK -> "a link that was passed on: the click was seen on several devices";
                case SHARED_NUMBER -> "several people give the phone number, the order or the lead";
                case FORWARDED_LINK -> "somebody else is known on the device; the link was passed on";
                case TWO_RECORDS -> "two records of one CRM, or two user ids, and no tie that is strong enough";
            };
        }
    }
}
