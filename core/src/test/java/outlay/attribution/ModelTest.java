package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.journey.Journey;
import outlay.journey.Milestone;

class ModelTest {
    private static final Journey WORKED = Journeys.daysBefore(100_000, 14, "Paid Search", 10, "Paid Social", 7,
            "Email", 1, "Direct");

    @Test
    void theWorkedJourneyIsCreditedAsEveryModelSays() {
        assertThat(credits(Model.FIRST)).containsExactly(100_000, 0, 0, 0);
        assertThat(credits(Model.LAST)).containsExactly(0, 0, 0, 100_000);
        assertThat(credits(Model.LAST_NON_DIRECT)).containsExactly(0, 0, 100_000, 0);
        assertThat(credits(Model.LINEAR)).containsExactly(25_000, 25_000, 25_000, 25_000);
        assertThat(credits(Model.POSITION)).containsExactly(40_000, 10_000, 10_000, 40_000);
        assertThat(credits(Model.TIME_DECAY)).containsExactly(12_332, 18_326, 24_664, 44_678);
        Journey deal = Journeys.journey(WORKED.conversion().at(), 100_000, WORKED.touches(), new TreeMap<>(
                Map.of(Milestone.LEAD, before(9), Milestone.OPPORTUNITY, before(0))));
        assertThat(Journeys.parts(Journeys.credited(new Attribution(Model.W_SHAPED, 30), deal), 100_000))
                .containsExactly(30_000, 30_000, 10_000, 30_000);
    }

    @Test
    void aShorterHalfLifeFavoursTheNewest() {
        Journey journey = Journeys.daysBefore(30_000, 2, "Email", 1, "Display");
        Crediting crediting = Journeys.credited(new Attribution(new TimeDecay(Duration.ofDays(1)), 30), journey);
        assertThat(Journeys.parts(crediting, 30_000)).containsExactly(10_000, 20_000);
    }

    @Test
    void theEndsOfAPositionShareTheMiddleOfAShortPathInTheirProportion() {
        Model model = new Position(60, 20, 20);
        assertThat(Journeys.weights(model, WORKED.touches())).containsExactly(120, 20, 20, 40);
        assertThat(Journeys.weights(model, WORKED.touches().subList(0, 2))).containsExactly(60, 20);
        assertThat(Journeys.weights(model, WORKED.touches().subList(0, 1))).containsExactly(1);
        assertThat(Journeys.weights(new Position(100, 0, 0), WORKED.touches().subList(0, 2))).containsExactly(100,
                0);
    }

    @Test
    void aChannelCountsOnceInLinearUnique() {
        Journey journey = Journeys.daysBefore(100, 4, "Email", 3, "Email", 2, "Display", 1, "Email");
        assertThat(Journeys.weights(Model.LINEAR_UNIQUE, journey.touches())).containsExactly(1, 0, 1, 0);
    }

    @Test
    void anchorsWithoutATouchOrAMilestoneLeaveTheirShareToTheOthers() {
        Model model = Model.parse("custom:first=10,3=20,mql=30,-2=40,*=50");
        assertThat(Journeys.weights(model, WORKED.touches())).containsExactly(20, 50, 120, 50);
    }

    @Test
    void weightsByAgeTakeTheFirstBucketThatReachesSoFar() {
        assertThat(credits(Model.parse("custom:age:24h=5,7d=3,10d=1,*=1"))).containsExactly(10_000, 10_000, 30_000,
                50_000);
        assertThat(credits(Model.parse("custom:age:1h=7"))).containsExactly(25_000, 25_000, 25_000, 25_000);
    }

    @Test
    void weightsByChannelPassOverThoseThatWeighNothing() {
        assertThat(credits(Model.parse("custom:channel:Paid Search=3,Email=1"))).containsExactly(75_000, 0, 25_000, 0);
        assertThat(credits(Model.parse("custom:channel:Direct=0,*=1"))).containsExactly(33_333, 33_333, 33_334, 0);
    }

    @Test
    void aTouchAfterEveryMilestoneEarnsWhatTheOthersDo() {
        Journey deal = Journeys.journey(WORKED.conversion().at(), 100_000, WORKED.touches(), new TreeMap<>(
                Map.of(Milestone.LEAD, before(20), Milestone.OPPORTUNITY, before(10))));
        Crediting crediting = Journeys.credited(new Attribution(Model.W_SHAPED, 30), deal);
        assertThat(Journeys.weights(crediting)).containsExactly(120, 60, 10, 10);
    }

    @Test
    void labelsAreReadBack() {
        for (Model model : Model.ALL) {
            assertThat(Model.parse(model.label())).isSameAs(model);
        }
        for (Model model : List.of(new TimeDecay(Duration.ofDays(14)), new TimeDecay(Duration.ofHours(36)),
                new Position(30, 40, 30), new Position(1, 0, 0))) {
            assertThat(Model.parse(model.label())).isEqualTo(model);
        }
        for (String label : List.of("custom:first=40,last=40,*=20", "custom:*=1", "custom:first=0,2=7,sql=1,-2=3",
                "custom:age:7d=3,30d=1", "custom:age:5h=1,36h=2,*=9", "custom:channel:A=B=1,Paid Search=2,*=1")) {
            assertThat(Model.parse(label).label()).isEqualTo(label);
            assertThat(Model.parse(Model.parse(label).label())).isEqualTo(Model.parse(label));
        }
        assertThat(Model.parse("custom:last=1,1=2").label()).isEqualTo("custom:first=2,last=1");
        assertThat(Model.parse("custom:opportunity=30,lead=30,first=30,*=10")).isEqualTo(Model.W_SHAPED);
        assertThat(Model.parse("custom:age:30d=1,7d=3, 48h = 2").label()).isEqualTo("custom:age:2d=2,7d=3,30d=1");
        assertThat(Model.parse("time-decay:7d")).isEqualTo(Model.TIME_DECAY);
        assertThat(Model.parse("position:40/20/40")).isEqualTo(Model.POSITION);
        assertThat(new TimeDecay(Duration.ofDays(14)).label()).isEqualTo("time-decay:14d");
    }

    @Test
    void wrongLabelsAreAnsweredWithTheRightOnes() {
        for (String wrong : List.of("", "Linear", "last-touch", "time-decay:", "time-decay:d", "time-decay:7w",
                "time-decay:x7d", "position:", "position:40/60", "position:a/b/c", "linear:1", "custom")) {
            assertThatThrownBy(() -> Model.parse(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("model \"" + wrong + "\" is not known; write one of first, last, last-non-direct, "
                            + "linear, linear-unique, time-decay, position, w-shaped, full-path, or with "
                            + "parameters like time-decay:14d, position:30/40/30 or custom:first=40,last=40,*=20");
        }
        assertThatThrownBy(() -> Model.parse("time-decay:0d")).hasMessageContaining("at least 1h");
        assertThatThrownBy(() -> Model.parse("position:-1/40/40")).hasMessageContaining("from 0 to 1000000");
        assertThatThrownBy(() -> Model.parse("position:0/100/0")).hasMessageContaining("not all in the middle");
        assertThatThrownBy(() -> new Attribution(Model.LAST, -1)).hasMessageContaining("must not be negative");
    }

    @Test
    void aWrongCustomModelIsToldWhatIsWrongWithIt() {
        Map.of("custom:", "\"\" is no weight; write it like first=40", //
                "custom:middle=1", "\"middle\" is no place in a path; write first, last, a number like 2 or -2", //
                "custom:first=22.5", "weight \"22.5\" of first must be a whole number from 0 to 1000000", //
                "custom:first=9999999", "weight \"9999999\" of first must be", //
                "custom:1=1,first=2", "first is given twice; give it once", //
                "custom:first=0", "one of them more than 0", //
                "custom:1001=1", "place 1001 must be from 1 to 1000", //
                "custom:age:7=1", "\"7\" is no age; write it like 7d or 36h", //
                "custom:age:24h=1,1d=2", "1d is given twice", //
                "custom:channel:*=1", "weights by channel must be 1 to 100 whole numbers")
                .forEach((label, message) -> assertThatThrownBy(() -> Model.parse(label)).as(label)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("model \"" + label + "\": ")
                        .hasMessageContaining(message));
    }

    private static Instant before(int days) {
        return WORKED.conversion().at().minusMillis(days * Journeys.DAY);
    }

    private static long[] credits(Model model) {
        return Journeys.parts(Journeys.credited(new Attribution(model, 30), WORKED), 100_000);
    }
}
