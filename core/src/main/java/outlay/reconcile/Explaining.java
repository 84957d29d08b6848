package outlay.reconcile;

import java.util.ArrayList;
import java.util.List;
import outlay.reconcile.Line.Part;

/// Takes a difference apart into parts, each with what shows it.
///
/// Of what could be the reason, the fewest that make up the difference exactly are; among equally few those that come
/// first. Where none do, each in its order takes so much as is left and points the same way, and the rest is hidden or
/// unexplained. So nothing is ever explained by more than there is, and the parts sum to the difference.
final class Explaining {
    /// @param exactly whether it is a reason only where it makes up the difference to the millionth
    record Candidate(Reason reason, long amount, boolean exactly, String evidence) {}

    private Explaining() {}

    /// @param hidden whether a difference below zero may be small numbers that the platform does not show
    static List<Part> explain(long difference, List<Candidate> candidates, boolean hidden) {
        if (difference == 0) {
            return List.of();
        }
        List<Candidate> given = candidates.stream().filter(candidate -> candidate.amount != 0).toList();
        List<Candidate> exact = fewest(difference, given);
        List<Part> parts = new ArrayList<>();
        long left = difference;
        for (Candidate candidate : exact.isEmpty() ? given : exact) {
            long amount = !exact.isEmpty() ? candidate.amount : candidate.exactly ? 0 : upTo(candidate.amount, left);
            if (amount != 0) {
                parts.add(new Part(candidate.reason, amount, candidate.evidence));
                left = Math.subtractExact(left, amount);
            }
        }
        if (left < 0 && hidden) {
            parts.add(new Part(Reason.HIDDEN, left, "rows with clicks and without a figure for conversions"));
        } else if (left != 0) {
            parts.add(new Part(Reason.UNEXPLAINED, left, "no other reason shows in the data"));
        }
        return List.copyOf(parts);
    }

    /// So much of `amount` as is left to be explained.
    private static long upTo(long amount, long left) {
        if (Long.signum(amount) != Long.signum(left)) {
            return 0;
        }
        return Math.abs(amount) < Math.abs(left) ? amount : left;
    }

    /// The smallest set that sums to the difference; among equals the first.
    private static List<Candidate> fewest(long difference, List<Candidate> candidates) {
        int best = 0;
        for (int set = 1; set < 1 << candidates.size(); set++) {
            long sum = 0;
            for (int i = 0; i < candidates.size(); i++) {
                sum += (set >> i & 1) == 1 ? candidates.get(i).amount : 0;
            }
            boolean fewer = best == 0 || Integer.bitCount(set) < Integer.bitCount(best);
            if (sum == difference && fewer) {
                best = set;
            }
        }
        List<Candidate> chosen = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if ((best >> i & 1) == 1) {
                chosen.add(candidates.get(i));
            }
        }
        return chosen;
    }
}
