package outlay.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Why identifiers are one person: the ties that made them one, in chains and in the order of time.
final class Explaining {
    private final Part part;
    private final IntUnaryOperator groupOf;
    /// The ties that were concluded, from either end.
    private final Map<Integer, List<Step>> decided = new HashMap<>();

    private record Step(int from, int to, Rule rule, long at, String source) {}

    /// @param groupOf by a node of the part the number of its person
    Explaining(Part part, IntUnaryOperator groupOf, List<Resolving.Decided> conclusions) {
        this.part = part;
        this.groupOf = groupOf;
        for (Resolving.Decided tie : conclusions) {
            decided.computeIfAbsent(tie.one(), added -> new ArrayList<>())
                    .add(new Step(tie.one(), tie.other(), tie.rule(), tie.at(), tie.source()));
            decided.computeIfAbsent(tie.other(), added -> new ArrayList<>())
                    .add(new Step(tie.other(), tie.one(), tie.rule(), tie.at(), tie.source()));
        }
    }

    /// The shortest chain of ties; of several the one whose first ties are the oldest. Empty where they are two people,
    /// or the same identifier.
    List<Tie> chain(int one, int other) {
        if (groupOf.applyAsInt(one) != groupOf.applyAsInt(other)) {
            return List.of();
        }
        Map<Integer, Step> cameBy = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(one));
        while (!next.isEmpty() && !cameBy.containsKey(other)) {
            for (Step step : steps(next.removeFirst())) {
                if (step.to() != one && cameBy.putIfAbsent(step.to(), step) == null) {
                    next.addLast(step.to());
                }
            }
        }
        List<Tie> chain = new ArrayList<>();
        for (int at = other; at != one && cameBy.containsKey(at);) {
            Step step = cameBy.getOrDefault(at, new Step(one, at, Rule.RECORD, 0, ""));
            chain.add(tie(step));
            at = step.from();
        }
        Collections.reverse(chain);
        return chain;
    }

    /// The ties that made one of two, in the order of time: how the person grew together.
    List<Tie> history(List<Integer> members) {
        List<Step> all = new ArrayList<>();
        for (int node : members) {
            steps(node).stream().filter(step -> part.byName().compare(step.from(), step.to()) < 0).forEach(all::add);
        }
        all.sort(Comparator.comparing(Step::at).thenComparing(Step::rule)
                .thenComparing(Step::from, part.byName()).thenComparing(Step::to, part.byName()));
        Map<Integer, Integer> parents = new HashMap<>();
        List<Tie> history = new ArrayList<>();
        for (Step step : all) {
            int from = root(parents, step.from());
            int to = root(parents, step.to());
            if (from != to) {
                parents.put(from, to);
                history.add(tie(step));
            }
        }
        return history;
    }

    private static int root(Map<Integer, Integer> parents, int node) {
        int at = node;
        while (parents.containsKey(at)) {
            at = parents.getOrDefault(at, at);
        }
        return at;
    }

    private List<Step> steps(int node) {
        List<Step> steps = new ArrayList<>(decided.getOrDefault(node, List.of()));
        int group = groupOf.applyAsInt(node);
        for (int i = part.from(node); i < part.from(node + 1); i++) {
            int edge = part.tie(i);
            int far = part.far(edge, node);
            if (groupOf.applyAsInt(far) == group) {
                steps.add(new Step(node, far, part.rule(edge), part.at(edge), part.source(edge)));
            }
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::source).thenComparing(Step::rule)
                .thenComparing(Step::to, part.byName()));
        return steps;
    }

    private Tie tie(Step step) {
        return new Tie(part.identifier(step.from()).toString(), part.identifier(step.to()).toString(), step.rule(),
                step.source(), step.at());
    }
}
