package outlay.identity;

import outlay.base.Ints;
import outlay.base.Tape;

/// Groups of numbers that grow together by links: a union-find. The groups depend on the set of links alone; which
/// number stands for a group does not, so nobody outside may rely on it.
final class Links {
    private final Ints parents;

    Links() {
        this(new Ints());
    }

    private Links(Ints parents) {
        this.parents = parents;
    }

    /// A new number in a group of its own: 0, 1, 2, ...
    int add() {
        int added = parents.size();
        parents.add(added);
        return added;
    }

    void join(int one, int other) {
        int a = group(one);
        int b = group(other);
        if (a != b) {
            parents.set(Math.max(a, b), Math.min(a, b));
        }
    }

    /// The number that stands for the group of `number`. Shortens the way there as it goes.
    int group(int number) {
        int at = number;
        while (parents.get(at) != at) {
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }

    /// For each number the one that stands for its group: fit to be read by several threads.
    int[] groupOfEach() {
        int[] each = new int[parents.size()];
        for (int number = 0; number < each.length; number++) {
            each[number] = group(number);
        }
        return each;
    }

    /// The same groups, which grow apart from these.
    Links copy() {
        return new Links(parents.copy());
    }

    void save(Tape.Out out) {
        parents.save(out);
    }

    static Links load(Tape.In in) {
        return new Links(Ints.load(in));
    }
}
