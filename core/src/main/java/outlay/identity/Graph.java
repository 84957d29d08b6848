package outlay.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Withdrawal;

/// All ties that hold: what facts say, what the latest records of the CRMs say, what follows from both; without what
/// was withdrawn.
final class Graph {
    private final Sightings sightings;
    private final Edges seen;
    private final int seenEdges;
    private final Edges concluded = new Edges();
    private final Set<Long> withdrawn = new HashSet<>();
    /// The CRMs by name, so that their numbers do not depend on which came first.
    private final SortedSet<String> crms = new TreeSet<>();
    /// The ties of each node: `ties[starts[node]]` to `ties[starts[node + 1] - 1]`.
    private final int[] starts;
    private final int[] ties;

    private Graph(Sightings sightings, Collection<Contact> latest, Collection<Withdrawal> words) {
        this.sightings = sightings;
        seen = sightings.edges();
        seenEdges = seen.size();
        words.forEach(this::withdraw);
        latest.forEach(this::record);
        sightings.conclude(concluded);
        for (int node = 0; node < size(); node++) {
            if (type(node) == Identifier.Type.CONTACT) {
                crms.add(crmOf(node));
            }
        }
        starts = new int[size() + 1];
        for (int edge = 0; edge < edges(); edge++) {
            if (!withdrawn(one(edge), other(edge))) {
                starts[one(edge) + 1]++;
                starts[other(edge) + 1]++;
            }
        }
        for (int node = 0; node < size(); node++) {
            starts[node + 1] += starts[node];
        }
        int[] at = starts.clone();
        ties = new int[starts[size()]];
        for (int edge = 0; edge < edges(); edge++) {
            if (!withdrawn(one(edge), other(edge))) {
                ties[at[one(edge)]++] = edge;
                ties[at[other(edge)]++] = edge;
            }
        }
    }

    /// @param latest the contacts that hold
    /// @param words  the withdrawals that stand
    static Graph of(Sightings sightings, Collection<Contact> latest, Collection<Withdrawal> words) {
        return new Graph(sightings, latest, words);
    }

    Sightings sightings() {
        return sightings;
    }

    /// How many nodes there are.
    int size() {
        return sightings.size();
    }

    int edges() {
        return seenEdges + concluded.size();
    }

    int one(int edge) {
        return edge < seenEdges ? seen.one(edge) : concluded.one(edge - seenEdges);
    }

    int other(int edge) {
        return edge < seenEdges ? seen.other(edge) : concluded.other(edge - seenEdges);
    }

    /// The end of the tie that is not `node`.
    int far(int edge, int node) {
        return one(edge) == node ? other(edge) : one(edge);
    }

    Rule rule(int edge) {
        return edge < seenEdges ? seen.rule(edge) : concluded.rule(edge - seenEdges);
    }

    long at(int edge) {
        return edge < seenEdges ? seen.at(edge) : concluded.at(edge - seenEdges);
    }

    String source(int edge) {
        return edge < seenEdges ? seen.source(edge) : concluded.source(edge - seenEdges);
    }

    /// Where the ties of a node begin and, of the next node, end.
    int from(int node) {
        return starts[node];
    }

    int tie(int place) {
        return ties[place];
    }

    Identifier.Type type(int node) {
        return sightings.numbers().type(node);
    }

    Identifier identifier(int node) {
        return sightings.numbers().identifier(node);
    }

    boolean withdrawn(int one, int other) {
        return !withdrawn.isEmpty() && withdrawn.contains(pair(one, other));
    }

    /// A number for the CRM whose record the node is, or -1.
    int crm(int node) {
        if (type(node) != Identifier.Type.CONTACT) {
            return -1;
        }
        return crms.headSet(crmOf(node)).size();
    }

    private String crmOf(int record) {
        String value = identifier(record).value();
        return value.substring(0, value.indexOf('/'));
    }

    /// By what they are, not by when they came.
    Comparator<Integer> byName() {
        return sightings.numbers()::compare;
    }

    private void record(Contact contact) {
        long at = contact.modifiedAt().or(contact::createdAt).orElse(Instant.EPOCH).toEpochMilli();
        int record = sightings.find(Identifier.Type.CONTACT, Identifier.contactValue(contact));
        int email = sightings.find(Identifier.Type.EMAIL, contact.email());
        int whose = record >= 0 ? record : email;
        concluded.add(record, email, Rule.RECORD, at, contact.id());
        for (Clue clue : contact.clues()) {
            concluded.add(whose, sightings.find(Identifier.Type.of(clue.kind()), clue.value()), Rule.RECORD, at,
                    contact.id());
        }
    }

    private void withdraw(Withdrawal word) {
        int one = node(word.one());
        int other = node(word.other());
        if (one >= 0 && other >= 0) {
            withdrawn.add(pair(one, other));
        }
    }

    private int node(String name) {
        return Identifier.parse(name).map(id -> sightings.find(id.type(), id.value())).orElse(Numbers.NOBODY);
    }

    private static long pair(int one, int other) {
        return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }
}
