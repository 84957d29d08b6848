package outlay.journey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Fact;
import outlay.identity.Moves;
import outlay.identity.Persons;
import outlay.journey.Journeys.Found;

/// The journeys of one client, kept up with what is known: only people of whom something new came in, or who are other
/// people than before, are gone through again. What it gives is what would be found from nothing, to the last number.
///
/// What concerns the CRM is [CrmBook]'s. One thread keeps it up; what it gave before does not change.
public final class JourneyBook {
    private final Evidence evidence;
    private final Moves moves;
    private final Orders orders;
    private final Leads leads;
    private final CrmBook crm;
    private WaysIn ways = new WaysIn(CampaignDirectory.of(List.of()));
    private PeopleTouches touches = PeopleTouches.NONE;
    private Optional<Money> leadWorth = Optional.empty();
    /// All conversions, sorted by their ids.
    private List<Found> found = List.of();
    /// How many rows of the visits and how many facts that are no events it has taken in.
    private int rows;
    private int told;
    private boolean anew = true;

    private JourneyBook(Evidence evidence, Set<String> leadEvents, Moves moves) {
        this.evidence = evidence;
        this.moves = moves;
        orders = new Orders(evidence.persons());
        leads = new Leads(evidence.visits(), evidence.persons(), leadEvents);
        crm = new CrmBook(evidence.persons(), evidence.domains());
    }

    /// @param leadEvents names of events that make a lead of a person
    public static JourneyBook following(Evidence evidence, Set<String> leadEvents) {
        return new JourneyBook(evidence, leadEvents, evidence.persons().follow());
    }

    /// The same, to be asked once.
    public static JourneyBook once(Evidence evidence, Set<String> leadEvents) {
        return new JourneyBook(evidence, leadEvents, new Moves());
    }

    /// The journeys as of all evidence.
    ///
    /// @param campaigns    of the spend that counts
    /// @param leadCurrency of the leads' zero value; see [Journeys#leadCurrency(Iterable)]
    public Journeys catchUp(CampaignDirectory campaigns, Currency leadCurrency) {
        Persons persons = evidence.persons();
        Visits visits = evidence.visits();
        Moves.Taken moved = moves.take();
        BitSet people = moved.people();
        for (; rows < visits.size(); rows++) {
            if (visits.visitor(rows) >= 0 && !anew) {
                persons.peopleOf(visits.visitor(rows), people);
            }
        }
        BitSet visitors = anew ? new BitSet() : persons.visitorsOf(people);
        open(campaigns, people, visitors);
        leads.catchUp(people, visitors);
        found = merged(found, changes(people, leadCurrency, persons.contactable(moved.identifiers())));
        anew = false;
        return new Journeys(
                new Columns(touches, ways, visits, persons).with(found),
                orders.unmatched(), crm.crm().incomplete(), leads.withoutPerson(), crm.crm().pipeline());
    }

    private void open(CampaignDirectory campaigns, BitSet people, BitSet visitors) {
        Visits visits = evidence.visits();
        WaysIn before = ways;
        ways = campaigns == before.campaigns() ? before : new WaysIn(campaigns);
        ways.catchUp(visits.landings());
        touches = anew || !ways.agreesWith(before)
                ? Touches.all(visits, evidence.persons(), ways)
                : touches.with(people, Touches.of(visits, evidence.persons(), ways, people, visitors));
    }

    /// The conversions that are other ones than before, by their ids; those that are none any longer are empty.
    private SortedMap<String, Optional<Found>> changes(BitSet people, Currency leadCurrency, boolean contactable) {
        SortedMap<String, Optional<Found>> changes = new TreeMap<>();
        for (Found each : found) {
            boolean order = each.conversion().kind() == Journey.Kind.ORDER;
            if (order && each.people().length > 0 && people.get(each.people()[0])) {
                change(changes, each.conversion().id().substring(Orders.PREFIX.length()));
            }
        }
        orders.catchUp(evidence.sales()).forEach(id -> change(changes, id));
        List<Fact> facts = evidence.others();
        Crm before = crm.crm();
        Crm now = crm.catchUp(facts.subList(told, facts.size()), contactable);
        told = facts.size();
        BitSet mayBeLeads = (BitSet) people.clone();
        if (now != before) {
            deals(before.deals(), now.deals(), changes);
            mayBeLeads.or(leads.take(now.leads()));
        }
        Money worth = Money.zero(leadCurrency);
        if (!leadWorth.equals(Optional.of(worth))) {
            leads.all(mayBeLeads);
            leadWorth = Optional.of(worth);
        }
        mayBeLeads.stream().forEach(person -> changes.put(leads.id(person), leads.of(person, worth)));
        return changes;
    }

    private static void deals(List<Found> before, List<Found> now, Map<String, Optional<Found>> changes) {
        Map<String, Found> known = new HashMap<>();
        before.forEach(deal -> known.put(deal.conversion().id(), deal));
        for (Found deal : now) {
            if (known.remove(deal.conversion().id()) != deal) {
                changes.put(deal.conversion().id(), Optional.of(deal));
            }
        }
        known.keySet().forEach(id -> changes.put(id, Optional.empty()));
    }

    private void change(Map<String, Optional<Found>> changes, String orderId) {
        changes.put(Orders.PREFIX + orderId, orders.of(orderId));
    }

    private static List<Found> merged(List<Found> before, SortedMap<String, Optional<Found>> changes) {
        List<Found> all = new ArrayList<>(before.size() + changes.size());
        int from = 0;
        for (Map.Entry<String, Optional<Found>> change : changes.entrySet()) {
            int place = place(before, from, change.getKey());
            all.addAll(before.subList(from, place));
            boolean replaced = place < before.size() && before.get(place).conversion().id().equals(change.getKey());
            from = replaced ? place + 1 : place;
            change.getValue().ifPresent(all::add);
        }
        all.addAll(before.subList(from, before.size()));
        return all;
    }

    /// Where the first id from there on is that is no smaller.
    private static int place(List<Found> sorted, int from, String id) {
        int low = from;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).conversion().id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
