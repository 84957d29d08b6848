package outlay.attribution.path;

import outlay.base.Crew;

/// Solves a chain by taking states out of it one by one, for chains with few states or many moves between them.
///
/// Whoever would have gone through the state that is taken out goes straight to where they would have gone from there.
/// As Grassmann, Taksar and Heyman do, the pivot is the sum of what leaves the state and not one less what stays, so
/// that only positive numbers are added, multiplied and divided: every figure keeps its digits, however small it is.
///
/// For the removal of one channel after another, those states are taken out that have none of the first half of the
/// channels, then half of these, and so on, and the same for the other halves: all channels for about the price of one
/// or two.
final class Elimination implements Solver {
    private final Chain chain;

    Elimination(Chain chain) {
        this.chain = chain;
    }

    @Override
    public double[] absorbed(double[] gain) {
        int states = chain.states();
        Left left = Left.of(chain);
        double[] gains = gain.clone();
        for (int state = 0; state < states; state++) {
            double[] row = left.rows[state];
            left.takeOut(state);
            for (int other = state + 1; other < states; other++) {
                gains[other] += left.shares[other] * gains[state];
            }
            gains[state] /= left.out;
            for (int other = state + 1; other < states; other++) {
                row[other] /= left.out;
            }
        }
        for (int state = states - 1; state >= 0; state--) {
            for (int other = state + 1; other < states; other++) {
                gains[state] += left.rows[state][other] * gains[other];
            }
        }
        return gains;
    }

    @Override
    public double[][] fromFirstMet(double[][] gained, Crew crew) {
        double[][] sums = new double[chain.channels][];
        if (chain.channels > 0) {
            divide(Left.of(chain), 0, chain.channels, gained, sums);
        }
        return sums;
    }

    /// All states that are left have one of the channels from `from` up to but not `to`.
    private void divide(Left left, int from, int to, double[][] gained, double[][] sums) {
        if (to - from == 1) {
            double[] met = left.rows[left.states.length];
            sums[from] = new double[gained.length];
            for (int g = 0; g < gained.length; g++) {
                Sum sum = new Sum();
                for (int i = 0; i < left.states.length; i++) {
                    sum.add(met[i] * gained[g][left.states[i]]);
                }
                sums[from][g] = sum.value();
            }
            return;
        }
        int middle = (from + to) / 2;
        divide(left.without(chain, from, middle), from, middle, gained, sums);
        divide(left.without(chain, middle, to), middle, to, gained, sums);
    }

    /// The states that are still there, with the probabilities between them, and the start as the last row.
    private static final class Left {
        final int[] states;
        /// By row and column; in the last column how likely the end comes next.
        final double[][] rows;
        private final boolean[] gone;
        /// What left the state that was taken out last, and by how much every other row went through it.
        double out;
        final double[] shares;

        private Left(int[] states, double[][] rows) {
            this.states = states;
            this.rows = rows;
            gone = new boolean[states.length];
            shares = new double[states.length + 1];
        }

        static Left of(Chain chain) {
            int size = chain.states();
            double[][] rows = new double[size + 1][size + 1];
            int[] states = new int[size];
            for (int state = 0; state < size; state++) {
                states[state] = state;
                for (int i = chain.rows[state]; i < chain.rows[state + 1]; i++) {
                    rows[state][chain.next[i]] = chain.probability[i];
                }
                rows[state][size] = chain.ends[state];
            }
            System.arraycopy(chain.starts, 0, rows[size], 0, size);
            return new Left(states, rows);
        }

        /// What is left when all states are taken out that have none of the channels.
        Left without(Chain chain, int from, int to) {
            double[][] copied = new double[rows.length][];
            for (int row = 0; row < rows.length; row++) {
                copied[row] = rows[row].clone();
            }
            Left copy = new Left(states, copied);
            int[] kept = new int[states.length];
            int size = 0;
            for (int i = 0; i < states.length; i++) {
                if (chain.holdsAny(states[i], from, to)) {
                    kept[size++] = i;
                } else {
                    copy.takeOut(i);
                }
            }
            int[] left = new int[size];
            double[][] smaller = new double[size + 1][size + 1];
            for (int row = 0; row <= size; row++) {
                double[] old = copied[row == size ? states.length : kept[row]];
                for (int column = 0; column < size; column++) {
                    smaller[row][column] = old[kept[column]];
                }
                smaller[row][size] = old[states.length];
            }
            for (int i = 0; i < size; i++) {
                left[i] = states[kept[i]];
            }
            return new Left(left, smaller);
        }

        void takeOut(int state) {
            gone[state] = true;
            double[] row = rows[state];
            Sum sum = new Sum();
            for (int column = 0; column < row.length; column++) {
                if (column == states.length || !gone[column]) {
                    sum.add(row[column]);
                }
            }
            out = sum.value();
            for (int other = 0; other < rows.length; other++) {
                double share = other < gone.length && gone[other] ? 0 : rows[other][state] / out;
                shares[other] = share;
                if (share > 0) {
                    for (int column = 0; column < row.length; column++) {
                        rows[other][column] += share * row[column];
                    }
                    rows[other][state] = 0;
                }
            }
        }
    }
}
