package outlay.privacy;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.base.ClientId;
import outlay.fact.Clue;
import outlay.identity.Identifier;

/// The person whom an erasure is about: every identifier that was known of them when it began.
///
/// @param sharedDomains domains of their addresses at which others have addresses too
/// @param versions      of their contacts in the CRMs
/// @param spellings     of their addresses, as they came
record Subject(ClientId client, SortedSet<Identifier> identifiers, SortedSet<String> sharedDomains,
        SortedSet<String> versions, SortedSet<String> spellings) {
    Subject {
        identifiers = new TreeSet<>(identifiers);
        sharedDomains = new TreeSet<>(sharedDomains);
        versions = new TreeSet<>(versions);
        spellings = new TreeSet<>(spellings);
    }

    boolean has(Clue clue) {
        return switch (clue.kind()) {
            case EMAIL -> has(Identifier.Type.EMAIL, clue.value());
            case EMAIL_HASH -> has(Identifier.Type.EMAIL_HASH, clue.value());
            case USER -> has(Identifier.Type.USER, clue.value());
            case ANONYMOUS -> has(Identifier.Type.ANONYMOUS, clue.value());
            case PHONE -> has(Identifier.Type.PHONE, clue.value());
            case LEAD -> has(Identifier.Type.LEAD, clue.value());
            case CONTACT -> has(Identifier.Type.CONTACT, clue.value());
            case CLICK -> false;
        };
    }

    boolean has(Identifier.Type type, String text) {
        return !text.isEmpty() && identifiers.contains(new Identifier(type, Identifier.normal(type, text)));
    }

    boolean hasContact(String crm, String contactId) {
        return has(Identifier.Type.CONTACT, Identifier.contactValue(crm, contactId));
    }

    /// Those of the subject's domains at which `others` have addresses.
    static SortedSet<String> sharedDomains(Collection<Identifier> subject, Collection<Identifier> others) {
        Set<String> domains = new TreeSet<>();
        Set<Identifier> own = Set.copyOf(subject);
        others.forEach(other -> {
            if (other.type() == Identifier.Type.EMAIL && !own.contains(other)) {
                domains.add(StandIns.domain(other.value()));
            }
        });
        SortedSet<String> shared = new TreeSet<>();
        own.stream().filter(identifier -> identifier.value().indexOf('@') > 0)
                .map(identifier -> StandIns.domain(identifier.value())).filter(domains::contains)
                .forEach(shared::add);
        return shared;
    }
}
