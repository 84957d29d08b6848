package outlay.attribution;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A weight for each touch by its channel. Where no touch weighs anything, all weigh the same.
///
/// @param weights from 1 to 100, by the channels' names
/// @param others  the weight of a touch of any other channel
public record ByChannel(SortedMap<String, Long> weights, long others) implements Model {
    static final String LABEL = "channel:";
    private static final int MOST_CHANNELS = 100;

    public ByChannel {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        for (String channel : weights.keySet()) {
            if (channel.isBlank() || !channel.equals(channel.strip()) || channel.contains(",")
                    || channel.equals(CustomLabel.OTHERS)) {
                throw new IllegalArgumentException("channel \"" + channel
                        + "\" cannot be weighed: a name must not be blank, *, or contain a comma");
            }
        }
        boolean some = others > 0 || weights.values().stream().anyMatch(weight -> weight > 0);
        if (weights.isEmpty() || weights.size() > MOST_CHANNELS || !Weight.allowed(others) || !some
                || !weights.values().stream().allMatch(Weight::allowed)) {
            throw new IllegalArgumentException("weights by channel must be 1 to " + MOST_CHANNELS
                    + " whole numbers from 0 to " + Weight.MOST
                    + ", and one of them more than 0; write them like custom:channel:Paid Search=2,*=1");
        }
    }

    @Override
    public String label() {
        return CustomLabel.CUSTOM + LABEL + weights.entrySet().stream().map(Map.Entry::toString)
                .collect(Collectors.joining(",")) + CustomLabel.others(others, false);
    }

    @Override
    public String sentence() {
        return "A weight for each touch by its channel.";
    }

    @Override
    public void weigh(Path path, long[] into) {
        for (int i = 0; i < path.size(); i++) {
            into[i] = weights.getOrDefault(path.channelName(i), others);
        }
        Weight.sameIfNone(into, path.size());
    }
}
