package outlay.attribution;

import java.time.Duration;

/// Half as much for every `halfLife` that a touch lies further back.
///
/// Ages are taken from the newest touch, not from the conversion: the shares are the same, and the newest weight is
/// never lost in rounding.
public record TimeDecay(Duration halfLife) implements Model {
    static final String LABEL = "time-decay";
    static final TimeDecay USUAL = new TimeDecay(Duration.ofDays(7));

    public TimeDecay {
        if (!Age.wholeHours(halfLife)) {
            throw new IllegalArgumentException("half-life " + halfLife
                    + " must be whole hours or days, at least 1h; write it like time-decay:14d");
        }
    }

    @Override
    public String label() {
        return equals(USUAL) ? LABEL : LABEL + ":" + Age.print(halfLife);
    }

    @Override
    public String sentence() {
        return "Half as much for every " + (equals(USUAL) ? "7 days" : Age.print(halfLife))
                + " that a touch lies further back.";
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
