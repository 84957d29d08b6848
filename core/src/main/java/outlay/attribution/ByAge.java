package outlay.attribution;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A weight for each touch by its age at the conversion: that of the first bucket that reaches so far back, its end
/// included. Where no touch weighs anything, all weigh the same.
///
/// @param buckets from 1 to 32, from the newest to the oldest
/// @param older   the weight of a touch that no bucket reaches
public record ByAge(List<Bucket> buckets, long older) implements Model {
    static final String LABEL = "age:";
    private static final int MOST_BUCKETS = 32;

    /// @param upTo   whole hours
    /// @param weight from 0 to 1,000,000
    public record Bucket(Duration upTo, long weight) {
        public Bucket {
            if (!Age.wholeHours(upTo)) {
                throw new IllegalArgumentException("age " + upTo
                        + " must be whole hours or days, at least 1h; write it like custom:age:7d=3,30d=1");
            }
        }
    }

    public ByAge {
        buckets = buckets.stream().sorted(Comparator.comparing(Bucket::upTo)).toList();
        for (int i = 1; i < buckets.size(); i++) {
            if (buckets.get(i).upTo().equals(buckets.get(i - 1).upTo())) {
                throw new IllegalArgumentException(Age.print(buckets.get(i).upTo()) + " is given twice; give it once");
            }
        }
        boolean some = older > 0 || buckets.stream().anyMatch(bucket -> bucket.weight() > 0);
        if (buckets.isEmpty() || buckets.size() > MOST_BUCKETS || !Weight.allowed(older) || !some
                || !buckets.stream().allMatch(bucket -> Weight.allowed(bucket.weight()))) {
            throw new IllegalArgumentException("weights by age must be 1 to " + MOST_BUCKETS
                    + " whole numbers from 0 to " + Weight.MOST
                    + ", and one of them more than 0; write them like custom:age:7d=3,30d=1");
        }
    }

    @Override
    public String label() {
        return CustomLabel.CUSTOM + LABEL + buckets.stream()
                .map(bucket -> Age.print(bucket.upTo()) + "=" + bucket.weight()).collect(Collectors.joining(","))
                + CustomLabel.others(older, false);
    }

    @Override
    public String sentence() {
        return "A weight for each touch by its age at the conversion.";
    }

    @Override
    public void weigh(Path path, long[] weights) {
        for (int i = 0; i < path.size(); i++) {
            weights[i] = weight(path.conversionAt() - path.at(i));
        }
        Weight.sameIfNone(weights, path.size());
    }

    private long weight(long ageMillis) {
        for (Bucket bucket : buckets) {
            if (ageMillis <= bucket.upTo().toMillis()) {
                return bucket.weight();
            }
        }
        return older;
    }
}
