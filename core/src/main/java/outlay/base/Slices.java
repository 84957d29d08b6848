package outlay.base;

import java.util.Arrays;

/// Sorts parts of arrays of numbers by what the numbers stand for.
public final class Slices {
    private static final int FEW = 40;

    private Slices() {}

    public interface Order {
        int compare(int one, int other);
    }

    /// Stable; takes one pass where the slice is in order already, as most are.
    public static void sort(int[] numbers, int from, int to, Order order) {
        int sorted = from + 1;
        while (sorted < to && order.compare(numbers[sorted - 1], numbers[sorted]) <= 0) {
            sorted++;
        }
        if (sorted >= to) {
            return;
        }
        if (to - from > FEW) {
            Integer[] boxed = new Integer[to - from];
            Arrays.setAll(boxed, i -> numbers[from + i]);
            Arrays.sort(boxed, order::compare);
            for (int i = 0; i < boxed.length; i++) {
                numbers[from + i] = boxed[i];
            }
            return;
        }
        for (int i = sorted; i < to; i++) {
            int moved = numbers[i];
            int at = i;
            while (at > from && order.compare(numbers[at - 1], moved) > 0) {
                numbers[at] = numbers[at - 1];
                at--;
            }
            numbers[at] = moved;
        }
    }

    /// Where each group begins when members lie group after group; one more for the end.
    ///
    /// @param groupOf each member's group, from 0, or negative for none
    public static int[] starts(int[] groupOf, int members, int groups) {
        int[] starts = new int[groups + 1];
        for (int member = 0; member < members; member++) {
            if (groupOf[member] >= 0) {
                starts[groupOf[member] + 1]++;
            }
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        return starts;
    }

    /// The members group after group, each group's in their order: a counting sort.
    ///
    /// @param starts what [#starts(int[], int, int)] gave
    public static int[] members(int[] groupOf, int members, int[] starts) {
        int[] result = new int[starts[starts.length - 1]];
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        for (int member = 0; member < members; member++) {
            if (groupOf[member] >= 0) {
                result[next[groupOf[member]]++] = member;
            }
        }
        return result;
    }
}
