package outlay.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How a conversion's credit is divided among the touches that its lookback window reaches.
///
/// A model gives whole numbers as weights, and touch i is worth exactly weight i over their sum: a rule knows no
/// rounding. Only [Eligibility] decides which touches count, and only [outlay.base.Split] rounds, once, to money.
public sealed interface Model permits Model.First, Model.Last, Model.LastNonDirect, Model.Linear, Model.LinearUnique,
        TimeDecay, Position, Anchored, ByAge, ByChannel {
    Model FIRST = new First();
    Model LAST = new Last();
    Model LAST_NON_DIRECT = new LastNonDirect();
    Model LINEAR = new Linear();
    Model LINEAR_UNIQUE = new LinearUnique();
    Model TIME_DECAY = TimeDecay.USUAL;
    Model POSITION = Position.USUAL;
    Model W_SHAPED = Anchored.W_SHAPED;
    Model FULL_PATH = Anchored.FULL_PATH;

    /// Every model with its usual parameters, in the order in which people are shown them.
    List<Model> ALL = List.of(FIRST, LAST, LAST_NON_DIRECT, LINEAR, LINEAR_UNIQUE, TIME_DECAY, POSITION, W_SHAPED,
            FULL_PATH);

    /// The name in the command line, the API and the reports; `parse` reads it back.
    String label();

    /// What it does, in a sentence for people.
    String sentence();

    /// Writes one weight for each touch of the path, none negative and at least one positive.
    ///
    /// @param path    at least one touch
    /// @param weights as long as the path or longer
    void weigh(Path path, long[] weights);

    /// Reads "linear" or, with parameters of one's own, "time-decay:14d", "time-decay:36h", "position:30/40/30" or
    /// "custom:first=40,last=40,*=20"; see [CustomLabel].
    ///
    /// @throws IllegalArgumentException naming what is wrong and what to write instead
    static Model parse(String label) {
        for (Model model : ALL) {
            if (model.label().equals(label)) {
                return model;
            }
        }
        if (label.startsWith(CustomLabel.CUSTOM)) {
            return CustomLabel.parse(label);
        }
        try {
            if (label.startsWith(TimeDecay.LABEL + ":")) {
                return new TimeDecay(Age.parse(label.substring(TimeDecay.LABEL.length() + 1)));
            }
            if (label.startsWith(Position.LABEL + ":")) {
                return Position.parse(label.substring(Position.LABEL.length() + 1));
            }
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(unknown(label), wrong);
        }
        throw new IllegalArgumentException(unknown(label));
    }

    private static String unknown(String label) {
        return "model \"" + label + "\" is not known; write one of "
                + ALL.stream().map(Model::label).collect(Collectors.joining(", "))
                + ", or with parameters like time-decay:14d, position:30/40/30 or custom:first=40,last=40,*=20";
    }

    /// Everything to the touch that began the journey.
    record First() implements Model {
        @Override
        public String label() {
            return "first";
        }

        @Override
        public String sentence() {
            return "Everything to the first touch.";
        }

        @Override
        public void weigh(Path path, long[] weights) {
            allTo(0, path, weights);
        }
    }

    /// Everything to the touch just before the conversion.
    record Last() implements Model {
        @Override
        public String label() {
            return "last";
        }

        @Override
        public String sentence() {
            return "Everything to the last touch.";
        }

        @Override
        public void weigh(Path path, long[] weights) {
            allTo(path.size() - 1, path, weights);
        }
    }

    /// Everything to the last touch that is not direct; to the last one where all are direct.
    record LastNonDirect() implements Model {
        @Override
        public String label() {
            return "last-non-direct";
        }

        @Override
        public String sentence() {
            return "Everything to the last touch that is not direct.";
        }

        @Override
        public void weigh(Path path, long[] weights) {
            int last = path.size() - 1;
            while (last >= 0 && path.direct(last)) {
                last--;
            }
            allTo(last < 0 ? path.size() - 1 : last, path, weights);
        }
    }

    /// The same to every touch.
    record Linear() implements Model {
        @Override
        public String label() {
            return "linear";
        }

        @Override
        public String sentence() {
            return "The same to every touch.";
        }

        @Override
        public void weigh(Path path, long[] weights) {
            Arrays.fill(weights, 0, path.size(), 1);
        }
    }

    /// The same to every channel, through its first touch: the Shapley value where a coalition earns the conversions of
    /// the paths inside it.
    record LinearUnique() implements Model {
        @Override
        public String label() {
            return "linear-unique";
        }

        @Override
        public String sentence() {
            return "The same to every channel, through its first touch.";
        }

        @Override
        public void weigh(Path path, long[] weights) {
            for (int i = 0; i < path.size(); i++) {
                weights[i] = path.firstOfChannel(i) ? 1 : 0;
            }
        }
    }

    private static void allTo(int touch, Path path, long[] weights) {
        Arrays.fill(weights, 0, path.size(), 0);
        weights[touch] = 1;
    }
}
