package outlay.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;

/// Of each thing that a CRM changes, the version that holds: the last modified, and among equals the one whose version
/// text is greater, so that every order of arrival chooses the same. A version without a time is the oldest.
public final class Latest {
    private Latest() {}

    /// The contacts by `crm/contact id`.
    public static SortedMap<String, Contact> contacts(Iterable<? extends Fact> facts) {
        SortedMap<String, Contact> latest = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Contact contact) {
                latest.merge(contact.crm() + "/" + contact.contactId(), contact,
                        (a, b) -> later(b.modifiedAt(), b.version(), a.modifiedAt(), a.version()) ? b : a);
            }
        }
        return latest;
    }

    /// The deals by `crm/deal id`.
    public static SortedMap<String, Deal> deals(Iterable<? extends Fact> facts) {
        SortedMap<String, Deal> latest = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Deal deal) {
                latest.merge(deal.crm() + "/" + deal.dealId(), deal,
                        (a, b) -> later(b.modifiedAt(), b.version(), a.modifiedAt(), a.version()) ? b : a);
            }
        }
        return latest;
    }

    private static boolean later(Optional<Instant> at, String version, Optional<Instant> otherAt,
            String otherVersion) {
        int byTime = at.orElse(Instant.MIN).compareTo(otherAt.orElse(Instant.MIN));
        return byTime != 0 ? byTime > 0 : version.compareTo(otherVersion) > 0;
    }
}
