package outlay.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.StageEntry;
import outlay.fact.Withdrawal;

/// Of each thing that a CRM changes, the version that holds: the last modified, and among equals the one whose version
/// text is greater, so that every order of arrival chooses the same. A version without a time is the oldest.
public final class Latest {
    private Latest() {}

    /// The contacts by `crm/contact id`, each with what its history says of its stages.
    public static SortedMap<String, Contact> contacts(Iterable<? extends Fact> facts) {
        SortedMap<String, Contact> latest = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Contact contact) {
                latest.merge(contact.crm() + "/" + contact.contactId(), contact,
                        (a, b) -> later(b, a) ? b : a);
            }
        }
        StageHistory history = StageHistory.of(facts, StageEntry.Of.CONTACT, UnaryOperator.identity());
        latest.replaceAll((key, contact) -> contact.with(history.with(key, contact.stages())));
        return latest;
    }

    /// The deals by `crm/deal id`, each with what its history says; without those that were merged into another one,
    /// whose history is that one's.
    public static SortedMap<String, Deal> deals(Iterable<? extends Fact> facts) {
        SortedMap<String, Deal> latest = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Deal deal) {
                latest.merge(deal.crm() + "/" + deal.dealId(), deal,
                        (a, b) -> later(b.modifiedAt(), b.version(), a.modifiedAt(), a.version()) ? b : a);
            }
        }
        Above merged = new Above();
        latest.forEach((key, deal) -> deal.mergedIds()
                .forEach(loser -> merged.below(deal.crm() + "/" + loser, key)));
        latest.keySet().removeIf(key -> !merged.top(key).equals(key));
        StageHistory history = StageHistory.of(facts, StageEntry.Of.DEAL, merged::top);
        latest.replaceAll((key, deal) -> withHistory(key, deal, history));
        return latest;
    }

    /// A won deal without a closing time was closed when it came to the stage that it is in.
    private static Deal withHistory(String key, Deal deal, StageHistory history) {
        Optional<Instant> closed = deal.status() == Deal.Status.WON
                ? deal.closedAt().or(() -> history.last(key, deal.stage()))
                : deal.closedAt();
        return deal.with(closed, history.with(key, deal.stages()));
    }

    /// The companies by `crm/company id`.
    public static SortedMap<String, Company> companies(Iterable<? extends Fact> facts) {
        SortedMap<String, Company> latest = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Company company) {
                latest.merge(company.crm() + "/" + company.companyId(), company,
                        (a, b) -> later(b.modifiedAt(), b.version(), a.modifiedAt(), a.version()) ? b : a);
            }
        }
        return latest;
    }

    /// The withdrawals that stand: of each pair the last word, unless it takes an earlier one back.
    public static Collection<Withdrawal> withdrawals(Iterable<? extends Fact> facts) {
        SortedMap<String, Withdrawal> latest = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Withdrawal word) {
                latest.merge(word.one() + "\n" + word.other(), word, (a, b) -> later(b, a) ? b : a);
            }
        }
        return latest.values().stream().filter(Withdrawal::stands).toList();
    }

    static boolean later(Contact one, Contact other) {
        return later(one.modifiedAt(), one.version(), other.modifiedAt(), other.version());
    }

    static boolean later(Withdrawal one, Withdrawal other) {
        return later(Optional.of(one.at()), one.id(), Optional.of(other.at()), other.id());
    }

    private static boolean later(Optional<Instant> at, String version, Optional<Instant> otherAt,
            String otherVersion) {
        int byTime = at.orElse(Instant.MIN).compareTo(otherAt.orElse(Instant.MIN));
        return byTime != 0 ? byTime > 0 : version.compareTo(otherVersion) > 0;
    }
}
