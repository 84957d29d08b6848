package outlay.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Why identifiers are one person: the ties that made them one, in chains and in the order of time.
final class Explaining {
    private final Graph graph;
    private final Resolving.Resolved resolved;
    /// The ties that were concluded, from either end.
    private final Map<Integer, List<Step>> decided = new HashMap<>();

    private record Step(int from, int to, Rule rule, long at, String source) {}

    Explaining(Graph graph, Resolving.Resolved resolved) {
        this.graph = graph;
        this.resolved = resolved;
        Edges edges = resolved.decided();
        for (int edge = 0; edge < edges.size(); edge++) {
            for (int from : new int[]{edges.one(edge), edges.other(edge)}) {
                int to = edges.one(edge) == from ? edges.other(edge) : edges.one(edge);
                decided.computeIfAbsent(from, added -> new ArrayList<>())
                        .add(new Step(from, to, edges.rule(edge), edges.at(edge), edges.source(edge)));
            }
        }
    }

    /// The shortest chain of ties; of several the one whose first ties are the oldest. Empty where they are two people,
    /// or the same identifier.
    List<Tie> chain(int one, int other) {
        if (resolved.groups()[one] != resolved.groups()[other]) {
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
            steps(node).stream().filter(step -> graph.byName().compare(step.from(), step.to()) < 0).forEach(all::add);
        }
        all.sort(Comparator.comparing(Step::at).thenComparing(Step::rule)
                .thenComparing(Step::from, graph.byName()).thenComparing(Step::to, graph.byName()));
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

    boolean tied(int one, int other) {
        for (int i = graph.from(one); i < graph.from(one + 1); i++) {
            if (graph.far(graph.tie(i), one) == other) {
                return true;
            }
        }
        return decided.getOrDefault(one, List.of()).stream().anyMatch(step -> step.to() == other);
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
        int group = resolved.groups()[node];
        for (int i = graph.from(node); i < graph.from(node + 1); i++) {
            int edge = graph.tie(i);
            int far = graph.far(edge, node);
            if (resolved.groups()[far] == group) {
                steps.add(new Step(node, far, graph.rule(edge), graph.at(edge), graph.source(edge)));
            }
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::source).thenComparing(Step::rule)
                .thenComparing(Step::to, graph.byName()));
        return steps;
    }

    private Tie tie(Step step) {
        return new Tie(graph.identifier(step.from()).toString(), graph.identifier(step.to()).toString(), step.rule(),
                step.source(), step.at());
    }
}
