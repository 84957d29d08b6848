package outlay.attribution;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How a conversion's credit is divided among the touches that its lookback window reaches.
///
/// A model gives whole numbers as weights, and touch i is worth exactly weight i over their sum: a rule knows no
/// rounding. Only [Eligibility] decides which touches count, and only [outlay.base.Split] rounds, once, to money.
public sealed interface Model {
    Model FIRST = new First();
    Model LAST = new Last();
    Model LAST_NON_DIRECT = new LastNonDirect();
    Model LINEAR = new Linear();
    Model LINEAR_UNIQUE = new LinearUnique();
    Model TIME_DECAY = new TimeDecay(Duration.ofDays(7));
    Model POSITION = new Position(40, 20, 40);

    /// Every model with its usual parameters, in the order in which people are shown them.
    List<Model> ALL = List.of(FIRST, LAST, LAST_NON_DIRECT, LINEAR, LINEAR_UNIQUE, TIME_DECAY, POSITION);

    /// The name in the command line, the API and the reports; `parse` reads it back.
    String label();

    /// Writes one weight for each touch of the path, none negative and at least one positive.
    ///
    /// @param path    at least one touch
    /// @param weights as long as the path or longer
    void weigh(Path path, long[] weights);

    /// Reads "linear" or, with parameters of one's own, "time-decay:14d", "time-decay:36h", "position:30/40/30".
    static Model parse(String label) {
        for (Model model : ALL) {
            if (model.label().equals(label)) {
                return model;
            }
        }
        try {
            if (label.startsWith(TimeDecay.LABEL + ":")) {
                return TimeDecay.parse(label.substring(TimeDecay.LABEL.length() + 1));
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
                + ", or with parameters like time-decay:14d or position:30/40/30";
    }

    /// Everything to the touch that began the journey.
    record First() implements Model {
        @Override
        public String label() {
            return "first";
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
        public void weigh(Path path, long[] weights) {
            for (int i = 0; i < path.size(); i++) {
                weights[i] = path.firstOfChannel(i) ? 1 : 0;
            }
        }
    }

    /// Half as much for every `halfLife` that a touch lies further back.
    ///
    /// Ages are taken from the newest touch, not from the conversion: the shares are the same, and the newest weight is
    /// never lost in rounding.
    record TimeDecay(Duration halfLife) implements Model {
        static final String LABEL = "time-decay";

        public TimeDecay {
            if (halfLife.toHours() < 1 || !halfLife.equals(Duration.ofHours(halfLife.toHours()))) {
                throw new IllegalArgumentException("half-life " + halfLife
                        + " must be whole hours or days, at least 1h; write it like time-decay:14d");
            }
        }

        static TimeDecay parse(String halfLife) {
            int length = halfLife.length();
            int number = Integer.parseInt(halfLife.substring(0, Math.max(0, length - 1)));
            return new TimeDecay(switch (halfLife.charAt(length - 1)) {
                case 'd' -> Duration.ofDays(number);
                case 'h' -> Duration.ofHours(number);
                default -> throw new NumberFormatException("half-life " + halfLife);
            });
        }

        @Override
        public String label() {
            long hours = halfLife.toHours();
            if (hours == 7 * 24) {
                return LABEL;
            }
            return LABEL + ":" + (hours % 24 == 0 ? hours / 24 + "d" : hours + "h");
        }

        @Override
        public void weigh(Path path, long[] weights) {
            HalfLife decay = new HalfLife(halfLife.toMillis());
            long newest = path.at(path.size() - 1);
            for (int i = 0; i < path.size(); i++) {
                weights[i] = decay.weight(newest - path.at(i));
            }
        }
    }

    /// So many percent to the first and the last touch, and the rest in equal parts to those between. Of two touches
    /// the ends share everything in their proportion; a single touch gets everything.
    record Position(int first, int middle, int last) implements Model {
        static final String LABEL = "position";

        public Position {
            if (first < 0 || middle < 0 || last < 0 || first + middle + last != 100 || first + last == 0) {
                throw new IllegalArgumentException("position " + first + "/" + middle + "/" + last
                        + " must be three percentages that sum to 100, not all in the middle; "
                        + "write it like position:40/20/40");
            }
        }

        static Position parse(String percentages) {
            String[] parts = percentages.split("/", -1);
            if (parts.length != 3) {
                throw new NumberFormatException("percentages " + percentages);
            }
            return new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        @Override
        public String label() {
            return equals(POSITION) ? LABEL : LABEL + ":" + first + "/" + middle + "/" + last;
        }

        @Override
        public void weigh(Path path, long[] weights) {
            weigh(path.size(), weights);
        }

        void weigh(int size, long[] weights) {
            if (size == 1) {
                weights[0] = 1;
                return;
            }
            long between = Math.max(1, size - 2);
            Arrays.fill(weights, 0, size, middle);
            weights[0] = first * between;
            weights[size - 1] = last * between;
        }
    }

    private static void allTo(int touch, Path path, long[] weights) {
        Arrays.fill(weights, 0, path.size(), 0);
        weights[touch] = 1;
    }
}
