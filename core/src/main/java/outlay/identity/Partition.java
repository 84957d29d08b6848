package outlay.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import outlay.base.Ints;
import outlay.identity.Resolving.Decided;
import outlay.identity.Resolving.Refused;
import outlay.identity.Resolving.Resolved;

/// Whose each identifier is, kept up with [Sightings]: what is touched by something new is resolved again, with the
/// [Part] of the ties that it is in, and nothing else is. Nobody in another part can be concerned by it, so that the
/// result is that of resolving everything.
final class Partition {
    private static final Found NOTHING = new Found(List.of(), List.of());

    private final Sightings sightings;
    private final Withdrawals words;
    private final GuardRails rails;
    private final Blocked blocked;
    private final SharedDevices shared;
    /// By identifier the one that names its person.
    private final Ints groups = new Ints();
    /// By the first identifier of a part what was found out about it besides, where there is something.
    private final Map<Integer, Found> found = new HashMap<>();
    private final List<Moves> followers = new ArrayList<>();

    private record Found(List<Decided> decided, List<Refused> refused) {}

    Partition(Sightings sightings, GuardRails rails) {
        this.sightings = sightings;
        this.rails = rails;
        words = sightings.withdrawals();
        blocked = new Blocked(sightings, words, rails);
        shared = new SharedDevices(sightings, rails);
    }

    /// Takes in everything new.
    void catchUp() {
        BitSet touched = sightings.edges().touched();
        for (long pair : words.catchUp(sightings.numbers())) {
            touched.set(Withdrawals.one(pair));
            touched.set(Withdrawals.other(pair));
        }
        Moves.Taken moved = new Moves.Taken(new BitSet(), new BitSet());
        while (groups.size() < sightings.size()) {
            moved(moved, groups.size(), groups.size(), groups.size());
            groups.add(groups.size());
        }
        BitSet changed = (BitSet) touched.clone();
        touched.clear();
        widen(changed);
        BitSet seen = new BitSet();
        for (int node = changed.nextSetBit(0); node >= 0; node = changed.nextSetBit(node + 1)) {
            if (blocked.has(node)) {
                int before = groups.get(node);
                alone(node);
                if (before != node) {
                    moved(moved, node, before, node);
                }
            } else if (!seen.get(node)) {
                resolve(Part.of(sightings, words, blocked, node, seen), moved);
            }
        }
        shared.workOut(groups::get, (device, people) -> {
            moved(moved, device, device, device);
            people.forEach(moved.people()::set);
        });
        followers.forEach(follower -> follower.add(moved));
    }

    private static void moved(Moves.Taken moved, int node, int before, int after) {
        moved.identifiers().set(node);
        moved.people().set(before);
        moved.people().set(after);
    }

    /// Tells of everything that moves from now on.
    Moves follow() {
        Moves follower = new Moves();
        followers.add(follower);
        return follower;
    }

    /// Where an identifier is blocked from now on, or no longer, everybody who is tied to it is in another part.
    private void widen(BitSet changed) {
        BitSet tied = new BitSet();
        Edges edges = sightings.edges();
        for (int node = changed.nextSetBit(0); node >= 0; node = changed.nextSetBit(node + 1)) {
            if (blocked.changes(node)) {
                for (int edge = edges.first(node); edge >= 0; edge = edges.next(edge, node)) {
                    tied.set(edges.far(edge, node));
                }
            }
        }
        changed.or(tied);
    }

    private void alone(int node) {
        found.remove(node);
        shared.remove(node);
        groups.set(node, node);
    }

    private void resolve(Part part, Moves.Taken moved) {
        int[] before = new int[part.size()];
        Arrays.setAll(before, node -> groups.get(part.number(node)));
        each(part, node -> alone(part.number(node)));
        if (part.edges() > 0) {
            join(part);
        }
        each(part, node -> {
            int after = groups.get(part.number(node));
            if (before[node] != after) {
                moved(moved, part.number(node), before[node], after);
            }
        });
    }

    private void join(Part part) {
        Resolved resolved = Resolving.of(part, rails);
        int[] names = names(part, resolved.groups());
        each(part, node -> groups.set(part.number(node), part.number(names[resolved.groups()[node]])));
        resolved.shared().forEach((device, known) -> shared.add(part, device, known));
        if (!resolved.decided().isEmpty() || !resolved.refused().isEmpty()) {
            found.put(key(part), new Found(
                    resolved.decided().stream().map(tie -> tie.with(part.number(tie.one()), part.number(tie.other())))
                            .toList(),
                    resolved.refused().stream().map(tie -> new Refused(tie.reason(), part.tieNumber(tie.edge())))
                            .toList()));
        }
    }

    /// Of each group the smallest identifier.
    private static int[] names(Part part, int[] groupOf) {
        int[] smallest = new int[part.size()];
        for (int node = 0; node < part.size(); node++) {
            int group = groupOf[node];
            // A group is numbered by its first node.
            if (group == node || part.byName().compare(node, smallest[group]) < 0) {
                smallest[group] = node;
            }
        }
        return smallest;
    }

    private static void each(Part part, Consumer<Integer> member) {
        for (int node = 0; node < part.size(); node++) {
            if (!part.blocked().get(node)) {
                member.accept(node);
            }
        }
    }

    private static int key(Part part) {
        return part.number(part.blocked().nextClearBit(0));
    }

    /// How many identifiers there are.
    int size() {
        return groups.size();
    }

    /// The identifier that names the person.
    int groupOf(int node) {
        return groups.get(node);
    }

    SharedDevices shared() {
        return shared;
    }

    Blocked blocked() {
        return blocked;
    }

    /// The part of the ties that an identifier is in.
    Part partOf(int node) {
        return Part.of(sightings, words, blocked, node, new BitSet());
    }

    /// All identifiers of the person who has this one, in the order of their names.
    List<Integer> members(int node) {
        Part part = partOf(node);
        List<Integer> members = new ArrayList<>();
        each(part, each -> {
            if (groups.get(part.number(each)) == groups.get(node)) {
                members.add(part.number(each));
            }
        });
        members.sort(sightings.numbers()::compare);
        return members;
    }

    /// All identifiers that may at some time be those of one of these people, and perhaps others of the same parts.
    BitSet identifiersOf(BitSet people) {
        BitSet seen = new BitSet();
        BitSet theirs = new BitSet();
        for (int person = people.nextSetBit(0); person >= 0; person = people.nextSetBit(person + 1)) {
            if (!seen.get(person)) {
                Part part = Part.of(sightings, words, blocked, person, seen);
                for (int node = 0; node < part.size(); node++) {
                    int number = part.number(node);
                    if (people.get(groups.get(number)) || shared.peopleOn(number, groups::get).anyMatch(people::get)) {
                        theirs.set(number);
                    }
                }
            }
        }
        return theirs;
    }

    Explaining explaining(Part part) {
        return new Explaining(part, node -> groups.get(part.number(node)),
                found.getOrDefault(key(part), NOTHING).decided().stream()
                        .map(tie -> tie.with(part.node(tie.one()), part.node(tie.other()))).toList());
    }

    /// Whether a tie leads from the one to the other without a third between, taken for one person's or not.
    boolean tied(int one, int other) {
        Edges edges = sightings.edges();
        for (int edge = edges.first(one); edge >= 0; edge = edges.next(edge, one)) {
            if (edges.far(edge, one) == other && edges.holds(edge) && !words.keepApart(one, other)) {
                return true;
            }
        }
        return found.getOrDefault(key(partOf(one)), NOTHING).decided().stream()
                .anyMatch(tie -> tie.one() == one && tie.other() == other || tie.one() == other && tie.other() == one);
    }

    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        blocked.each((node, reason) -> refusals
                .add(new Refusal(reason, sightings.numbers().identifier(node).toString(), "", "", 0)));
        Edges edges = sightings.edges();
        for (Found in : found.values()) {
            for (Refused tie : in.refused()) {
                int edge = tie.edge();
                refusals.add(new Refusal(tie.reason(), sightings.numbers().identifier(edges.low(edge)).toString(),
                        sightings.numbers().identifier(edges.high(edge)).toString(), edges.source(edge),
                        edges.at(edge)).ordered());
            }
        }
        return refusals;
    }
}
