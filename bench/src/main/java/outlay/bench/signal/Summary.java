package outlay.bench.signal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the draws have in common: of each measure the median and the 5th and 95th percentiles, the causes of all draws
/// together, and the middle return on ad spend of each paid channel, the real one as 1.
record Summary(Preset preset, long seed, int people, List<Draws.Outcome> outcomes, SortedMap<String, Spread> measures,
        Causes causes,
        SortedMap<String, Map<Stack, Double>> returns) {

    record Spread(double median, double low, double high) {
        /// By the nearest rank.
        static Spread of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Spread(rank(sorted, 0.5), rank(sorted, 0.05), rank(sorted, 0.95));
        }

        private static double rank(double[] sorted, double share) {
            return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
        }
    }

    static Summary of(Preset preset, long seed, int people, List<Draws.Outcome> outcomes) {
        SortedMap<String, Spread> measures = new TreeMap<>();
        for (String name : outcomes.getFirst().measures().values().keySet()) {
            measures.put(name,
                    Spread.of(outcomes.stream().mapToDouble(outcome -> outcome.measures().of(name)).toArray()));
        }
        Causes causes = outcomes.stream().map(Draws.Outcome::causes).reduce(Causes.none(), Causes::plus);
        SortedMap<String, Map<Stack, Double>> returns = new TreeMap<>();
        for (Channel channel : Channel.values()) {
            List<Map<Stack, Double>> each = outcomes.stream().flatMap(
                    outcome -> Optional.ofNullable(outcome.returns().get(channel.group())).stream()).toList();
            if (!each.isEmpty()) {
                Map<Stack, Double> middle = new EnumMap<>(Stack.class);
                each.getFirst().keySet().forEach(stack -> middle.put(stack, Spread
                        .of(each.stream().mapToDouble(one -> one.getOrDefault(stack, 0.0)).toArray()).median()));
                returns.put(channel.group(), middle);
            }
        }
        return new Summary(preset, seed, people, List.copyOf(outcomes), measures, causes, returns);
    }

    int draws() {
        return outcomes.size();
    }

    Spread spread(String measure) {
        Spread spread = measures.get(measure);
        if (spread == null) {
            throw new IllegalArgumentException("nothing measured is called " + measure);
        }
        return spread;
    }

    Spread spread(Rule rule, Stack stack, String measure) {
        return spread(rule.label() + "." + stack.label() + "." + measure);
    }
}
