package outlay.attribution.path;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Removal effects as they are defined, in fractions of any size: every state with the channel leads nowhere, and the
/// conversion rate is solved again by Gauss's elimination. Slow, and obviously right.
final class ChainOracle {
    private static final String CONVERSION = "(conversion)";
    private static final String NULL = "(null)";

    private final Map<List<String>, Map<Object, Long>> moves = new LinkedHashMap<>();
    private final Map<List<String>, Long> starts = new LinkedHashMap<>();
    private long begun;

    /// A fraction in lowest terms.
    record Fraction(BigInteger top, BigInteger bottom) {
        static final Fraction ZERO = of(0, 1);
        static final Fraction ONE = of(1, 1);

        static Fraction of(long top, long bottom) {
            return of(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
        }

        static Fraction of(BigInteger top, BigInteger bottom) {
            BigInteger common = top.gcd(bottom).max(BigInteger.ONE);
            int sign = bottom.signum();
            return new Fraction(top.divide(common).multiply(BigInteger.valueOf(sign)),
                    bottom.divide(common).multiply(BigInteger.valueOf(sign)));
        }

        Fraction plus(Fraction other) {
            return of(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.top.negate(), other.bottom));
        }

        Fraction times(Fraction other) {
            return of(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction over(Fraction other) {
            return of(top.multiply(other.bottom), bottom.multiply(other.top));
        }

        boolean zero() {
            return top.signum() == 0;
        }

        double value() {
            return new BigDecimal(top)
                    .divide(new BigDecimal(bottom), new MathContext(40)).doubleValue();
        }
    }

    ChainOracle(List<List<String>> paths, List<long[]> conversionsAndNulls, int order) {
        for (int i = 0; i < paths.size(); i++) {
            long conversions = conversionsAndNulls.get(i)[0];
            long nulls = conversionsAndNulls.get(i)[1];
            List<List<String>> states = states(paths.get(i), order);
            begun += conversions + nulls;
            starts.merge(states.get(0), conversions + nulls, Long::sum);
            for (int s = 1; s < states.size(); s++) {
                move(states.get(s - 1), states.get(s), conversions + nulls);
            }
            move(states.get(states.size() - 1), CONVERSION, conversions);
            move(states.get(states.size() - 1), NULL, nulls);
        }
    }

    private static List<List<String>> states(List<String> path, int order) {
        List<List<String>> states = new ArrayList<>();
        for (int from = 0; from == 0 || from + order <= path.size(); from++) {
            List<String> state = List.copyOf(path.subList(from, Math.min(path.size(), from + order)));
            if (states.isEmpty() || !states.get(states.size() - 1).equals(state)) {
                states.add(state);
            }
        }
        return states;
    }

    private void move(List<String> from, Object to, long people) {
        if (people > 0) {
            moves.computeIfAbsent(from, added -> new LinkedHashMap<>()).merge(to, people, Long::sum);
        }
    }

    /// How likely somebody converts when states with this channel lead nowhere; "" removes none.
    Fraction rateWithout(String channel) {
        if (begun == 0) {
            return Fraction.ZERO;
        }
        List<List<String>> states = moves.keySet().stream().filter(state -> !state.contains(channel)).toList();
        int size = states.size();
        Fraction[][] rows = new Fraction[size][size + 1];
        for (int row = 0; row < size; row++) {
            Map<Object, Long> out = moves.getOrDefault(states.get(row), Map.of());
            long all = out.values().stream().mapToLong(Long::longValue).sum();
            for (int column = 0; column < size; column++) {
                Fraction share = Fraction.of(out.getOrDefault(states.get(column), 0L), all);
                rows[row][column] = (row == column ? Fraction.ONE : Fraction.ZERO).minus(share);
            }
            rows[row][size] = Fraction.of(out.getOrDefault(CONVERSION, 0L), all);
        }
        solve(rows);
        Fraction rate = Fraction.ZERO;
        for (int row = 0; row < size; row++) {
            Fraction start = Fraction.of(starts.getOrDefault(states.get(row), 0L), begun);
            rate = rate.plus(start.times(rows[row][size]));
        }
        return rate;
    }

    double removalEffect(String channel) {
        Fraction rate = rateWithout("");
        return rate.zero() ? 0 : Fraction.ONE.minus(rateWithout(channel).over(rate)).value();
    }

    private static void solve(Fraction[][] rows) {
        for (int pivot = 0; pivot < rows.length; pivot++) {
            int found = pivot;
            while (rows[found][pivot].zero()) {
                found++;
            }
            Fraction[] moved = rows[found];
            rows[found] = rows[pivot];
            rows[pivot] = moved;
            Fraction by = moved[pivot];
            for (int column = pivot; column <= rows.length; column++) {
                moved[column] = moved[column].over(by);
            }
            for (Fraction[] other : rows) {
                if (other != moved && !other[pivot].zero()) {
                    Fraction times = other[pivot];
                    for (int column = pivot; column <= rows.length; column++) {
                        other[column] = other[column].minus(times.times(moved[column]));
                    }
                }
            }
        }
    }
}
