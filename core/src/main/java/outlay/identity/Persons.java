package outlay.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final List<Map<String, Integer>> nodesByType;
    private final int[] groupOfNode;
    private final String[] nameOfGroup;
    private final int count;
    private final SortedMap<NullLike.Reason, Integer> refusals;

    private Persons(Gathering gathered) {
        nodesByType = gathered.nodesByType;
        groupOfNode = gathered.links.groupOfEach();
        nameOfGroup = names(gathered.identifiers, groupOfNode);
        count = gathered.links.groups();
        SortedMap<NullLike.Reason, Integer> counts = new TreeMap<>();
        gathered.refused.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        refusals = Collections.unmodifiableSortedMap(counts);
    }

    /// @param facts of one client, in any order; those without identifiers are passed over
    public static Persons of(Iterable<? extends Fact> facts) {
        Gathering gathered = new Gathering();
        for (Fact fact : facts) {
            if (fact instanceof Event event) {
                gathered.join(event);
            }
        }
        Latest.contacts(facts).values().forEach(gathered::join);
        gathered.joinPrevious();
        return new Persons(gathered);
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

    /// A number for who was there as the event itself says (the device, else the signed-in user, else the e-mail
    /// address), or -1 where it names nobody. Fit for grouping and nothing else: it depends on the order of arrival.
    public int visitorOf(Event event) {
        int device = node(Identifier.Type.ANONYMOUS, event.anonymousId());
        if (device >= 0) {
            return device;
        }
        int user = node(Identifier.Type.USER, event.userId());
        return user >= 0 ? user : node(Identifier.Type.EMAIL, event.email());
    }

    /// Every number of a visitor is below this one.
    public int visitors() {
        return groupOfNode.length;
    }

    /// @param visitor a number from [#visitorOf(Event)]
    public String personOf(int visitor) {
        return nameOfGroup[groupOfNode[visitor]];
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
        return refusals;
    }

    private Optional<String> named(Identifier.Type type, String text) {
        int node = node(type, text);
        return node < 0 ? Optional.empty() : Optional.of(personOf(node));
    }

    private int node(Identifier.Type type, String text) {
        if (text.isEmpty()) {
            return -1;
        }
        return nodesByType.get(type.ordinal()).getOrDefault(Identifier.normal(type, text), -1);
    }

    private static int typeOf(String name) {
        for (Identifier.Type type : Identifier.Type.values()) {
            if (name.startsWith(type.label() + ":")) {
                return type.ordinal();
            }
        }
        return Identifier.Type.values().length;
    }

    private static String[] names(List<Identifier> identifiers, int[] groupOfNode) {
        int[] smallest = new int[groupOfNode.length];
        Arrays.fill(smallest, -1);
        for (int node = 0; node < smallest.length; node++) {
            int group = groupOfNode[node];
            if (smallest[group] < 0 || identifiers.get(node).compareTo(identifiers.get(smallest[group])) < 0) {
                smallest[group] = node;
            }
        }
        String[] names = new String[smallest.length];
        for (int group = 0; group < names.length; group++) {
            names[group] = smallest[group] < 0 ? "" : identifiers.get(smallest[group]).toString();
        }
        return names;
    }

    /// The identifiers and links read so far. Identifiers become small integers, so that a million events fit.
    private static final class Gathering {
        final List<Map<String, Integer>> nodesByType = new ArrayList<>();
        final List<Identifier> identifiers = new ArrayList<>();
        final Links links = new Links();
        final Map<Identifier, NullLike.Reason> refused = new HashMap<>();
        final Map<String, Set<Integer>> previous = new HashMap<>();

        Gathering() {
            for (int type = 0; type < Identifier.Type.values().length; type++) {
                nodesByType.add(new HashMap<>());
            }
        }

        void join(Event event) {
            int node = joined(node(Identifier.Type.ANONYMOUS, event.anonymousId()),
                    node(Identifier.Type.USER, event.userId()));
            node = joined(node, node(Identifier.Type.EMAIL, event.email()));
            if (node >= 0 && !event.previousId().isEmpty()) {
                previous.computeIfAbsent(event.previousId(), id -> new HashSet<>()).add(node);
            }
        }

        void join(Contact contact) {
            NullLike.reason(contact.contactId())
                    .filter(reason -> reason != NullLike.Reason.BLANK)
                    .ifPresent(reason -> refused.put(
                            new Identifier(Identifier.Type.CONTACT, contact.crm() + "/" + contact.contactId()),
                            reason));
            joined(node(Identifier.Type.CONTACT, Identifier.contactValue(contact)),
                    node(Identifier.Type.EMAIL, contact.email()));
        }

        /// An alias does not say of which type the id before it is. It is taken for a device's, and for a user's too
        /// where that user is known; hence this comes after everything else has been read.
        void joinPrevious() {
            previous.forEach((id, followers) -> {
                boolean knownUser = map(Identifier.Type.USER).containsKey(id);
                int before = node(Identifier.Type.ANONYMOUS, id);
                if (knownUser) {
                    before = joined(before, node(Identifier.Type.USER, id));
                }
                for (int follower : followers) {
                    joined(before, follower);
                }
            });
        }

        private int joined(int one, int other) {
            if (one < 0 || other < 0) {
                return Math.max(one, other);
            }
            links.join(one, other);
            return one;
        }

        /// The number of the identifier, or -1 where the text names nobody.
        private int node(Identifier.Type type, String text) {
            if (text.isEmpty()) {
                return -1;
            }
            String normal = Identifier.normal(type, text);
            Map<String, Integer> known = map(type);
            Integer number = known.get(normal);
            if (number != null) {
                return number;
            }
            Optional<NullLike.Reason> reason = Identifier.refusal(type, normal);
            if (reason.isPresent()) {
                refused.put(new Identifier(type, normal), reason.get());
                return -1;
            }
            int added = links.add();
            known.put(normal, added);
            identifiers.add(new Identifier(type, normal));
            return added;
        }

        private Map<String, Integer> map(Identifier.Type type) {
            return nodesByType.get(type.ordinal());
        }
    }
}
