package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.journey.Journey;

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
    }

    @Test
    void aShorterHalfLifeFavoursTheNewest() {
        Journey journey = Journeys.daysBefore(30_000, 2, "Email", 1, "Display");
        Crediting crediting = Journeys.credited(new Attribution(new Model.TimeDecay(Duration.ofDays(1)), 30), journey);
        assertThat(Journeys.parts(crediting, 30_000)).containsExactly(10_000, 20_000);
    }

    @Test
    void theEndsOfAPositionShareTheMiddleOfAShortPathInTheirProportion() {
        Model model = new Model.Position(60, 20, 20);
        assertThat(Journeys.weights(model, WORKED.touches())).containsExactly(120, 20, 20, 40);
        assertThat(Journeys.weights(model, WORKED.touches().subList(0, 2))).containsExactly(60, 20);
        assertThat(Journeys.weights(model, WORKED.touches().subList(0, 1))).containsExactly(1);
        assertThat(Journeys.weights(new Model.Position(100, 0, 0), WORKED.touches().subList(0, 2))).containsExactly(100,
                0);
    }

    @Test
    void aChannelCountsOnceInLinearUnique() {
        Journey journey = Journeys.daysBefore(100, 4, "Email", 3, "Email", 2, "Display", 1, "Email");
        assertThat(Journeys.weights(Model.LINEAR_UNIQUE, journey.touches())).containsExactly(1, 0, 1, 0);
    }

    @Test
    void labelsAreReadBack() {
        for (Model model : Model.ALL) {
            assertThat(Model.parse(model.label())).isSameAs(model);
        }
        for (Model model : List.of(new Model.TimeDecay(Duration.ofDays(14)), new Model.TimeDecay(Duration.ofHours(36)),
                new Model.Position(30, 40, 30))) {
            assertThat(Model.parse(model.label())).isEqualTo(model);
        }
        assertThat(Model.parse("time-decay:7d")).isEqualTo(Model.TIME_DECAY);
        assertThat(Model.parse("position:40/20/40")).isEqualTo(Model.POSITION);
        assertThat(new Model.TimeDecay(Duration.ofDays(14)).label()).isEqualTo("time-decay:14d");
    }

    @Test
    void wrongLabelsAreAnsweredWithTheRightOnes() {
        for (String wrong : List.of("", "Linear", "last-touch", "time-decay:", "time-decay:d", "time-decay:7w",
                "time-decay:x7d", "position:", "position:40/60", "position:a/b/c", "linear:1")) {
            assertThatThrownBy(() -> Model.parse(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("model \"" + wrong + "\" is not known; write one of first, last, last-non-direct, "
                            + "linear, linear-unique, time-decay, position, or with parameters like time-decay:14d or "
                            + "position:30/40/30");
        }
        assertThatThrownBy(() -> Model.parse("time-decay:0d")).hasMessageContaining("at least 1h");
        assertThatThrownBy(() -> Model.parse("position:40/40/40")).hasMessageContaining("sum to 100");
        assertThatThrownBy(() -> Model.parse("position:0/100/0")).hasMessageContaining("not all in the middle");
        assertThatThrownBy(() -> new Attribution(Model.LAST, -1)).hasMessageContaining("must not be negative");
    }

    private static long[] credits(Model model) {
        return Journeys.parts(Journeys.credited(new Attribution(model, 30), WORKED), 100_000);
    }
}
