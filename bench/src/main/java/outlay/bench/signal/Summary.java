package outlay.bench.signal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the draws have in common: of each measure the median and the 5th and 95th percentiles, the causes of all draws
/// together, and the middle return on ad spend of each paid channel, the real one as 1.
record Summary(Preset preset, long seed, int people, int draws, SortedMap<String, Spread> measures, Causes causes,
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
        for (String name : outcomes.getFirst().measures().keySet()) {
            measures.put(name,
                    Spread.of(outcomes.stream().mapToDouble(outcome -> outcome.measures().get(name)).toArray()));
        }
        Causes causes = outcomes.stream().map(Draws.Outcome::causes).reduce(Causes.none(), Causes::plus);
        SortedMap<String, Map<Stack, Double>> returns = new TreeMap<>();
        for (String channel : outcomes.getFirst().returns().keySet()) {
            Map<Stack, Double> middle = new EnumMap<>(Stack.class);
            for (Stack stack : outcomes.getFirst().returns().get(channel).keySet()) {
                middle.put(stack, Spread.of(outcomes.stream().filter(one -> one.returns().containsKey(channel))
                        .mapToDouble(one -> one.returns().get(channel).get(stack)).toArray()).median());
            }
            returns.put(channel, middle);
        }
        return new Summary(preset, seed, people, outcomes.size(), measures, causes, returns);
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
