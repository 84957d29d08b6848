package outlay.attribution.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.attribution.path.PathModel.Credits;
import outlay.attribution.path.Paths.Path;

/// Markov removal effects of any order, solved and not simulated.
///
/// A state is the window of the last k channels of a path (a shorter path is one state), and equal states in a row are
/// one. From each state people go on to others, convert, or do not. The removal effect of a channel is the share of
/// conversions that would be lost if every state with that channel led nowhere:
///
///     RE(c) = sum over states a with c of f(a) h(a) / P
///
/// where f(a) is how likely a is the first state with c that somebody meets, h(a) how likely they convert from there,
/// and P how likely they convert at all. Computed so, no two nearly equal numbers are subtracted, and small channels
/// are as exact as large ones. Removal effects do not sum to one; credit is divided in proportion to them.
public final class Markov {
    public static final int MOST_ORDER = 4;
    private static final double EXACT = 1e-17;
    private static final int MOST_ROUNDS = 1_000_000;

    private final Chain chain;
    private final double[] convertsFrom;
    private final double[] valueFrom;

    /// @param order how many channels a state remembers, from 1 to 4
    public Markov(Paths paths, int order) {
        if (order < 1 || order > MOST_ORDER) {
            throw new IllegalArgumentException("order " + order + " must be from 1 to " + MOST_ORDER);
        }
        chain = new Chain(paths, order);
        convertsFrom = chain.absorbed(chain.conversions);
        valueFrom = chain.absorbed(chain.values);
    }

    /// How likely somebody who begins a path converts; equals conversions / (conversions + nulls).
    public double conversionRate() {
        return chain.fromStart(convertsFrom);
    }

    /// Removal effects by the channels' numbers, of conversions and of their value.
    public Credits removalEffects() {
        double[] conversions = new double[chain.paths.channels().size()];
        double[] values = new double[conversions.length];
        double converting = conversionRate();
        double worth = chain.fromStart(valueFrom);
        for (int channel = 0; channel < conversions.length; channel++) {
            double[] firstMet = chain.firstMet(channel);
            for (int state = 0; state < firstMet.length; state++) {
                conversions[channel] += firstMet[state] * convertsFrom[state];
                values[channel] += firstMet[state] * valueFrom[state];
            }
            conversions[channel] = converting == 0 ? 0 : conversions[channel] / converting;
            values[channel] = worth == 0 ? 0 : values[channel] / worth;
        }
        return new Credits(conversions, values);
    }

    /// All conversions and their value, divided in proportion to the removal effects.
    public Credits credits() {
        Credits effects = removalEffects();
        return new Credits(inProportion(effects.conversions(), chain.paths.conversions()),
                inProportion(effects.values(), chain.paths.value()));
    }

    private static double[] inProportion(double[] effects, double whole) {
        double sum = Arrays.stream(effects).sum();
        return Arrays.stream(effects).map(effect -> sum == 0 ? 0 : whole * effect / sum).toArray();
    }

    /// The states with the probabilities between them, as lists of neighbours.
    private static final class Chain {
        final Paths paths;
        final List<int[]> windows = new ArrayList<>();
        final double[] starts;
        final double[] conversions;
        final double[] values;
        final int[][] next;
        final double[][] probability;

        Chain(Paths paths, int order) {
            this.paths = paths;
            Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
            List<Map<Integer, Double>> flows = new ArrayList<>();
            List<double[]> ends = new ArrayList<>();
            Map<Integer, Double> begins = new LinkedHashMap<>();
            for (Path path : paths.all()) {
                double flow = path.conversions() + path.nulls();
                int before = -1;
                for (int from = 0; from <= Math.max(0, path.channels().length - order); from++) {
                    int[] window = Arrays.copyOfRange(path.channels(), from,
                            Math.min(path.channels().length, from + order));
                    int state = numbers.computeIfAbsent(Arrays.stream(window).boxed().toList(), added -> {
                        windows.add(window);
                        flows.add(new LinkedHashMap<>());
                        ends.add(new double[3]);
                        return windows.size() - 1;
                    });
                    if (state != before) {
                        (before < 0 ? begins : flows.get(before)).merge(state, flow, Double::sum);
                    }
                    before = state;
                }
                double[] end = ends.get(before);
                end[0] += path.conversions();
                end[1] += path.value();
                end[2] += path.nulls();
            }
            int states = windows.size();
            starts = new double[states];
            conversions = new double[states];
            values = new double[states];
            next = new int[states][];
            probability = new double[states][];
            double all = begins.values().stream().mapToDouble(Double::doubleValue).sum();
            begins.forEach((state, flow) -> starts[state] = all == 0 ? 0 : flow / all);
            for (int state = 0; state < states; state++) {
                leave(state, flows.get(state), ends.get(state));
            }
        }

        private void leave(int state, Map<Integer, Double> flows, double[] end) {
            double out = end[0] + end[2] + flows.values().stream().mapToDouble(Double::doubleValue).sum();
            next[state] = flows.keySet().stream().mapToInt(Integer::intValue).toArray();
            probability[state] = flows.values().stream().mapToDouble(flow -> out == 0 ? 0 : flow / out).toArray();
            conversions[state] = out == 0 ? 0 : end[0] / out;
            values[state] = out == 0 ? 0 : end[1] / out;
        }

        double fromStart(double[] perState) {
            double sum = 0;
            for (int state = 0; state < perState.length; state++) {
                sum += starts[state] * perState[state];
            }
            return sum;
        }

        /// What is gained on the way from each state to the end: the solution of x = gain + Q x, by Gauss-Seidel until
        /// no digit changes. It converges, because from every state of a path its end is reached.
        double[] absorbed(double[] gain) {
            double[] solution = gain.clone();
            for (int round = 0; round < MOST_ROUNDS; round++) {
                double change = 0;
                double largest = 0;
                for (int state = solution.length - 1; state >= 0; state--) {
                    double sum = gain[state];
                    for (int i = 0; i < next[state].length; i++) {
                        sum += probability[state][i] * solution[next[state][i]];
                    }
                    change = Math.max(change, Math.abs(sum - solution[state]));
                    largest = Math.max(largest, Math.abs(sum));
                    solution[state] = sum;
                }
                if (change <= EXACT * largest) {
                    return solution;
                }
            }
            return solution;
        }

        /// For each state with the channel, how likely it is the first such state of a path. People are sent on from
        /// the start, step by step, until nobody is left on the way.
        double[] firstMet(int channel) {
            boolean[] met = new boolean[windows.size()];
            for (int state = 0; state < met.length; state++) {
                met[state] = Arrays.stream(windows.get(state)).anyMatch(one -> one == channel);
            }
            double[] first = new double[met.length];
            double[] here = starts.clone();
            double left = 1;
            while (left > EXACT) {
                double[] there = new double[met.length];
                left = 0;
                for (int state = 0; state < met.length; state++) {
                    if (met[state]) {
                        first[state] += here[state];
                    } else if (here[state] > 0) {
                        for (int i = 0; i < next[state].length; i++) {
                            double moved = here[state] * probability[state][i];
                            there[next[state][i]] += moved;
                            left += moved;
                        }
                    }
                }
                here = there;
            }
            return first;
        }
    }
}
