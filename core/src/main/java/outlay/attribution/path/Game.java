package outlay.attribution.path;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The exact Shapley values of any game: what each player adds, averaged over all orders in which they could come.
///
///     phi(i) = sum over sets S without i of |S|! (n - |S| - 1)! / n! * (v(S with i) - v(S))
///
/// in n 2^(n-1) steps. A coalition whose worth is not told is worth what the most valuable of its told parts is, and
/// nothing where none is told: it can do what its parts can do, and nothing is assumed beyond that.
public final class Game {
    public static final int MOST_PLAYERS = 24;

    private final List<String> players;
    private final double[] worth;
    private final int missing;

    /// @param told worths by coalition, bit i for player i; the empty one is worth nothing unless it is told
    public Game(List<String> players, Map<Integer, Double> told) {
        if (players.size() > MOST_PLAYERS) {
            throw new IllegalArgumentException("a game of " + players.size() + " players has 2^" + players.size()
                    + " coalitions; the most is " + MOST_PLAYERS + " players: merge the rare ones into one");
        }
        this.players = List.copyOf(players);
        worth = new double[1 << players.size()];
        Arrays.fill(worth, Double.NEGATIVE_INFINITY);
        told.forEach((coalition, value) -> worth[coalition] = value);
        int assumed = 0;
        for (int coalition = 0; coalition < worth.length; coalition++) {
            if (worth[coalition] == Double.NEGATIVE_INFINITY) {
                assumed += coalition == 0 ? 0 : 1;
                worth[coalition] = mostOfParts(coalition);
            }
        }
        missing = assumed;
        for (int coalition = 0; coalition < worth.length; coalition++) {
            worth[coalition] = worth[coalition] == Double.NEGATIVE_INFINITY ? 0 : worth[coalition];
        }
    }

    public List<String> players() {
        return players;
    }

    /// For how many coalitions a worth had to be assumed.
    public int missing() {
        return missing;
    }

    /// By player; they sum to what all together are worth, less what nobody is worth.
    public double[] values() {
        int count = players.size();
        double[] values = new double[count];
        for (int player = 0; player < count; player++) {
            int bit = 1 << player;
            Sum[] added = new Sum[count];
            Arrays.setAll(added, others -> new Sum());
            for (int coalition = 0; coalition < worth.length; coalition++) {
                if ((coalition & bit) == 0) {
                    added[Integer.bitCount(coalition)].add(worth[coalition | bit] - worth[coalition]);
                }
            }
            // The mean over the sets of each size, and the mean of these.
            Sum means = new Sum();
            double sets = 1;
            for (int others = 0; others < count; others++) {
                means.add(added[others].value() / sets);
                sets = sets * (count - 1 - others) / (others + 1);
            }
            values[player] = means.value() / count;
        }
        return values;
    }

    private double mostOfParts(int coalition) {
        double most = Double.NEGATIVE_INFINITY;
        for (int bits = coalition; bits != 0; bits &= bits - 1) {
            most = Math.max(most, worth[coalition & ~Integer.lowestOneBit(bits)]);
        }
        return most;
    }
}
