package outlay.attribution.path;

import java.util.Arrays;
import outlay.base.Crew;

/// Solves a chain with many states and few moves from each, by going over all of them again and again (Gauss-Seidel).
///
/// It ends, and where it ends is the answer. All numbers are positive and it begins below the solution, so every sweep
/// can only raise them; rounding keeps the order of numbers, so that this holds for floating-point numbers too; they
/// are bounded, and there are finitely many of them; so a sweep comes that changes none. There every equation holds but
/// for the rounding of its own few terms, and an error in one of them counts as often as the state is visited on the
/// way to the end: the relative error is at most the rounding of a state's terms times the steps of a path.
///
/// States are visited in the order in which paths reach them. A chain without a way back is then solved in one sweep,
/// and any other in a number of sweeps that grows with how often its paths go back, not with how long they are.
final class Sweeps implements Solver {
    private final Chain chain;
    private final int[] visited;
    /// Each state's neighbours before it, as the chain has those after it.
    private final int[] rowsBefore;
    private final int[] before;
    private final double[] probabilityBefore;

    Sweeps(Chain chain) {
        this.chain = chain;
        visited = Visiting.order(chain);
        rowsBefore = new int[chain.states() + 1];
        before = new int[chain.next.length];
        probabilityBefore = new double[chain.next.length];
        for (int to : chain.next) {
            rowsBefore[to + 1]++;
        }
        for (int state = 0; state < chain.states(); state++) {
            rowsBefore[state + 1] += rowsBefore[state];
        }
        int[] filled = Arrays.copyOf(rowsBefore, chain.states());
        for (int from = 0; from < chain.states(); from++) {
            for (int i = chain.rows[from]; i < chain.rows[from + 1]; i++) {
                int place = filled[chain.next[i]]++;
                before[place] = from;
                probabilityBefore[place] = chain.probability[i];
            }
        }
    }

    @Override
    public double[] absorbed(double[] gain) {
        double[] solution = new double[gain.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int v = visited.length - 1; v >= 0; v--) {
                int state = visited[v];
                double sum = gain[state];
                for (int i = chain.rows[state]; i < chain.rows[state + 1]; i++) {
                    sum += chain.probability[i] * solution[chain.next[i]];
                }
                changed |= sum != solution[state];
                solution[state] = sum;
            }
        }
        return solution;
    }

    @Override
    public double[][] fromFirstMet(double[][] gained, Crew crew) {
        return crew.all(chain.channels, channel -> fromFirstMet(channel, gained)).toArray(double[][]::new);
    }

    private double[] fromFirstMet(int channel, double[][] gained) {
        boolean[] holds = new boolean[chain.states()];
        for (int state = 0; state < holds.length; state++) {
            holds[state] = chain.holds(state, channel);
        }
        double[] met = new double[holds.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int state : visited) {
                if (!holds[state]) {
                    double sum = reached(state, holds, met);
                    changed |= sum != met[state];
                    met[state] = sum;
                }
            }
        }
        double[] sums = new double[gained.length];
        for (int g = 0; g < sums.length; g++) {
            Sum sum = new Sum();
            for (int state = 0; state < met.length; state++) {
                if (holds[state]) {
                    sum.add(reached(state, holds, met) * gained[g][state]);
                }
            }
            sums[g] = sum.value();
        }
        return sums;
    }

    /// How often the state is entered from the start and from states without the channel.
    private double reached(int state, boolean[] holds, double[] met) {
        double sum = chain.starts[state];
        for (int i = rowsBefore[state]; i < rowsBefore[state + 1]; i++) {
            if (!holds[before[i]]) {
                sum += probabilityBefore[i] * met[before[i]];
            }
        }
        return sum;
    }
}
