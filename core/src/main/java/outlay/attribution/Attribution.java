package outlay.attribution;

import java.util.List;
import outlay.journey.Journey;
import outlay.journey.Touch;

/// A model and the window in which touches count: the whole rule by which a conversion is credited.
public record Attribution(Model model, int lookbackDays) {
    private static final long MILLIS_PER_DAY = 86_400_000;

    public Attribution {
        if (lookbackDays < 0) {
            throw new IllegalArgumentException("lookback days " + lookbackDays + " must not be negative; write 30");
        }
    }

    /// Who gets how much of the journey's conversion. A touch counts if it lies at most the window before the
    /// conversion, to the millisecond and both ends included: neither a touch after it nor one of another person.
    public Shares shares(Journey journey) {
        List<Touch> touches = journey.touches();
        long conversion = journey.conversion().at().toEpochMilli();
        int from = firstSince(conversion - lookbackDays * MILLIS_PER_DAY, touches);
        int to = firstSince(conversion + 1, touches);
        return from == to ? Shares.NONE : new Shares(from, model.weights(touches.subList(from, to)));
    }

    private static int firstSince(long millis, List<Touch> touches) {
        int low = 0;
        int high = touches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (touches.get(middle).at().toEpochMilli() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
