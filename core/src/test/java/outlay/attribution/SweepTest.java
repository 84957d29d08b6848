package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class SweepTest {
    private static final List<Model> MODELS = List.of(Model.FIRST, Model.LAST, Model.LINEAR, Model.POSITION,
            new Position(30, 40, 30), new Position(33, 0, 67), new Position(1_000_000, 1, 999_999),
            new Position(0, 50, 50),
            Model.TIME_DECAY,
            new TimeDecay(Duration.ofHours(1)));

    @Test
    void givesToTheUnitWhatIsGivenConversionByConversion() {
        Property.check(10_000, 21, draw -> {
            JourneyColumns columns = JourneyColumns.of(draw.list(0, 8, SweepTest::journey));
            int days = draw.pick(30, 1, 0);
            int sources = columns.sources().size();
            int[] each = IntStream.range(0, sources).toArray();
            long[][] swept = new Sweep(columns, MODELS, days, each, sources).sums(columns::minor, Crew.ALONE);
            for (int model = 0; model < MODELS.size(); model++) {
                assertThat(swept[model]).as(MODELS.get(model).label())
                        .isEqualTo(oneByOne(columns, new Attribution(MODELS.get(model), days)));
            }
        });
    }

    private static long[] oneByOne(JourneyColumns columns, Attribution attribution) {
        long[] sums = new long[columns.sources().size() + 1];
        Crediting crediting = new Crediting(columns, attribution);
        for (int conversion = 0; conversion < columns.conversions(); conversion++) {
            crediting.turnTo(conversion);
            if (crediting.none()) {
                sums[sums.length - 1] += columns.minor(conversion);
                continue;
            }
            long[] parts = Arrays.copyOf(crediting.parts(columns.minor(conversion)), crediting.path().size());
            for (int i = 0; i < parts.length; i++) {
                sums[crediting.path().source(i)] += parts[i];
            }
        }
        return sums;
    }

    private static Journey journey(Draw draw) {
        Journey random = Journeys.random(draw);
        Instant at = random.conversion().at();
        long minor = draw.pick(random.conversion().value().minor(), draw.between(-2000L, 2000L), 1L << 41,
                -(1L << 52) - 3);
        List<Touch> touches = new ArrayList<>(random.touches());
        return new Journey(new Conversion("order/" + draw.between(0, 1_000_000), Kind.ORDER, "p" + draw.between(0, 3),
                at, new Money(minor, new Currency("USD")), List.of()), touches);
    }
}
