package outlay.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;

/// Which identifiers are one person: what the ties between them amount to under the [GuardRails].
///
/// The result depends on the set of facts alone. Leaving a fact out gives what would have been without it, so nothing
/// has to be un-merged. A deal joins nobody: several people work on it.
public final class Persons {
    /// The order of people by the identifiers that name them, as [Identifier] orders these.
    public static final Comparator<String> BY_NAME = Comparator.comparingInt(Persons::typeOf)
            .thenComparing(Comparator.naturalOrder());

    private static final Identifier.Type[] TYPES = Identifier.Type.values();

    private final Sightings sightings;
    private final Graph graph;
    private final Resolving.Resolved resolved;
    private final SharedDevices shared;
    /// The group of each identifier, and the one that names it: by the identifier that stands for it.
    private final int[] groupOf;
    private final int[] nameOf;
    private final int count;

    private Persons(Sightings sightings, Collection<Contact> latest, Collection<Withdrawal> words) {
        this.sightings = sightings;
        graph = Graph.of(sightings, latest, words);
        resolved = Resolving.of(graph, GuardRails.DEFAULT);
        shared = SharedDevices.of(graph, resolved, GuardRails.DEFAULT);
        groupOf = resolved.groups();
        nameOf = names();
        count = count(latest);
    }

    /// @param facts of one client, in any order; those without identifiers are passed over
    public static Persons of(Iterable<? extends Fact> facts) {
        Sightings sightings = new Sightings(0);
        for (Fact fact : facts) {
            if (fact instanceof Event event) {
                sightings.see(event);
            } else if (fact instanceof Contact contact) {
                sightings.see(contact);
            }
        }
        return of(sightings, Latest.contacts(facts).values(), Latest.withdrawals(facts));
    }

    /// @param latest the contacts that hold, all of which have been seen
    /// @param words  the withdrawals that stand
    public static Persons of(Sightings sightings, Collection<Contact> latest, Collection<Withdrawal> words) {
        return new Persons(sightings, latest, words);
    }

    /// The name of who did it: the person's smallest identifier; empty where the event names nobody. On a device of
    /// several people it is whom the event itself names, else whoever was known there.
    public Optional<String> personOf(Event event) {
        int visitor = visitorOf(event);
        if (visitor >= 0 && shared.has(visitor)) {
            Set<Integer> known = resolved.shared().getOrDefault(visitor, Set.of());
            int user = sightings.find(Identifier.Type.USER, event.userId());
            int said = known.contains(user) ? user : sightings.find(Identifier.Type.EMAIL, event.email());
            return Optional.of(nameOfGroup(
                    known.contains(said) ? groupOf[said] : groupAt(visitor, event.at().toEpochMilli())));
        }
        return visitor < 0 ? Optional.empty() : Optional.of(nameOfGroup(groupOf[visitor]));
    }

    public Optional<String> personOf(Contact contact) {
        return named(Identifier.Type.CONTACT, Identifier.contactValue(contact))
                .or(() -> named(Identifier.Type.EMAIL, contact.email()));
    }

    public Optional<String> personOf(Identifier identifier) {
        return named(identifier.type(), identifier.value());
    }

    /// Every identifier that was ever seen and names somebody, in no order.
    public List<Identifier> identifiers() {
        return IntStream.range(0, groupOf.length).mapToObj(graph::identifier).toList();
    }

    /// A number for who was there as the event itself says, or -1 where it names nobody: what [Sightings#see(Event)]
    /// gave.
    public int visitorOf(Event event) {
        return sightings.visitor(event);
    }

    /// Every number of a visitor is below this one.
    public int visitors() {
        return groupOf.length;
    }

    /// The number of the person who was the visitor at that moment, the same for all visitors who are one; below
    /// [#visitors()].
    ///
    /// @param visitor a number from [#visitorOf(Event)]
    /// @param at      milliseconds since 1970
    public int groupAt(int visitor, long at) {
        return shared.has(visitor) ? shared.groupAt(visitor, at, groupOf[visitor]) : groupOf[visitor];
    }

    /// The number of the person of that name, or -1.
    public int groupNamed(String person) {
        int type = typeOf(person);
        if (type == TYPES.length) {
            return Numbers.NOBODY;
        }
        int number = sightings.find(TYPES[type], person.substring(TYPES[type].label().length() + 1));
        return number < 0 ? number : groupOf[number];
    }

    /// The name of a person by their number.
    public String nameOfGroup(int group) {
        return graph.identifier(nameOf[group]).toString();
    }

    /// The people on a deal that anything else is known of, by its contacts and e-mail addresses.
    public SortedSet<String> personsOf(Deal deal) {
        SortedSet<String> persons = new TreeSet<>(BY_NAME);
        for (String contactId : deal.contactIds()) {
            named(Identifier.Type.CONTACT, Identifier.contactValue(deal.crm(), contactId)).ifPresent(persons::add);
        }
        for (String email : deal.emails()) {
            named(Identifier.Type.EMAIL, email).ifPresent(persons::add);
        }
        return persons;
    }

    /// How many people there are.
    public int count() {
        return count;
    }

    /// How many different texts were refused as identifiers, by reason. A text counts once, however often it came.
    public SortedMap<NullLike.Reason, Integer> refusals() {
        SortedMap<NullLike.Reason, Integer> counts = new TreeMap<>();
        sightings.refused().values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    /// The key of a contact's address, where it has one that may be somebody's.
    public Optional<String> address(Contact contact) {
        return Identifier.accepts(Identifier.Type.EMAIL, contact.email()).map(Identifier::value);
    }

    /// Every address, with the name of whoever has it.
    public void addresses(BiConsumer<String, String> each) {
        for (int node = 0; node < groupOf.length; node++) {
            if (graph.type(node) == Identifier.Type.EMAIL) {
                each.accept(graph.identifier(node).value(), nameOfGroup(groupOf[node]));
            }
        }
    }

    /// All identifiers of the person who has this one, by name; empty where nobody has.
    public List<String> identifiersOf(Identifier identifier) {
        return members(identifier).stream().map(node -> graph.identifier(node).toString()).toList();
    }

    /// The shortest chain of ties that makes the two one person; empty where they are not, or are the same.
    public List<Tie> why(Identifier one, Identifier other) {
        int from = sightings.find(one.type(), one.value());
        int to = sightings.find(other.type(), other.value());
        return from < 0 || to < 0 ? List.of() : new Explaining(graph, resolved).chain(from, to);
    }

    /// Whether a tie leads from the one to the other without a third between, taken for one person's or not.
    public boolean tied(Identifier one, Identifier other) {
        int from = sightings.find(one.type(), one.value());
        int to = sightings.find(other.type(), other.value());
        return from >= 0 && to >= 0 && new Explaining(graph, resolved).tied(from, to);
    }

    /// Whether somebody's word keeps the two apart.
    public boolean withdrawn(Identifier one, Identifier other) {
        int from = sightings.find(one.type(), one.value());
        int to = sightings.find(other.type(), other.value());
        return from >= 0 && to >= 0 && graph.withdrawn(from, to);
    }

    /// Whether the identifier was ever seen.
    public boolean knows(Identifier identifier) {
        return sightings.find(identifier.type(), identifier.value()) >= 0;
    }

    /// The ties by which the person who has the identifier grew together, in the order of time.
    public List<Tie> history(Identifier identifier) {
        return new Explaining(graph, resolved).history(members(identifier));
    }

    /// The ties that were not taken for one person's, by reason and names.
    public List<Refusal> refusedTies() {
        return resolved.refusals().stream()
                .sorted(Comparator.comparing(Refusal::reason).thenComparing(Refusal::one, BY_NAME)
                        .thenComparing(Refusal::other, BY_NAME).thenComparing(Refusal::at)
                        .thenComparing(Refusal::source))
                .distinct().toList();
    }

    /// Who may be one person and is not taken for it, the likeliest first.
    public List<Suggestion> suggestions() {
        return Suggestion.of(graph, resolved);
    }

    private List<Integer> members(Identifier identifier) {
        int node = sightings.find(identifier.type(), identifier.value());
        List<Integer> members = new ArrayList<>();
        for (int other = 0; node >= 0 && other < groupOf.length; other++) {
            if (groupOf[other] == groupOf[node]) {
                members.add(other);
            }
        }
        members.sort(graph.byName());
        return members;
    }

    private Optional<String> named(Identifier.Type type, String text) {
        int number = sightings.find(type, text);
        return number < 0 ? Optional.empty() : Optional.of(nameOfGroup(groupOf[number]));
    }

    private static int typeOf(String name) {
        for (Identifier.Type type : TYPES) {
            if (name.startsWith(type.label() + ":")) {
                return type.ordinal();
            }
        }
        return TYPES.length;
    }

    /// Of each group the smallest identifier.
    private int[] names() {
        int[] smallest = new int[groupOf.length];
        Arrays.fill(smallest, Numbers.NOBODY);
        for (int number = 0; number < groupOf.length; number++) {
            int group = groupOf[number];
            if (smallest[group] < 0 || sightings.numbers().compare(number, smallest[group]) < 0) {
                smallest[group] = number;
            }
        }
        return smallest;
    }

    /// A contact's former address is nobody, unless somebody else names it.
    private int count(Collection<Contact> latest) {
        BitSet people = new BitSet(groupOf.length);
        for (int number = 0; number < groupOf.length; number++) {
            Identifier.Type type = graph.type(number);
            boolean somebody = type.identity() || type == Identifier.Type.ANONYMOUS && !shared.has(number);
            if (somebody && sightings.byEvents(number)) {
                people.set(groupOf[number]);
            }
        }
        for (Contact contact : latest) {
            for (int number : new int[]{sightings.find(Identifier.Type.CONTACT, Identifier.contactValue(contact)),
                    sightings.find(Identifier.Type.EMAIL, contact.email())}) {
                if (number >= 0) {
                    people.set(groupOf[number]);
                }
            }
        }
        return people.cardinality();
    }
}
