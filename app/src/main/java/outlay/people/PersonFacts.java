package outlay.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.identity.Identifier.Type;
import outlay.identity.Persons;
import outlay.live.Retractions;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// The facts about one person, found by reading the log once.
public final class PersonFacts {
    /// Of these it is decided at once whose they are.
    private static final int BATCH = 1_000;
    private static final Set<Entry.Kind> SAYING = EnumSet.of(Entry.Kind.EVENT, Entry.Kind.CONTACT,
            Entry.Kind.WITHDRAWAL);

    private final Set<String> identifiers;
    private final UnaryOperator<List<Fact>> theirs;
    private final List<Fact> waiting = new ArrayList<>();
    private final List<Fact> found = new ArrayList<>();
    /// Where in the log those are that name the person.
    private final Map<Fact, Long> positions = new IdentityHashMap<>();
    private final List<Fact> imports = new ArrayList<>();

    private PersonFacts(Collection<String> identifiers, UnaryOperator<List<Fact>> theirs) {
        this.identifiers = new HashSet<>(identifiers);
        this.theirs = theirs;
    }

    /// Events and contacts of the person, and the words that keep others apart from them, in the order of the log. What
    /// only an import brought that was undone is left out.
    ///
    /// @param end         where the log ends for this question
    /// @param identifiers everything that the person is known by
    /// @param theirs      of facts that name one of these, the person's own: a device may be several people's
    public static List<Fact> of(Log log, long end, ClientId client, Collection<String> identifiers,
            UnaryOperator<List<Fact>> theirs) {
        PersonFacts facts = new PersonFacts(identifiers, theirs);
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < end) {
                facts.take(cursor.position(), cursor.entry(), client);
            }
        }
        facts.decide();
        Retractions retracted = Retractions.of(facts.imports);
        return facts.found.stream().filter(fact -> retracted.counts(facts.positions.getOrDefault(fact, -1L), fact))
                .toList();
    }

    /// Those of the facts that are the person's.
    public static List<Fact> theirs(Persons persons, String person, List<Fact> facts) {
        return facts.stream().filter(fact -> fact instanceof Withdrawal || personOf(persons, fact)
                .filter(person::equals).isPresent()).toList();
    }

    private static Optional<String> personOf(Persons persons, Fact fact) {
        return fact instanceof Event event
                ? persons.personOf(event)
                : fact instanceof Contact contact ? persons.personOf(contact) : Optional.empty();
    }

    private void take(long position, Entry entry, ClientId client) {
        if (!entry.client().equals(client)) {
            return;
        }
        if (Retractions.isSaidBy(entry)) {
            imports.add(FactCodec.decode(entry));
        } else if (SAYING.contains(entry.kind())) {
            Fact fact = FactCodec.decode(entry);
            if (names(fact).anyMatch(identifiers::contains)) {
                waiting.add(fact);
                positions.put(fact, position);
            }
        }
        if (waiting.size() >= BATCH) {
            decide();
        }
    }

    private void decide() {
        found.addAll(theirs.apply(List.copyOf(waiting)));
        waiting.clear();
    }

    private static Stream<String> names(Fact fact) {
        if (fact instanceof Event event) {
            return Stream.concat(Stream.of(name(Type.USER, event.userId()), name(Type.EMAIL, event.email()),
                    name(Type.ANONYMOUS, event.anonymousId())),
                    event.clues().stream()
                            .map(clue -> name(Type.valueOf(clue.kind().name()), clue.value())));
        }
        if (fact instanceof Contact contact) {
            return Stream.of(name(Type.CONTACT, Identifier.contactValue(contact.crm(), contact.contactId())),
                    name(Type.EMAIL, contact.email()));
        }
        return fact instanceof Withdrawal word ? Stream.of(word.one(), word.other()) : Stream.of();
    }

    private static String name(Type type, String text) {
        return type.label() + ":" + Identifier.normal(type, text);
    }
}
