package outlay.attribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How models with weights of one's own are written:
///
///     custom:first=40,last=40,*=20                        by place: first, last, 2, -2 ...; * is the rest together
///     custom:first=30,lead=30,opportunity=30,*=10         by milestone: lead, mql, sql, opportunity, won
///     custom:age:7d=3,30d=1,*=0                           by age at the conversion, in days or hours
///     custom:channel:Paid Search=2,Direct=0,*=1           by channel
///
/// Weights are whole numbers from 0 to 1,000,000; only their proportions matter. Without `*` the rest weighs nothing.
final class CustomLabel {
    static final String CUSTOM = "custom:";
    static final String OTHERS = "*";

    private CustomLabel() {}

    /// @throws IllegalArgumentException naming what is wrong
    static Model parse(String label) {
        String rule = label.substring(CUSTOM.length());
        try {
            if (rule.startsWith(ByAge.LABEL)) {
                return byAge(weights(rule.substring(ByAge.LABEL.length())));
            }
            if (rule.startsWith(ByChannel.LABEL)) {
                return byChannel(weights(rule.substring(ByChannel.LABEL.length())));
            }
            return anchored(weights(rule));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("model \"" + label + "\": " + wrong.getMessage(), wrong);
        }
    }

    /// The end of a label: what the rest weighs, where it weighs anything.
    static String others(long weight, boolean alone) {
        return weight == 0 ? "" : (alone ? "" : ",") + OTHERS + "=" + weight;
    }

    private static Model anchored(Map<String, Long> weights) {
        List<Anchored.Part> parts = new ArrayList<>();
        weights.forEach((key, weight) -> {
            if (!key.equals(OTHERS)) {
                parts.add(new Anchored.Part(Anchor.parse(key), weight));
            }
        });
        return new Anchored(parts, weights.getOrDefault(OTHERS, 0L));
    }

    private static Model byAge(Map<String, Long> weights) {
        List<ByAge.Bucket> buckets = new ArrayList<>();
        weights.forEach((key, weight) -> {
            if (!key.equals(OTHERS)) {
                buckets.add(new ByAge.Bucket(age(key), weight));
            }
        });
        return new ByAge(buckets, weights.getOrDefault(OTHERS, 0L));
    }

    private static Duration age(String key) {
        try {
            return Age.parse(key);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("\"" + key + "\" is no age; write it like 7d or 36h", wrong);
        }
    }

    private static Model byChannel(Map<String, Long> weights) {
        TreeMap<String, Long> channels = new TreeMap<>(weights);
        channels.remove(OTHERS);
        return new ByChannel(channels, weights.getOrDefault(OTHERS, 0L));
    }

    private static Map<String, Long> weights(String pairs) {
        Map<String, Long> weights = new LinkedHashMap<>();
        for (String pair : pairs.split(",", -1)) {
            // The last one: a channel's name may contain an equals sign, a number cannot.
            int equals = pair.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("\"" + pair + "\" is no weight; write it like first=40");
            }
            String key = pair.substring(0, equals).strip();
            if (weights.put(key, Weight.of(pair.substring(equals + 1).strip(), key)) != null) {
                throw new IllegalArgumentException(key + " is given twice; give it once");
            }
        }
        return weights;
    }
}
