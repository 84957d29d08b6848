package outlay.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import outlay.base.Tape;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.identity.Persons;
import outlay.identity.Sightings;

/// All facts of one client, as compact as they can be for asking again and again: events in columns of numbers, of
/// which there are millions, and everything else as it came. It only grows.
///
/// One thread adds; what is made from it may be asked by others meanwhile.
public final class Evidence {
    private final Sightings sightings;
    private final Persons persons;
    private final Visits visits;
    private final WorkDomains domains;
    /// Facts that are no events, and events of sales.
    private final List<Fact> others = new ArrayList<>();
    private final List<Event> sales = new ArrayList<>();

    /// @param seed unknown to whoever sends the facts
    public Evidence(long seed) {
        this(seed, WorkDomains.NONE);
    }

    /// @param seed    unknown to whoever sends the facts
    /// @param domains which company an address belongs to
    public Evidence(long seed, WorkDomains domains) {
        this(new Sightings(seed), new Visits(seed), domains);
    }

    private Evidence(Sightings sightings, Visits visits, WorkDomains domains) {
        this.sightings = sightings;
        persons = new Persons(sightings);
        this.visits = visits;
        this.domains = domains;
    }

    public static Evidence of(Iterable<? extends Fact> facts) {
        Evidence evidence = new Evidence(0);
        facts.forEach(evidence::add);
        return evidence;
    }

    public void add(Fact fact) {
        if (fact instanceof Event event) {
            visits.add(event, sightings.see(event));
            if (event.countsAsSale()) {
                sales.add(event);
            }
        } else {
            others.add(fact);
            sightings.see(fact);
        }
    }

    /// Everything that is no event, in the order in which it came. Good until the next is added.
    public List<Fact> others() {
        return Collections.unmodifiableList(others);
    }

    /// The events that are about an order and count, in the order in which they came. Good until the next is added.
    public List<Event> sales() {
        return Collections.unmodifiableList(sales);
    }

    public int events() {
        return visits.size();
    }

    Visits visits() {
        return visits;
    }

    WorkDomains domains() {
        return domains;
    }

    /// Who is one person. Good until the next is asked for.
    public Persons persons() {
        persons.catchUp();
        return persons;
    }

    /// Puts the columns down. What is in [#others()] and [#sales()] is left to the caller, who can write facts.
    public void save(Tape.Out out) {
        sightings.save(out);
        visits.save(out);
    }

    /// Takes up what was saved.
    ///
    /// @param others as they were
    /// @param sales  as they were
    public static Evidence load(Tape.In in, long seed, WorkDomains domains, Collection<? extends Fact> others,
            Collection<Event> sales) {
        Evidence evidence = new Evidence(Sightings.load(in, seed, others), Visits.load(in, seed), domains);
        evidence.others.addAll(others);
        evidence.sales.addAll(sales);
        return evidence;
    }
}
