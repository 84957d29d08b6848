package outlay.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import outlay.fact.Withdrawal;

/// Whom somebody's word keeps apart: of each pair the last word holds, unless it takes an earlier one back.
final class Withdrawals {
    private final Map<String, Withdrawal> latest = new HashMap<>();
    private Set<Long> pairs = Set.of();

    void add(Withdrawal word) {
        latest.merge(word.one() + "\n" + word.other(), word, (a, b) -> Latest.later(b, a) ? b : a);
    }

    /// Takes in what was said and who has been seen since the last time.
    ///
    /// @return the pairs for which it makes a difference
    Set<Long> catchUp(Numbers numbers) {
        if (latest.isEmpty()) {
            return Set.of();
        }
        Set<Long> now = new HashSet<>();
        for (Withdrawal word : latest.values()) {
            int one = find(numbers, word.one());
            int other = find(numbers, word.other());
            if (word.stands() && one >= 0 && other >= 0) {
                now.add(pair(one, other));
            }
        }
        Set<Long> different = new HashSet<>(now);
        different.addAll(pairs);
        different.removeIf(pair -> now.contains(pair) && pairs.contains(pair));
        pairs = now;
        return different;
    }

    boolean keepApart(int one, int other) {
        return !pairs.isEmpty() && pairs.contains(pair(one, other));
    }

    static int one(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    static int other(long pair) {
        return (int) pair;
    }

    private static int find(Numbers numbers, String name) {
        return Identifier.parse(name).map(id -> numbers.find(id.type(), id.value())).orElse(Numbers.NOBODY);
    }

    private static long pair(int one, int other) {
        return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }
}
