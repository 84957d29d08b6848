package outlay.attribution.path;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import outlay.attribution.path.Paths.Path;

/// How the conversions of paths are divided among channels, in one pass over the paths. Paths that did not convert have
/// no part in it; [Markov] is the model that learns from them.
public enum PathModel {
    /// Everything to the channel that began the path.
    FIRST("first") {
        @Override
        void weigh(int[] path, double[] weights) {
            weights[path[0]] += 1;
        }
    },
    /// Everything to the channel that ended it.
    LAST("last") {
        @Override
        void weigh(int[] path, double[] weights) {
            weights[path[path.length - 1]] += 1;
        }
    },
    /// The same to every touch, so that a channel touched twice counts twice.
    LINEAR("linear") {
        @Override
        void weigh(int[] path, double[] weights) {
            for (int channel : path) {
                weights[channel] += 1.0 / path.length;
            }
        }
    },
    /// 40 % to the first, 40 % to the last, 20 % shared by those between; of two, half each.
    POSITION("position") {
        @Override
        void weigh(int[] path, double[] weights) {
            if (path.length <= 2) {
                LINEAR.weigh(path, weights);
                return;
            }
            weights[path[0]] += 0.4;
            weights[path[path.length - 1]] += 0.4;
            for (int i = 1; i < path.length - 1; i++) {
                weights[path[i]] += 0.2 / (path.length - 2);
            }
        }
    },
    /// The Shapley value where a coalition of channels earns the conversions of the paths inside it: each conversion is
    /// shared equally by its distinct channels.
    SHAPLEY("shapley") {
        @Override
        void weigh(int[] path, double[] weights) {
            Set<Integer> distinct = new HashSet<>();
            Arrays.stream(path).forEach(distinct::add);
            for (int channel : distinct) {
                weights[channel] += 1.0 / distinct.size();
            }
        }
    };

    private final String label;

    PathModel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// What each channel, by its number, is credited with.
    public record Credits(double[] conversions, double[] values) {}

    public Credits credits(Paths paths) {
        int channels = paths.channels().size();
        double[] conversions = new double[channels];
        double[] values = new double[channels];
        double[] weights = new double[channels];
        for (Path path : paths.all()) {
            weigh(path.channels(), weights);
            for (int channel : path.channels()) {
                conversions[channel] += weights[channel] * path.conversions();
                values[channel] += weights[channel] * path.value();
                weights[channel] = 0;
            }
        }
        return new Credits(conversions, values);
    }

    /// Adds to each channel's weight its share of the path; the shares sum to one.
    abstract void weigh(int[] path, double[] weights);
}
