package outlay.telling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.StageEntry;
import outlay.identity.Identifier;
import outlay.journey.CampaignDirectory;
import outlay.live.Retractions;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.telling.rule.ClientRules;
import outlay.telling.rule.Rules;
import outlay.telling.rule.Worth;

/// Finds what the log has about somebody without reading all of it. It follows the log, for the clients that have rules
/// and for no others; one client's facts are never found for another.
public final class LogIndex {
    /// Who is one person may be as old as this when somebody is told of; what they allow, and who was taken apart,
    /// is never older than the log.
    public static final Duration USUAL_AGE = Duration.ofSeconds(5);
    /// Of somebody with more the latest are read.
    private static final int MOST_FACTS = 2_000;

    private final Log log;
    private final Supplier<Rules> rules;
    private final long age;
    private final LongSupplier nanos;
    private final long seed;
    private final FactReader reader;
    private FactCodec.Decoder decoder = new FactCodec.Decoder();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ClientId, ClientIndex> clients = new HashMap<>();
    private Rules known;
    private long position;

    /// @param log   as reports read it, so that who is being erased is not found
    /// @param rules as they are now: where they ask for other facts than before, the log is read again
    /// @param age   of the knowledge who is one person, at most
    /// @param nanos the clock for it
    /// @param seed  unknown to whoever sends the facts
    public LogIndex(Log log, Supplier<Rules> rules, Duration age, LongSupplier nanos, long seed) {
        this.log = log;
        this.rules = rules;
        this.age = age.toNanos();
        this.nanos = nanos;
        this.seed = seed;
        this.known = rules.get();
        this.reader = new FactReader(log);
    }

    /// Forgets everything, and reads the log again when the next question comes: entries in it have changed.
    public void forget() {
        locked(() -> {
            begin();
            return true;
        });
    }

    private void begin() {
        clients.clear();
        reader.forget();
        // It remembers what was read last.
        decoder = new FactCodec.Decoder();
        position = 0;
    }

    Optional<Fact> at(ClientId client, long place) {
        return reader.at(client, place);
    }

    /// Who did it; the event alone where it names nobody.
    PersonFacts personOf(Event event, long cause) {
        Places places = locked(() -> {
            ClientIndex index = caughtUp(event.client());
            PeopleAt people = people(index, cause);
            return people.persons().personOf(event).map(people.persons()::groupNamed)
                    .map(group -> places(index, people, group)).orElse(Places.NONE);
        });
        return places.isEmpty() ? PersonFacts.of(event, cause) : read(event.client(), places);
    }

    PersonFacts personOf(Contact contact, long cause) {
        return read(contact.client(), locked(() -> {
            ClientIndex index = caughtUp(contact.client());
            PeopleAt people = people(index, cause);
            return people.persons().personOf(contact).map(people.persons()::groupNamed)
                    .map(group -> places(index, people, group)).orElse(Places.NONE);
        }));
    }

    /// The people whom the CRM names on the deal, in its order, as far as anything is known of them.
    List<PersonFacts> peopleOf(Deal deal, long cause) {
        List<Places> found = locked(() -> {
            ClientIndex index = caughtUp(deal.client());
            PeopleAt people = people(index, cause);
            Set<Integer> groups = new LinkedHashSet<>();
            for (String id : deal.contactIds()) {
                Identifier.accepts(Identifier.Type.CONTACT, Identifier.contactValue(deal.crm(), id))
                        .flatMap(people.persons()::personOf).map(people.persons()::groupNamed).ifPresent(groups::add);
            }
            for (String email : deal.emails()) {
                Identifier.accepts(Identifier.Type.EMAIL, email).flatMap(people.persons()::personOf)
                        .map(people.persons()::groupNamed).ifPresent(groups::add);
            }
            return groups.stream().map(group -> places(index, people, group)).toList();
        });
        return found.stream().map(places -> read(deal.client(), places)).toList();
    }

    /// Those of a client that are at the positions, in their order.
    List<FactReader.Read> at(ClientId client, long[] positions) {
        return reader.all(client, positions);
    }

    /// What does not count by all that the log says by now.
    Retractions retracted(ClientId client) {
        return locked(() -> caughtUp(client).leftOut());
    }

    /// What does not count by what the log says up to a position, which is not included.
    Retractions retracted(ClientId client, long before) {
        return locked(() -> caughtUp(client).retracted(before));
    }

    /// As it stands by what counts, without its history.
    Optional<Contact> contact(ClientId client, String key) {
        return locked(() -> caughtUp(client).contact(key));
    }

    /// Where the log first has the contact, whether it counts or not.
    long since(ClientId client, String contact) {
        return locked(() -> caughtUp(client).since(contact));
    }

    /// A record's history of stages in the order of the log, whether it counts or not.
    ///
    /// @param record `hubspot/7`
    List<ClientIndex.Entered> entered(ClientId client, StageEntry.Of of, String record) {
        return locked(() -> caughtUp(client).entered(of, record));
    }

    /// A deal's versions in the order of the log, whether they count or not.
    List<ClientIndex.Version> versions(ClientId client, String deal) {
        return locked(() -> caughtUp(client).versions(deal));
    }

    /// Every deal of the client.
    List<List<ClientIndex.Version>> deals(ClientId client) {
        return locked(() -> caughtUp(client).deals());
    }

    /// What was paid and paid back for an order, in the order of the log, whether it counts or not.
    List<PersonFacts.At> sales(ClientId client, String order) {
        long[] places = locked(() -> caughtUp(client).sales(order));
        return events(reader.all(client, places));
    }

    CampaignDirectory campaigns(ClientId client) {
        return locked(() -> caughtUp(client).campaigns());
    }

    private PeopleAt people(ClientIndex index, long cause) {
        long now = nanos.getAsLong();
        return index.people(cause, now - age, now);
    }

    /// Where a person's facts are.
    private record Places(long[] positions, List<Contact> contacts, boolean cut) {
        static final Places NONE = new Places(new long[0], List.of(), false);

        boolean isEmpty() {
            return positions.length == 0 && contacts.isEmpty();
        }
    }

    private static Places places(ClientIndex index, PeopleAt people, int group) {
        long[] all = index.positionsOf(people, group);
        boolean cut = all.length > MOST_FACTS;
        return new Places(cut ? Arrays.copyOfRange(all, all.length - MOST_FACTS, all.length) : all,
                people.contacts().getOrDefault(group, List.of()), cut);
    }

    private PersonFacts read(ClientId client, Places places) {
        return new PersonFacts(events(reader.all(client, places.positions)), places.contacts, places.cut);
    }

    private static List<PersonFacts.At> events(List<FactReader.Read> facts) {
        List<PersonFacts.At> events = new ArrayList<>();
        for (FactReader.Read read : facts) {
            if (read.fact() instanceof Event event) {
                events.add(new PersonFacts.At(read.position(), event));
            }
        }
        return events;
    }

    private ClientIndex caughtUp(ClientId client) {
        Rules now = rules.get();
        if (now != known) {
            if (!wanted(now).equals(wanted(known))) {
                begin();
            }
            known = now;
        }
        Set<ClientId> said = new LinkedHashSet<>();
        try (Log.Cursor cursor = log.read(position)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.kind() != Entry.Kind.QUARANTINE && !known.of(entry.client()).rules().isEmpty()) {
                    Fact fact = decoder.decode(entry);
                    index(entry.client()).add(cursor.position(), fact);
                    reader.keep(cursor.position(), fact);
                    if (Retractions.isSaidBy(entry)) {
                        said.add(entry.client());
                    }
                }
                position = cursor.nextPosition();
            }
        }
        said.forEach(this::retract);
        return index(client);
    }

    /// Knowledge only grows: where other facts count than before, it is gathered anew.
    private void retract(ClientId client) {
        ClientIndex known = index(client);
        Retractions now = known.retracted(position);
        if (now.same(known.leftOut())) {
            return;
        }
        ClientIndex anew = index(client, now);
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < position) {
                Entry entry = cursor.entry();
                if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE) {
                    anew.add(cursor.position(), decoder.decode(entry));
                }
            }
        }
        clients.put(client, anew);
    }

    private ClientIndex index(ClientId client) {
        return clients.computeIfAbsent(client, added -> index(added, Retractions.NONE));
    }

    private ClientIndex index(ClientId client, Retractions retracted) {
        return new ClientIndex(everything(known.of(client)), seed, retracted);
    }

    private static boolean everything(ClientRules rules) {
        return rules.rules().stream().anyMatch(rule -> rule.worth() instanceof Worth.Credited);
    }

    /// Whose facts are wanted, and whether all of them.
    private static Map<ClientId, Boolean> wanted(Rules rules) {
        Map<ClientId, Boolean> wanted = new HashMap<>();
        rules.clients().forEach((client, own) -> {
            if (!own.rules().isEmpty()) {
                wanted.put(client, everything(own));
            }
        });
        return wanted;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
