package outlay.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import outlay.fact.Withdrawal;

/// Whom somebody's word keeps apart: of each pair the last word holds, unless it takes an earlier one back.
final class Withdrawals {
    private final Map<String, Withdrawal> latest = new HashMap<>();
    /// What has to be looked at: words that are new, and words of somebody whom nobody has seen.
    private Map<String, Withdrawal> open = new HashMap<>();
    /// By word, the pair that it keeps apart.
    private final Map<String, Long> held = new HashMap<>();
    /// By pair, how many words keep it apart.
    private final Map<Long, Integer> pairs = new HashMap<>();

    void add(Withdrawal word) {
        String key = word.one() + "\n" + word.other();
        Withdrawal known = latest.getOrDefault(key, word);
        Withdrawal kept = Latest.later(word, known) ? word : known;
        latest.put(key, kept);
        open.put(key, kept);
    }

    /// Takes in what was said and who has been seen since the last time.
    ///
    /// @return the pairs for which it makes a difference
    Set<Long> catchUp(Numbers numbers) {
        Map<Long, Boolean> before = new HashMap<>();
        Map<String, Withdrawal> still = new HashMap<>();
        open.forEach((key, word) -> {
            Long was = held.remove(key);
            if (was != null) {
                before.putIfAbsent(was, true);
                count(was, -1);
            }
            int one = find(numbers, word.one());
            int other = find(numbers, word.other());
            if (word.stands() && one >= 0 && other >= 0) {
                long pair = pair(one, other);
                before.putIfAbsent(pair, pairs.containsKey(pair));
                count(pair, 1);
                held.put(key, pair);
            } else if (word.stands()) {
                still.put(key, word);
            }
        });
        open = still;
        before.entrySet().removeIf(each -> each.getValue().equals(pairs.containsKey(each.getKey())));
        return before.keySet();
    }

    private void count(long pair, int more) {
        int count = pairs.getOrDefault(pair, 0) + more;
        if (count == 0) {
            pairs.remove(pair);
        } else {
            pairs.put(pair, count);
        }
    }

    boolean keepApart(int one, int other) {
        return !pairs.isEmpty() && pairs.containsKey(pair(one, other));
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
