package outlay.journey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;
import outlay.base.Ints;

/// What a few of many numbered things have. Whether one has something is a bit, so that going through all of them costs
/// little for those that have nothing, and neither boxes a number nor searches for one that is not there.
final class Sparse<T> {
    private final BitSet known = new BitSet();
    private final Ints numbers = new Ints();
    private final List<T> values = new ArrayList<>();

    /// @param number greater than all before
    void add(int number, T value) {
        if (known.length() > number) {
            throw new IllegalArgumentException(number + " does not come after " + (known.length() - 1));
        }
        known.set(number);
        numbers.add(number);
        values.add(value);
    }

    boolean has(int number) {
        return known.get(number);
    }

    /// @throws IllegalArgumentException where there is nothing
    T get(int number) {
        int low = 0;
        int high = numbers.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = numbers.get(middle);
            if (found == number) {
                return values.get(middle);
            }
            if (found < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("number " + number + " has nothing");
    }

    /// In the order of numbers.
    void forEach(ObjIntConsumer<T> each) {
        for (int i = 0; i < values.size(); i++) {
            each.accept(values.get(i), numbers.get(i));
        }
    }
}
