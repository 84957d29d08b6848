package outlay.identity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.base.Ints;

/// Identifiers that ties lead from one to the other, with all ties between them: whatever can bear on who is one person
/// among them. Where a [Blocked] identifier is tied to them it is here too, with its ties into this part alone; nothing
/// leads through it to another part.
///
/// Identifiers and ties have numbers of their own here, from 0 in the order of those in [Sightings].
final class Part {
    private static final Identifier.Type[] TYPES = Identifier.Type.values();

    private final Sightings sightings;
    private final Edges edges;
    private final Withdrawals words;
    private final int[] nodes;
    private final byte[] types;
    private final BitSet blocked = new BitSet();
    private final int[] ties;
    private final int[] ones;
    private final int[] others;
    /// The ties of each node: `tiesOf[starts[node]]` to `tiesOf[starts[node + 1] - 1]`.
    private final int[] starts;
    private final int[] tiesOf;
    /// The CRMs by name, so that their numbers do not depend on which came first.
    private final SortedSet<String> crms = new TreeSet<>();

    private Part(Sightings sightings, Withdrawals words, int[] nodes, int[] ties) {
        this.sightings = sightings;
        this.words = words;
        this.nodes = nodes;
        this.ties = ties;
        edges = sightings.edges();
        types = new byte[nodes.length];
        ones = new int[ties.length];
        others = new int[ties.length];
        starts = new int[nodes.length + 1];
        tiesOf = new int[2 * ties.length];
        for (int node = 0; node < nodes.length; node++) {
            types[node] = (byte) sightings.numbers().type(nodes[node]).ordinal();
            if (type(node) == Identifier.Type.CONTACT) {
                crms.add(crmOf(node));
            }
        }
        hang();
    }

    private void hang() {
        for (int tie = 0; tie < ties.length; tie++) {
            ones[tie] = Arrays.binarySearch(nodes, edges.low(ties[tie]));
            others[tie] = Arrays.binarySearch(nodes, edges.high(ties[tie]));
            starts[ones[tie] + 1]++;
            starts[others[tie] + 1]++;
        }
        for (int node = 0; node < nodes.length; node++) {
            starts[node + 1] += starts[node];
        }
        int[] at = starts.clone();
        for (int tie = 0; tie < ties.length; tie++) {
            tiesOf[at[ones[tie]]++] = tie;
            tiesOf[at[others[tie]]++] = tie;
        }
    }

    /// The part that an identifier is in; itself alone where it is blocked.
    ///
    /// @param seen takes in everybody who is in the part
    static Part of(Sightings sightings, Withdrawals words, Blocked blocked, int node, BitSet seen) {
        Edges edges = sightings.edges();
        Ints members = new Ints();
        Ints ties = new Ints();
        Ints apart = new Ints();
        members.add(node);
        seen.set(node);
        for (int i = 0; i < members.size() && !blocked.has(node); i++) {
            int from = members.get(i);
            for (int edge = edges.first(from); edge >= 0; edge = edges.next(edge, from)) {
                int far = edges.far(edge, from);
                if (!edges.holds(edge) || words.keepApart(from, far)) {
                    continue;
                }
                if (blocked.has(far)) {
                    apart.add(far);
                } else if (!seen.get(far)) {
                    seen.set(far);
                    members.add(far);
                }
                if (blocked.has(far) || from == edges.low(edge)) {
                    ties.add(edge);
                }
            }
        }
        for (int i = 0; i < apart.size(); i++) {
            members.add(apart.get(i));
        }
        Part part = new Part(sightings, words, sorted(members), sorted(ties));
        for (int i = 0; i < apart.size(); i++) {
            part.blocked.set(Arrays.binarySearch(part.nodes, apart.get(i)));
        }
        return part;
    }

    private static int[] sorted(Ints numbers) {
        int[] sorted = numbers.toArray();
        Arrays.sort(sorted);
        int different = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[different++] = sorted[i];
            }
        }
        return different == sorted.length ? sorted : Arrays.copyOf(sorted, different);
    }

    /// Those next to the part that are blocked.
    BitSet blocked() {
        return blocked;
    }

    /// How many nodes there are.
    int size() {
        return nodes.length;
    }

    /// A node's number among all identifiers.
    int number(int node) {
        return nodes[node];
    }

    /// The node of an identifier's number, or a negative number where it is not here.
    int node(int number) {
        return Arrays.binarySearch(nodes, number);
    }

    int edges() {
        return ties.length;
    }

    /// A tie's number among all ties.
    int tieNumber(int edge) {
        return ties[edge];
    }

    int one(int edge) {
        return ones[edge];
    }

    int other(int edge) {
        return others[edge];
    }

    /// The end of the tie that is not `node`.
    int far(int edge, int node) {
        return ones[edge] == node ? others[edge] : ones[edge];
    }

    Rule rule(int edge) {
        return edges.rule(ties[edge]);
    }

    long at(int edge) {
        return edges.at(ties[edge]);
    }

    String source(int edge) {
        return edges.source(ties[edge]);
    }

    /// Where the ties of a node begin and, of the next node, end.
    int from(int node) {
        return starts[node];
    }

    int tie(int place) {
        return tiesOf[place];
    }

    Identifier.Type type(int node) {
        return TYPES[types[node]];
    }

    Identifier identifier(int node) {
        return sightings.numbers().identifier(nodes[node]);
    }

    boolean withdrawn(int one, int other) {
        return words.keepApart(nodes[one], nodes[other]);
    }

    /// A number for the CRM whose record the node is, or -1.
    int crm(int node) {
        return type(node) == Identifier.Type.CONTACT ? crms.headSet(crmOf(node)).size() : -1;
    }

    private String crmOf(int record) {
        String value = identifier(record).value();
        return value.substring(0, value.indexOf('/'));
    }

    /// By what they are, not by when they came.
    Comparator<Integer> byName() {
        return (one, other) -> sightings.numbers().compare(nodes[one], nodes[other]);
    }
}
