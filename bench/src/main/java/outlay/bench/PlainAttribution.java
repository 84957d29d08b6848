package outlay.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import outlay.journey.RawJourneys;

/// The slow and obviously right way for linear and position: sort, filter, fractions of any size. The other half of a
/// comparison that neither SQL nor ours can make alone, because SQL rounds.
final class PlainAttribution {
    private PlainAttribution() {}

    /// Of linear and of position the minor units of each channel.
    static long[][] sums(RawJourneys raw, int lookbackDays) {
        Map<Integer, List<Integer>> touches = new HashMap<>();
        for (int i = 0; i < raw.person().length; i++) {
            touches.computeIfAbsent(raw.person()[i], person -> new ArrayList<>()).add(i);
        }
        long[][] sums = new long[2][TouchWorld.CHANNELS];
        for (int c = 0; c < raw.minors().length; c++) {
            long at = raw.conversionAt()[c];
            List<Integer> path = touches.getOrDefault(raw.conversionPerson()[c], List.of()).stream()
                    .filter(touch -> raw.at()[touch] <= at && raw.at()[touch] >= at - lookbackDays * 86_400_000L)
                    .sorted(Comparator.comparingLong((Integer touch) -> raw.at()[touch])
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            if (!path.isEmpty()) {
                BigInteger[] equal = new BigInteger[path.size()];
                Arrays.fill(equal, BigInteger.ONE);
                add(raw, path, raw.minors()[c], equal, sums[0]);
                add(raw, path, raw.minors()[c], position(path.size()), sums[1]);
            }
        }
        return sums;
    }

    private static BigInteger[] position(int size) {
        BigInteger[] weights = new BigInteger[size];
        if (size <= 2) {
            Arrays.fill(weights, BigInteger.ONE);
            return weights;
        }
        Arrays.fill(weights, BigInteger.TWO);
        weights[0] = BigInteger.valueOf(4L * (size - 2));
        weights[size - 1] = weights[0];
        return weights;
    }

    private static void add(RawJourneys raw, List<Integer> path, long minor, BigInteger[] weights, long[] sums) {
        BigInteger whole = BigInteger.valueOf(minor);
        BigInteger sum = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
        long left = minor;
        for (int i = 0; i < weights.length; i++) {
            long part = whole.multiply(weights[i]).divide(sum).longValueExact();
            sums[raw.source()[path.get(i)]] += part;
            left -= part;
        }
        List<Integer> raised = IntStream.range(0, weights.length).boxed()
                .sorted(Comparator.comparing((Integer i) -> whole.multiply(weights[i]).mod(sum))
                        .thenComparing(Comparator.naturalOrder()).reversed())
                .limit(left).toList();
        raised.forEach(i -> sums[raw.source()[path.get(i)]]++);
    }
}
