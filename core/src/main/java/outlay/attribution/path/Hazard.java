package outlay.attribution.path;

import java.util.Arrays;

/// The additive hazard model of Zhang, Wei and Ren (ICDM 2014): every touch raises the rate at which its person
/// converts, by an amount that depends on its channel and fades with time.
///
///     rate at t = sum over touches i before t of beta(c_i) w(c_i) exp(-w(c_i) (t - t_i)),  w = ln 2 / half-life
///
/// A conversion is credited to its touches by their parts of the rate at its moment. The betas are those under which
/// what was seen is most likely. Given the half-lives, the log-likelihood is concave in them, so that expectation and
/// maximisation in turn come as near to the one maximum as is asked; how near is known at every step and not hoped: no
/// choice of betas is more likely by more than [Fit#gap()] of log-likelihood for each conversion.
public final class Hazard {
    private static final int MOST_ROUNDS = 20_000;
    private static final double NEAR = 1e-10;

    private final int channels;
    private final double[] decays;
    private final double[] exposure;
    private int[] starts = new int[64];
    private double[] values = new double[64];
    private int[] touchChannels = new int[256];
    private double[] rates = new double[256];
    private int conversions;
    private int touches;

    /// @param beta   how many conversions a touch of the channel would bring if it were watched for ever
    /// @param gap    by how much of log-likelihood for each conversion another choice of betas could be better at most
    /// @param rounds how many rounds it took
    public record Fit(double[] beta, Credits credits, double gap, int rounds) {
        /// Whether the gap is as small as is asked.
        public boolean near() {
            return gap <= NEAR;
        }
    }

    /// @param halfLives by channel, in any unit of time, in which all other times are given too
    public Hazard(double... halfLives) {
        channels = halfLives.length;
        decays = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            if (!(halfLives[channel] > 0) || halfLives[channel] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("half-life " + halfLives[channel] + " must be positive");
            }
            decays[channel] = Math.log(2) / halfLives[channel];
        }
        exposure = new double[channels];
    }

    /// A touch that was watched for so long, whether or not it led to anything.
    public void touch(int channel, double watched) {
        exposure[channel] += -StrictMath.expm1(-decays[channel] * watched);
    }

    /// Begins a conversion, whose touches follow.
    public void conversion(double value) {
        if (conversions + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            values = Arrays.copyOf(values, 2 * values.length);
        }
        starts[conversions] = touches;
        values[conversions++] = value;
        starts[conversions] = touches;
    }

    /// A touch of the conversion begun last.
    ///
    /// @param age how long before the conversion it was
    public void touchBefore(int channel, double age) {
        if (touches == rates.length) {
            rates = Arrays.copyOf(rates, Math.multiplyExact(2, touches));
            touchChannels = Arrays.copyOf(touchChannels, rates.length);
        }
        touchChannels[touches] = channel;
        rates[touches++] = decays[channel] * StrictMath.exp(-decays[channel] * age);
        starts[conversions] = touches;
    }

    /// What each channel is credited with under these betas, whether or not they are likely.
    public Credits credits(double... beta) {
        return new Credits(expected(beta, false), expected(beta, true));
    }

    public Fit fit() {
        double[] beta = new double[channels];
        Arrays.fill(beta, 1);
        double[] expected = expected(beta, false);
        double gap = Double.POSITIVE_INFINITY;
        int rounds = 0;
        while (gap > NEAR && rounds < MOST_ROUNDS) {
            for (int channel = 0; channel < channels; channel++) {
                beta[channel] = exposure[channel] > 0 ? expected[channel] / exposure[channel] : 0;
            }
            expected = expected(beta, false);
            gap = 0;
            for (int channel = 0; channel < channels; channel++) {
                if (beta[channel] > 0) {
                    gap = Math.max(gap, expected[channel] / (beta[channel] * exposure[channel]) - 1);
                }
            }
            rounds++;
        }
        return new Fit(beta, credits(beta), gap, rounds);
    }

    /// Conversions, or their values, by the channels' parts of the rate.
    private double[] expected(double[] beta, boolean valued) {
        Sum[] sums = new Sum[channels];
        Arrays.setAll(sums, channel -> new Sum());
        for (int conversion = 0; conversion < conversions; conversion++) {
            double rate = 0;
            for (int i = starts[conversion]; i < starts[conversion + 1]; i++) {
                rate += beta[touchChannels[i]] * rates[i];
            }
            double each = rate > 0 ? (valued ? values[conversion] : 1) / rate : 0;
            for (int i = starts[conversion]; i < starts[conversion + 1]; i++) {
                sums[touchChannels[i]].add(each * beta[touchChannels[i]] * rates[i]);
            }
        }
        return Arrays.stream(sums).mapToDouble(Sum::value).toArray();
    }
}
