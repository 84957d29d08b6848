package outlay.identity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;

/// Which identifiers are one person: those that some event or contact names together, and everything joined to them.
///
/// The result depends on the set of facts alone. Leaving a fact out gives what would have been without it, so nothing
/// has to be un-merged. A deal joins nobody: several people work on it.
public final class Persons {
    /// The order of people by the identifiers that name them, as [Identifier] orders these.
    public static final Comparator<String> BY_NAME = Comparator.comparingInt(Persons::typeOf)
            .thenComparing(Comparator.naturalOrder());

    private static final Identifier.Type[] TYPES = Identifier.Type.values();

    private final Sightings sightings;
    /// The group of each identifier, and the one that names it: by the identifier that stands for it.
    private final int[] groupOf;
    private final int[] nameOf;
    private final int count;

    private Persons(Sightings sightings, Collection<Contact> latest) {
        this.sightings = sightings;
        groupOf = sightings.links(latest).groupOfEach();
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
        return of(sightings, Latest.contacts(facts).values());
    }

    /// @param latest the contacts that hold, all of which have been seen
    public static Persons of(Sightings sightings, Collection<Contact> latest) {
        return new Persons(sightings, latest);
    }

    /// The name of who did it: the person's smallest identifier; empty where the event names nobody.
    public Optional<String> personOf(Event event) {
        int visitor = visitorOf(event);
        return visitor < 0 ? Optional.empty() : Optional.of(personOf(visitor));
    }

    public Optional<String> personOf(Contact contact) {
        return named(Identifier.Type.CONTACT, Identifier.contactValue(contact))
                .or(() -> named(Identifier.Type.EMAIL, contact.email()));
    }

    public Optional<String> personOf(Identifier identifier) {
        return named(identifier.type(), identifier.value());
    }

    /// A number for who was there as the event itself says, or -1 where it names nobody: what [Sightings#see(Event)]
    /// gave.
    public int visitorOf(Event event) {
        int device = sightings.find(Identifier.Type.ANONYMOUS, event.anonymousId());
        if (device >= 0) {
            return device;
        }
        int user = sightings.find(Identifier.Type.USER, event.userId());
        return user >= 0 ? user : sightings.find(Identifier.Type.EMAIL, event.email());
    }

    /// Every number of a visitor is below this one.
    public int visitors() {
        return groupOf.length;
    }

    /// @param visitor a number from [#visitorOf(Event)]
    public String personOf(int visitor) {
        return nameOfGroup(groupOf[visitor]);
    }

    /// The number of the visitor's person, the same for all visitors who are one; below [#visitors()].
    public int groupOf(int visitor) {
        return groupOf[visitor];
    }

    /// The number of the person of that name, or -1.
    public int groupNamed(String person) {
        int type = typeOf(person);
        if (type == TYPES.length) {
            return Sightings.NOBODY;
        }
        int number = sightings.find(TYPES[type], person.substring(TYPES[type].label().length() + 1));
        return number < 0 ? number : groupOf[number];
    }

    /// The name of a person by their number.
    public String nameOfGroup(int group) {
        return sightings.identifier(nameOf[group]).toString();
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

    private Optional<String> named(Identifier.Type type, String text) {
        int number = sightings.find(type, text);
        return number < 0 ? Optional.empty() : Optional.of(personOf(number));
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
        Arrays.fill(smallest, Sightings.NOBODY);
        for (int number = 0; number < groupOf.length; number++) {
            int group = groupOf[number];
            if (smallest[group] < 0 || smaller(number, smallest[group])) {
                smallest[group] = number;
            }
        }
        return smallest;
    }

    private boolean smaller(int one, int other) {
        int byType = sightings.type(one).compareTo(sightings.type(other));
        return byType != 0
                ? byType < 0
                : sightings.identifier(one).compareTo(sightings.identifier(other)) < 0;
    }

    /// A contact's former address is nobody, unless somebody else names it.
    private int count(Collection<Contact> latest) {
        BitSet people = new BitSet(groupOf.length);
        for (int number = 0; number < groupOf.length; number++) {
            if (sightings.byEvents(number)) {
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
