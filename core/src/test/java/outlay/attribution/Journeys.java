package outlay.attribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.journey.Milestone;
import outlay.journey.Touch;
import outlay.testkit.Draw;

/// Journeys for tests of attribution.
final class Journeys {
    static final long DAY = 86_400_000;
    private static final Instant CONVERSION = Instant.parse("2026-10-31T12:00:00Z");

    private Journeys() {}

    static Touch touch(String id, Instant at, String channel) {
        return new Touch(id, at, new Touch.Source(channel, Touch.Placement.NONE));
    }

    static Journey journey(Instant at, long minor, List<Touch> touches) {
        return journey(at, minor, touches, Collections.emptySortedMap());
    }

    static Journey journey(Instant at, long minor, List<Touch> touches, SortedMap<Milestone, Instant> milestones) {
        List<Touch> ordered = new ArrayList<>(touches);
        ordered.sort(Comparator.comparing(Touch::at).thenComparing(Touch::id));
        return new Journey(new Conversion("order/1", Kind.ORDER, "ann", at, new Money(minor, new Currency("USD")),
                List.of(), milestones), ordered);
    }

    /// A crediting that has turned to the journey's conversion.
    static Crediting credited(Attribution attribution, Journey journey) {
        Crediting crediting = new Crediting(JourneyColumns.of(List.of(journey)), attribution);
        crediting.turnTo(0);
        return crediting;
    }

    /// The weights of all the touches, whatever their age.
    static long[] weights(Model model, List<Touch> touches) {
        Instant newest = touches.get(touches.size() - 1).at();
        Crediting crediting = credited(new Attribution(model, 3_650), journey(newest, 0, touches));
        return weights(crediting);
    }

    static long[] weights(Crediting crediting) {
        return IntStream.range(0, crediting.path().size()).mapToLong(crediting::weight).toArray();
    }

    /// What each touch of the path gets of the whole.
    static long[] parts(Crediting crediting, long whole) {
        return crediting.none() ? new long[0] : Arrays.copyOf(crediting.parts(whole), crediting.path().size());
    }

    /// The conversion and touches so many days before it, channel by channel.
    static Journey daysBefore(long minor, Object... daysAndChannels) {
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < daysAndChannels.length; i += 2) {
            touches.add(touch("t" + i, CONVERSION.minusMillis((int) daysAndChannels[i] * DAY),
                    (String) daysAndChannels[i + 1]));
        }
        return journey(CONVERSION, minor, touches);
    }

    /// Up to 12 touches around the edges of a window of 30 days, many of them at the same instant.
    static Journey random(Draw draw) {
        List<Touch> touches = new ArrayList<>();
        int size = draw.between(0, 12);
        for (int i = 0; i < size; i++) {
            long age = draw.pick(draw.between(0, 40) * DAY, draw.between(-1L, 1L), 30 * DAY + draw.between(-1L, 1L),
                    draw.between(-2 * DAY, 40 * DAY));
            touches.add(touch("t" + (i * 7 % 10) + i, CONVERSION.minusMillis(age),
                    draw.pick("Email", "Direct", "Paid Search", "Display")));
        }
        return journey(CONVERSION, draw.pick(0L, 1L, 9_999L, draw.between(-1_000_000L, 100_000_000L)), touches);
    }
}
