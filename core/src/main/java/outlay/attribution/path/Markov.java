package outlay.attribution.path;

import java.util.Arrays;
import outlay.base.Crew;

/// Markov removal effects of any order, solved and not simulated.
///
/// A state is the window of the last k channels of a path (see [Chain]). From each state people go on to others,
/// convert, or do not. The removal effect of a channel is the share of conversions that would be lost if every state
/// with that channel led nowhere:
///
///     RE(c) = sum over states a with c of f(a) h(a) / P
///
/// where f(a) is how likely a is the first state with c that somebody meets, h(a) how likely they convert from there,
/// and P how likely they convert at all. Computed so, no two nearly equal numbers are subtracted, and small channels
/// are as exact as large ones. Removal effects do not sum to one; credit is divided in proportion to them.
public final class Markov {
    public static final int MOST_ORDER = 4;
    /// So many states have room in a matrix.
    private static final int MOST_ELIMINATED = 4_000;
    private static final double SWEEPS_A_STEP = 40;

    private final Paths paths;
    private final Chain chain;
    private final Credits removalEffects;
    private final double conversionRate;

    /// @param order how many channels a state remembers, from 1 to 4
    public Markov(Paths paths, int order) {
        this(paths, order, Crew.ALONE);
    }

    public Markov(Paths paths, int order, Crew crew) {
        this(paths, chain(paths, order), crew);
    }

    private Markov(Paths paths, Chain chain, Crew crew) {
        this(paths, chain, solver(chain), crew);
    }

    Markov(Paths paths, Chain chain, Solver solver, Crew crew) {
        this.paths = paths;
        this.chain = chain;
        double[] converts = solver.absorbed(chain.conversions);
        double[] earns = solver.absorbed(chain.values);
        double[][] lost = solver.fromFirstMet(new double[][]{converts, earns}, crew);
        conversionRate = chain.fromStart(converts);
        removalEffects = new Credits(effects(lost, 0, conversionRate), effects(lost, 1, chain.fromStart(earns)));
    }

    /// How likely somebody who begins a path converts; equals conversions / (conversions + nulls).
    public double conversionRate() {
        return conversionRate;
    }

    /// Removal effects by the channels' numbers, of conversions and of their value.
    public Credits removalEffects() {
        return removalEffects;
    }

    /// All conversions and their value, divided in proportion to the removal effects.
    public Credits credits() {
        return new Credits(Sum.inProportion(removalEffects.conversions(), paths.conversions()),
                Sum.inProportion(removalEffects.values(), paths.value()));
    }

    /// How many states the chain has.
    public int states() {
        return chain.states();
    }

    private static Chain chain(Paths paths, int order) {
        if (order < 1 || order > MOST_ORDER) {
            throw new IllegalArgumentException("order " + order + " must be from 1 to " + MOST_ORDER);
        }
        return new Chain(paths, order);
    }

    /// Whichever is likely to be faster; both give the same but for the last digits.
    private static Solver solver(Chain chain) {
        double states = chain.states();
        double sweeps = SWEEPS_A_STEP * (1 + Sum.of(chain.visits));
        boolean few = 2 * states * states * states <= sweeps * chain.next.length * (2 + chain.channels);
        return few && chain.states() <= MOST_ELIMINATED ? new Elimination(chain) : new Sweeps(chain);
    }

    private static double[] effects(double[][] lost, int which, double whole) {
        return Arrays.stream(lost).mapToDouble(one -> whole == 0 ? 0 : one[which] / whole).toArray();
    }
}
