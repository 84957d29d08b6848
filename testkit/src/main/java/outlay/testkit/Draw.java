package outlay.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/// A source of choices for a generated test case. Every choice is recorded, so that a failing case can be made smaller
/// by leaving out and lowering choices, whatever was built from them.
public final class Draw {
    private final SplittableRandom random;
    private final long[] replay;
    private final List<Long> choices = new ArrayList<>();

    Draw(SplittableRandom random, long[] replay) {
        this.random = random;
        this.replay = replay;
    }

    /// A whole number from `least` to `most`; smaller cases choose nearer to `least`.
    public long between(long least, long most) {
        long span = most - least + 1;
        int at = choices.size();
        long choice = at < replay.length
                ? Math.min(replay[at], span - 1)
                : replay.length > 0 ? 0 : random.nextLong(span);
        choices.add(choice);
        return least + choice;
    }

    public int between(int least, int most) {
        return (int) between((long) least, (long) most);
    }

    public boolean chance(int percent) {
        return between(0, 99) >= 100 - percent;
    }

    /// One of the values; smaller cases choose nearer to the first.
    @SafeVarargs
    public final <T> T pick(T... values) {
        return values[between(0, values.length - 1)];
    }

    public <T> T pick(List<T> values) {
        return values.get(between(0, values.size() - 1));
    }

    public <T> List<T> list(int least, int most, Function<Draw, T> element) {
        int size = between(least, most);
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.apply(this));
        }
        return list;
    }

    /// The values in some order; the smallest case keeps theirs.
    public <T> List<T> shuffled(List<T> values) {
        List<T> left = new ArrayList<>(values);
        List<T> shuffled = new ArrayList<>(values.size());
        while (!left.isEmpty()) {
            shuffled.add(left.remove(between(0, left.size() - 1)));
        }
        return shuffled;
    }

    long[] choices() {
        return choices.stream().mapToLong(Long::longValue).toArray();
    }
}
