package outlay.attribution.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Paths of channels, each distinct one once, with what became of those who took it.
///
/// Channels are numbered in the order of their names, and paths are kept in the order of these numbers, so that the
/// order in which different paths came changes no digit of any result.
public final class Paths {
    private final List<String> channels;
    private final List<Path> all;

    /// @param channels    by number, in the order in which they were seen
    /// @param conversions how many of those who took it converted
    /// @param value       what these conversions were worth together
    /// @param nulls       how many did not convert
    public record Path(int[] channels, double conversions, double value, double nulls) {}

    private Paths(List<String> channels, List<Path> all) {
        this.channels = channels;
        this.all = all;
    }

    public List<String> channels() {
        return channels;
    }

    public List<Path> all() {
        return all;
    }

    public double conversions() {
        return all.stream().mapToDouble(Path::conversions).sum();
    }

    public double value() {
        return all.stream().mapToDouble(Path::value).sum();
    }

    /// Gathers rows; rows with the same path are added up.
    public static final class Gathering {
        private final Map<List<String>, double[]> sums = new HashMap<>();

        /// @param path at least one channel, none of them blank
        public void add(List<String> path, double conversions, double value, double nulls) {
            double[] sum = sums.computeIfAbsent(List.copyOf(path), added -> new double[3]);
            sum[0] += conversions;
            sum[1] += value;
            sum[2] += nulls;
        }

        public boolean isEmpty() {
            return sums.isEmpty();
        }

        public Paths paths() {
            List<String> channels = sums.keySet().stream().flatMap(List::stream).distinct().sorted().toList();
            Map<String, Integer> numbers = new LinkedHashMap<>();
            channels.forEach(channel -> numbers.put(channel, numbers.size()));
            List<Path> all = new ArrayList<>();
            sums.forEach((path, sum) -> all.add(
                    new Path(path.stream().mapToInt(numbers::get).toArray(), sum[0], sum[1], sum[2])));
            all.sort((a, b) -> java.util.Arrays.compare(a.channels, b.channels));
            return new Paths(channels, Collections.unmodifiableList(all));
        }
    }
}
