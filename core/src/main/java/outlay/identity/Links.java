package outlay.identity;

import java.util.Arrays;

/// Groups of numbers that grow together by links: a union-find. The groups depend on the set of links alone; which
/// number stands for a group does not, so nobody outside may rely on it.
final class Links {
    private int[] parents = new int[1024];
    private int size;
    private int groups;

    /// A new number in a group of its own: 0, 1, 2, ...
    int add() {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, size * 2);
        }
        parents[size] = size;
        groups++;
        return size++;
    }

    void join(int one, int other) {
        int a = group(one);
        int b = group(other);
        if (a != b) {
            parents[Math.max(a, b)] = Math.min(a, b);
            groups--;
        }
    }

    /// The number that stands for the group of `number`. Shortens the way there as it goes.
    int group(int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /// For each number the one that stands for its group: fit to be read by several threads.
    int[] groupOfEach() {
        int[] each = new int[size];
        for (int number = 0; number < size; number++) {
            each[number] = group(number);
        }
        return each;
    }

    int groups() {
        return groups;
    }
}
