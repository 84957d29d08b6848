package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class RawJourneysTest {
    private static final List<Touch.Source> SOURCES = List.of(new Touch.Source("Email", Touch.Placement.NONE),
            new Touch.Source("Display", Touch.Placement.NONE));

    /// Several parts one after the other; what they do to each other's people would show.
    private static final Crew THREE = new Crew() {
        @Override
        public int hands() {
            return 3;
        }

        @Override
        public <T> List<T> all(int parts, IntFunction<T> work) {
            List<T> results = new ArrayList<>(
                    IntStream.range(0, parts).mapToObj(part -> work.apply(parts - 1 - part)).toList());
            Collections.reverse(results);
            return results;
        }
    };

    @Test
    void everyPersonsTouchesLieTogetherInTheOrderOfTimeAndThenOfArrival() {
        Property.check(5_000, 31, draw -> {
            RawJourneys raw = raw(draw);
            JourneyColumns columns = raw.grouped(draw.pick(Crew.ALONE, THREE));
            assertThat(columns.touches()).isEqualTo(raw.person().length);
            for (int person = 0; person < raw.persons(); person++) {
                int one = person;
                List<Integer> expected = IntStream.range(0, raw.person().length)
                        .filter(touch -> raw.person()[touch] == one).boxed()
                        .sorted(Comparator.comparingLong((Integer touch) -> raw.at()[touch])
                                .thenComparing(Comparator.naturalOrder()))
                        .toList();
                assertThat(columns.touchesOf(person).mapToObj(columns::touchId).toList())
                        .isEqualTo(expected.stream().map(String::valueOf).toList());
                columns.touchesOf(person).forEach(touch -> {
                    int row = Integer.parseInt(columns.touchId(touch));
                    assertThat(columns.touchAt(touch)).isEqualTo(raw.at()[row]);
                    assertThat(columns.touchSource(touch)).isEqualTo(raw.source()[row]);
                    assertThat(columns.touchView(touch)).isEqualTo(raw.views().get(row));
                });
            }
            for (int row = 0; row < raw.conversionPerson().length; row++) {
                int conversion = columns.conversion(Integer.toString(row));
                assertThat(columns.party(conversion)).isEqualTo(raw.conversionPerson()[row]);
                assertThat(columns.conversionAt(conversion)).isEqualTo(raw.conversionAt()[row]);
                assertThat(columns.minor(conversion)).isEqualTo(raw.minors()[row]);
            }
        });
    }

    private static RawJourneys raw(Draw draw) {
        int persons = draw.between(1, 6);
        int touches = draw.between(0, 60);
        int conversions = draw.between(0, 6);
        BitSet views = new BitSet();
        IntStream.range(0, touches).filter(touch -> draw.chance(10)).forEach(views::set);
        return new RawJourneys(SOURCES, persons, ints(draw, touches, persons), longs(draw, touches),
                ints(draw, touches, SOURCES.size()), views, ints(draw, conversions, persons),
                longs(draw, conversions), longs(draw, conversions), new Currency("USD"));
    }

    private static int[] ints(Draw draw, int size, int below) {
        return IntStream.range(0, size).map(i -> draw.between(0, below - 1)).toArray();
    }

    private static long[] longs(Draw draw, int size) {
        return IntStream.range(0, size).mapToLong(i -> draw.between(0, 20)).toArray();
    }
}
