package outlay.attribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.journey.Milestone;

/// Shares for the touches that stand out of a path, and one for all the others together.
///
/// Shares of anchors that fall on one touch add up. Where the path has an anchor not at all, or no other touches, the
/// shares that are left are scaled to sum to one. A touch that is an anchor has no part in the rest, even where its
/// share is 0.
///
/// @param parts at most 32, in the order of their ranks, each anchor once
/// @param rest  the share of all other touches together
public record Anchored(List<Part> parts, long rest) implements Model {
    static final Anchored W_SHAPED = new Anchored(List.of(new Part(new Anchor.Place(1), 30),
            new Part(new Anchor.Step(Milestone.LEAD), 30), new Part(new Anchor.Step(Milestone.OPPORTUNITY), 30)), 10);
    static final Anchored FULL_PATH = new Anchored(List.of(new Part(new Anchor.Place(1), 225),
            new Part(new Anchor.Step(Milestone.LEAD), 225), new Part(new Anchor.Step(Milestone.OPPORTUNITY), 225),
            new Part(new Anchor.Step(Milestone.WON), 225)), 100);
    private static final int MOST_PARTS = 32;
    private static final long NOT_ANCHORED = -1;

    /// @param weight from 0 to 1,000,000
    public record Part(Anchor anchor, long weight) {}

    public Anchored {
        parts = parts.stream().sorted(Comparator.comparingInt(part -> part.anchor().rank())).toList();
        Set<Anchor> seen = new HashSet<>();
        for (Part part : parts) {
            if (!seen.add(part.anchor())) {
                throw new IllegalArgumentException(part.anchor().key() + " is given twice; give it once");
            }
        }
        boolean some = rest > 0 || parts.stream().anyMatch(part -> part.weight() > 0);
        if (parts.size() > MOST_PARTS || !Weight.allowed(rest) || !some
                || !parts.stream().allMatch(part -> Weight.allowed(part.weight()))) {
            throw new IllegalArgumentException("weights must be at most " + MOST_PARTS + " whole numbers from 0 to "
                    + Weight.MOST + ", and one of them more than 0; write them like custom:first=40,last=40,*=20");
        }
    }

    @Override
    public String label() {
        if (equals(W_SHAPED)) {
            return "w-shaped";
        }
        if (equals(FULL_PATH)) {
            return "full-path";
        }
        return CustomLabel.CUSTOM + parts.stream().map(part -> part.anchor().key() + "=" + part.weight())
                .collect(Collectors.joining(",")) + CustomLabel.others(rest, parts.isEmpty());
    }

    @Override
    public String sentence() {
        if (equals(W_SHAPED)) {
            return "30 % each to the first touch and those that led to the lead and the opportunity, 10 % to the rest.";
        }
        if (equals(FULL_PATH)) {
            return "22.5 % each to the first touch and those that led to the lead, the opportunity and the sale, "
                    + "10 % to the rest.";
        }
        return "Shares for touches that stand out of the path, and one for all others together.";
    }

    @Override
    public void weigh(Path path, long[] weights) {
        int size = path.size();
        Arrays.fill(weights, 0, size, NOT_ANCHORED);
        int others = size;
        for (Part part : parts) {
            int touch = part.anchor().touch(path);
            if (touch >= 0) {
                others -= weights[touch] == NOT_ANCHORED ? 1 : 0;
                weights[touch] = Math.max(weights[touch], 0) + part.weight();
            }
        }
        for (int i = 0; i < size; i++) {
            weights[i] = weights[i] == NOT_ANCHORED ? rest : Math.multiplyExact(weights[i], Math.max(1L, others));
        }
        Weight.sameIfNone(weights, size);
    }
}
