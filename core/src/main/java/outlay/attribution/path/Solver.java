package outlay.attribution.path;

import outlay.base.Crew;

/// The two questions that removal effects ask of a [Chain].
interface Solver {
    /// What is gained on the way from each state to the end: x = gain + Q x.
    double[] absorbed(double[] gain);

    /// By channel, what is gained from the first state on that has the channel: the sum over such states of how likely
    /// each is the first, times its gain. One for each of the `gained`.
    double[][] fromFirstMet(double[][] gained, Crew crew);
}
