package outlay.telling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.fact.Brought;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Seen;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.identity.Latest;
import outlay.identity.NullLike;
import outlay.identity.Persons;
import outlay.identity.Sightings;
import outlay.journey.CampaignDirectory;
import outlay.journey.Origin;
import outlay.live.Retractions;

/// Where the log has what about whom, of one client: so that telling of a person takes the reading of their few facts
/// and not of the log. Pages that say nothing new of their visitor are left out.
final class ClientIndex {
    private final boolean everything;
    private final Retractions retracted;
    private final Sightings sightings;
    private final Persons persons;
    /// The events that may matter: who, where in the log, when.
    private final Ints visitors = new Ints();
    private final Longs positions = new Longs();
    private final Longs times = new Longs();
    /// By visitor: a digest of what was last seen of consent, cookies and browser.
    private final Ints lastSeen = new Ints();
    private final Map<String, Contact> contacts = new TreeMap<>();
    private final Map<String, Long> contactSince = new HashMap<>();
    private final Map<String, List<Version>> deals = new TreeMap<>();
    private final Map<String, Longs> orders = new HashMap<>();
    private final Map<String, List<Entered>> entered = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private final Map<List<Object>, SpendRow> spent = new HashMap<>();
    private long last = -1;
    private Optional<CampaignDirectory> campaigns = Optional.empty();
    private Optional<PeopleAt> people = Optional.empty();

    /// A deal as it was at a place in the log.
    record Version(long position, Deal deal) {}

    /// A line of a record's history of stages, and where the log has it.
    record Entered(long position, StageEntry entry) {}

    /// What says which facts count, and where the log has it.
    private record Said(long position, Fact fact) {}

    /// @param everything whether pages that say nothing new are wanted, too: a model may credit a visit that nothing is
    ///                   known of
    /// @param seed       unknown to whoever sends the facts
    /// @param retracted  what does not count: nobody is known by it, though it is still known what it was
    ClientIndex(boolean everything, long seed, Retractions retracted) {
        this.everything = everything;
        this.retracted = retracted;
        this.sightings = new Sightings(seed);
        this.persons = new Persons(sightings);
    }

    void add(long position, Fact fact) {
        last = position;
        note(position, fact);
        if (retracted.counts(position, fact)) {
            count(position, fact);
        }
    }

    /// What was said, whether it counts or not: what an entry made somebody wish depends on all that lies before it.
    private void note(long position, Fact fact) {
        if (fact instanceof Event event) {
            event.sale().filter(sale -> event.countsAsSale() && !NullLike.saysNothing(sale.orderId()))
                    .ifPresent(sale -> orders.computeIfAbsent(sale.orderId().strip(), added -> new Longs())
                            .add(position));
        } else if (fact instanceof Contact contact) {
            contactSince.putIfAbsent(key(contact), position);
        } else if (fact instanceof Deal deal) {
            deals.computeIfAbsent(key(deal), added -> new ArrayList<>()).add(new Version(position, deal));
        } else if (fact instanceof StageEntry entry) {
            entered.computeIfAbsent(key(entry.of(), record(entry)), added -> new ArrayList<>())
                    .add(new Entered(position, entry));
        } else if (fact instanceof Import || fact instanceof Undo || fact instanceof Brought) {
            said.add(new Said(position, fact));
        }
    }

    private void count(long position, Fact fact) {
        if (fact instanceof Event event) {
            event(position, event);
        } else if (fact instanceof Contact contact) {
            String key = key(contact);
            sightings.see(contact);
            contacts.merge(key, contact, (one, other) -> Latest.contacts(List.of(one, other)).get(key));
        } else if (fact instanceof Withdrawal word) {
            sightings.see(word);
            people = Optional.empty();
        } else if (fact instanceof SpendRow row) {
            spent.merge(List.of(row.platform(), row.accountId(), row.entity()), row,
                    (one, other) -> one.day().compareTo(other.day()) >= 0 ? one : other);
            campaigns = Optional.empty();
        }
    }

    private void event(long position, Event event) {
        int visitor = sightings.see(event);
        if (visitor < 0) {
            return;
        }
        while (lastSeen.size() <= visitor) {
            lastSeen.add(0);
        }
        int seen = event.seen().map(ClientIndex::digest).orElse(0);
        boolean screen = event.type() == Event.Type.PAGE || event.type() == Event.Type.SCREEN;
        boolean silent = !everything && screen && seen == lastSeen.get(visitor)
                && event.landing().clickIds().isEmpty() && event.traits().isEmpty() && event.clues().isEmpty()
                && event.email().isEmpty() && Origin.of(event.landing()).direct();
        lastSeen.set(visitor, seen);
        if (!silent) {
            visitors.add(visitor);
            positions.add(position);
            times.add(event.at().toEpochMilli());
        }
    }

    private static int digest(Seen seen) {
        int digest = 31 * (31 * seen.consent().hashCode() + seen.platformIds().hashCode())
                + 31 * seen.userAgent().hashCode() + seen.phone().hashCode();
        return digest == 0 ? 1 : digest;
    }

    static String key(Contact contact) {
        return contact.crm() + "/" + contact.contactId();
    }

    static String key(Deal deal) {
        return deal.crm() + "/" + deal.dealId();
    }

    /// The record that a line of a history is about: `hubspot/7`.
    static String record(StageEntry entry) {
        return entry.crm() + "/" + entry.objectId();
    }

    private static String key(StageEntry.Of of, String record) {
        return of + "/" + record;
    }

    /// What does not count by what the log says up to a position, which is not included.
    Retractions retracted(long before) {
        return Retractions.of(said.stream().filter(each -> each.position() < before).map(Said::fact).toList());
    }

    /// What this index leaves out.
    Retractions leftOut() {
        return retracted;
    }

    /// A record's history in the order of the log, whether it counts or not.
    List<Entered> entered(StageEntry.Of of, String record) {
        return List.copyOf(entered.getOrDefault(key(of, record), List.of()));
    }

    /// Its versions in the order of the log, whether they count or not.
    List<Version> versions(String deal) {
        return List.copyOf(deals.getOrDefault(deal, List.of()));
    }

    /// Every deal's versions, likewise.
    List<List<Version>> deals() {
        return deals.values().stream().map(List::copyOf).toList();
    }

    /// As it stands by what counts.
    Optional<Contact> contact(String key) {
        return Optional.ofNullable(contacts.get(key));
    }

    /// Where the log first has it.
    long since(String contact) {
        return contactSince.getOrDefault(contact, Long.MAX_VALUE);
    }

    /// Where the log has what was paid and paid back for an order, whether it counts or not.
    long[] sales(String orderId) {
        Longs found = orders.get(orderId);
        return found == null ? new long[0] : found.toArray();
    }

    CampaignDirectory campaigns() {
        CampaignDirectory known = campaigns.orElseGet(() -> CampaignDirectory.of(spent.values()));
        campaigns = Optional.of(known);
        return known;
    }

    /// Who is who, no older than is asked for.
    ///
    /// @param through  a position that has to be known of
    /// @param youngest when, by the caller's clock, it must have been worked out at the earliest
    /// @param now      by the same clock
    PeopleAt people(long through, long youngest, long now) {
        boolean good = people.filter(known -> known.at() - youngest >= 0 && known.through() >= through).isPresent();
        if (!good) {
            persons.catchUp();
            int size = positions.size();
            int[] groups = new int[size];
            for (int i = 0; i < size; i++) {
                groups[i] = persons.groupAt(visitors.get(i), times.get(i));
            }
            people = Optional.of(PeopleAt.of(persons, groups, contacts.values(), Math.max(last, through), now));
        }
        return people.orElseThrow();
    }

    /// Where the log has a person's events, in its order.
    long[] positionsOf(PeopleAt known, int group) {
        int[] events = known.eventsOf(group);
        Set<Integer> devices = new HashSet<>();
        long[] found = new long[events.length];
        for (int i = 0; i < events.length; i++) {
            found[i] = positions.get(events[i]);
            devices.add(visitors.get(events[i]));
        }
        List<Long> later = new ArrayList<>();
        for (int i = known.size(); i < positions.size(); i++) {
            if (devices.contains(visitors.get(i))) {
                later.add(positions.get(i));
            }
        }
        return Stream.concat(Arrays.stream(found).boxed(), later.stream()).mapToLong(Long::longValue)
                .toArray();
    }
}
