package outlay.identity;

import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;

/// Which identifiers are one person: what the ties between them amount to under the [GuardRails].
///
/// The result depends on the set of facts alone. Leaving a fact out gives what would have been without it, so nothing
/// has to be un-merged. A deal joins nobody: several people work on it.
public final class Persons {
    /// The order of people by the identifiers that name them, as [Identifier] orders these.
    public static final Comparator<String> BY_NAME = Comparator.comparingInt(Persons::typeOf)
            .thenComparing(Comparator.naturalOrder());

    private static final Identifier.Type[] TYPES = Identifier.Type.values();
    /// What names of each type begin with.
    private static final String[] PREFIXES = Stream.of(TYPES).map(type -> type.label() + ":").toArray(String[]::new);

    private final Sightings sightings;
    private final Partition partition;

    /// Nobody yet, until it is told to [#catchUp()].
    ///
    /// @param sightings of one client, which no other looks at: what is new in them is taken in once
    public Persons(Sightings sightings) {
        this.sightings = sightings;
        partition = new Partition(sightings, GuardRails.DEFAULT);
        sightings.edges().touched().set(0, sightings.size());
    }

    /// @param facts of one client, in any order; those without identifiers are passed over
    public static Persons of(Iterable<? extends Fact> facts) {
        Sightings sightings = new Sightings(0);
        facts.forEach(sightings::see);
        Persons persons = new Persons(sightings);
        persons.catchUp();
        return persons;
    }

    /// Takes in what was seen since the last time. It costs as much as there is new, and as those are tied whom it is
    /// about.
    public void catchUp() {
        partition.catchUp();
    }

    /// What moves from now on is noted there, until whoever follows takes it out.
    public Moves follow() {
        return partition.follow();
    }

    /// Whether an address or a record of a CRM is among these identifiers, by their numbers.
    public boolean contactable(BitSet identifiers) {
        return identifiers.stream().mapToObj(sightings.numbers()::type)
                .anyMatch(type -> type == Identifier.Type.EMAIL || type == Identifier.Type.CONTACT);
    }

    /// All visitors of whose events some may be one of these people's, by their numbers; perhaps a few others.
    public BitSet visitorsOf(BitSet people) {
        return partition.identifiersOf(people);
    }

    /// Notes everybody whose an event of the visitor may be.
    public void peopleOf(int visitor, BitSet people) {
        people.set(partition.groupOf(visitor));
        partition.shared().peopleOn(visitor, partition::groupOf).forEach(people::set);
    }

    /// The name of who did it: the person's smallest identifier; empty where the event names nobody. On a device of
    /// several people it is whom the event itself names, else whoever was known there.
    public Optional<String> personOf(Event event) {
        int visitor = visitorOf(event);
        SharedDevices shared = partition.shared();
        if (visitor >= 0 && shared.has(visitor)) {
            int user = sightings.find(Identifier.Type.USER, event.userId());
            int said = shared.mayBe(visitor, user) ? user : sightings.find(Identifier.Type.EMAIL, event.email());
            return Optional.of(nameOfGroup(shared.mayBe(visitor, said)
                    ? partition.groupOf(said)
                    : groupAt(visitor, event.at().toEpochMilli())));
        }
        return visitor < 0 ? Optional.empty() : Optional.of(nameOfGroup(partition.groupOf(visitor)));
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
        return IntStream.range(0, partition.size()).mapToObj(sightings.numbers()::identifier).toList();
    }

    /// A number for who was there as the event itself says, or -1 where it names nobody: what [Sightings#see(Event)]
    /// gave.
    public int visitorOf(Event event) {
        return sightings.visitor(event);
    }

    /// Every number of a visitor is below this one.
    public int visitors() {
        return partition.size();
    }

    /// The number of the person who was the visitor at that moment, the same for all visitors who are one; below
    /// [#visitors()].
    ///
    /// @param visitor a number from [#visitorOf(Event)]
    /// @param at      milliseconds since 1970
    public int groupAt(int visitor, long at) {
        int own = partition.groupOf(visitor);
        return partition.shared().has(visitor) ? partition.shared().groupAt(visitor, at, own) : own;
    }

    /// The number of the person of that name, or -1.
    public int groupNamed(String person) {
        int type = typeOf(person);
        if (type == TYPES.length) {
            return Numbers.NOBODY;
        }
        int number = sightings.find(TYPES[type], person.substring(TYPES[type].label().length() + 1));
        return number < 0 ? number : partition.groupOf(number);
    }

    /// The name of a person by their number, and by no other in time to come, whoever becomes one with them.
    public String nameOfGroup(int group) {
        return sightings.numbers().identifier(group).toString();
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

    /// How many people there are. A contact's former address is nobody, unless somebody else names it.
    public int count() {
        BitSet people = new BitSet(partition.size());
        for (int number = 0; number < partition.size(); number++) {
            Identifier.Type type = sightings.numbers().type(number);
            boolean somebody = type.identity()
                    || type == Identifier.Type.ANONYMOUS && !partition.shared().has(number);
            if (somebody && sightings.byEvents(number)) {
                people.set(partition.groupOf(number));
            }
        }
        for (Contact contact : sightings.records().latest()) {
            for (int number : new int[]{sightings.find(Identifier.Type.CONTACT, Identifier.contactValue(contact)),
                    sightings.find(Identifier.Type.EMAIL, contact.email())}) {
                if (number >= 0) {
                    people.set(partition.groupOf(number));
                }
            }
        }
        return people.cardinality();
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
        for (int node = 0; node < partition.size(); node++) {
            if (sightings.numbers().type(node) == Identifier.Type.EMAIL) {
                each.accept(sightings.numbers().identifier(node).value(), nameOfGroup(partition.groupOf(node)));
            }
        }
    }

    /// All identifiers of the person who has this one, by name; empty where nobody has.
    public List<String> identifiersOf(Identifier identifier) {
        int node = sightings.find(identifier.type(), identifier.value());
        return node < 0 ? List.of() : partition.members(node).stream().map(this::nameOfGroup).toList();
    }

    /// The shortest chain of ties that makes the two one person; empty where they are not, or are the same.
    public List<Tie> why(Identifier one, Identifier other) {
        int from = sightings.find(one.type(), one.value());
        int to = sightings.find(other.type(), other.value());
        if (from < 0 || to < 0 || partition.groupOf(from) != partition.groupOf(to)) {
            return List.of();
        }
        Part part = partition.partOf(from);
        return partition.explaining(part).chain(part.node(from), part.node(to));
    }

    /// Whether a tie leads from the one to the other without a third between, taken for one person's or not.
    public boolean tied(Identifier one, Identifier other) {
        int from = sightings.find(one.type(), one.value());
        int to = sightings.find(other.type(), other.value());
        return from >= 0 && to >= 0 && partition.tied(from, to);
    }

    /// Whether somebody's word keeps the two apart.
    public boolean withdrawn(Identifier one, Identifier other) {
        int from = sightings.find(one.type(), one.value());
        int to = sightings.find(other.type(), other.value());
        return from >= 0 && to >= 0 && sightings.withdrawals().keepApart(from, to);
    }

    /// Whether the identifier was ever seen.
    public boolean knows(Identifier identifier) {
        return sightings.find(identifier.type(), identifier.value()) >= 0;
    }

    /// The ties by which the person who has the identifier grew together, in the order of time.
    public List<Tie> history(Identifier identifier) {
        int node = sightings.find(identifier.type(), identifier.value());
        if (node < 0) {
            return List.of();
        }
        Part part = partition.partOf(node);
        return partition.explaining(part)
                .history(partition.members(node).stream().map(part::node).toList());
    }

    /// The ties that were not taken for one person's, by reason and names.
    public List<Refusal> refusedTies() {
        return partition.refusals().stream().sorted(Refusal.ORDER).distinct().toList();
    }

    /// Who may be one person and is not taken for it, the likeliest first.
    public List<Suggestion> suggestions() {
        return Suggestion.of(sightings, partition);
    }

    /// Everybody on whose ties it depends who has the identifier.
    BitSet partOf(Identifier identifier) {
        BitSet all = new BitSet();
        Part part = partition.partOf(sightings.find(identifier.type(), identifier.value()));
        for (int node = 0; node < part.size(); node++) {
            all.set(part.number(node));
        }
        return all;
    }

    private Optional<String> named(Identifier.Type type, String text) {
        int number = sightings.find(type, text);
        return number < 0 ? Optional.empty() : Optional.of(nameOfGroup(partition.groupOf(number)));
    }

    private static int typeOf(String name) {
        for (int type = 0; type < PREFIXES.length; type++) {
            if (name.startsWith(PREFIXES[type])) {
                return type;
            }
        }
        return PREFIXES.length;
    }
}
