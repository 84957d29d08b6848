package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.journey.Journey;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;

/// Journeys that no honest visitor makes, and books with next to nothing in them.
class HostileJourneysTest {
    @Test
    void aTouchAfterTheConversionEarnsNothingAndSaysWhy() {
        Journey journey = Journeys.daysBefore(100, 1, "Email", -1, "Display");
        for (Model model : Model.ALL) {
            Crediting crediting = Journeys.credited(new Attribution(model, 30), journey);
            assertThat(Journeys.parts(crediting, 100)).as(model.label()).containsExactly(100);
            assertThat(crediting.verdicts(0)).containsExactly(Verdict.COUNTS, Verdict.AFTER);
        }
        Journey late = Journeys.daysBefore(100, -1, "Email");
        assertThat(Journeys.credited(new Attribution(Model.LINEAR, 30), late).none()).isTrue();
    }

    @Test
    void aNegativeValueIsTheMirrorImageOfItsPositive() {
        Journey journey = Journeys.daysBefore(-100, 3, "Email", 2, "Display", 1, "Direct");
        for (Model model : Model.ALL) {
            Crediting crediting = Journeys.credited(new Attribution(model, 30), journey);
            long[] mirrored = Arrays.stream(Journeys.parts(crediting, 100)).map(part -> -part).toArray();
            assertThat(Journeys.parts(crediting, -100)).as(model.label()).isEqualTo(mirrored);
        }
    }

    @Test
    void tenThousandTouchesAreCreditedToTheLastUnitByEveryModel() {
        List<Touch> touches = new ArrayList<>();
        Instant end = Instant.parse("2026-10-31T12:00:00Z");
        for (int i = 0; i < 10_000; i++) {
            touches.add(Journeys.touch("t" + i, end.minusSeconds(i), i % 3 == 0 ? "Email" : "Display"));
        }
        Journey journey = Journeys.journey(end, 0, touches);
        List<Model> models = new ArrayList<>(Model.ALL);
        models.add(Model.parse("custom:first=1000000,5=1000000,won=1000000,last=1000000,*=999999"));
        models.add(new Position(1_000_000, 1, 999_999));
        for (Model model : models) {
            Crediting crediting = Journeys.credited(new Attribution(model, 30), journey);
            for (long whole : new long[]{0, 1, -1, 9_999, 123_456_789, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThat(Arrays.stream(Journeys.parts(crediting, whole)).sum()).as(model.label()).isEqualTo(whole);
            }
        }
        assertThat(Journeys.weights(Journeys.credited(new Attribution(models.get(models.size() - 1), 30), journey)))
                .startsWith(9_998_000_000L, 1, 1).endsWith(1, 9_997_990_002L);
    }

    @Test
    void withoutConversionsThereIsNothingToCredit() {
        JourneyColumns columns = JourneyColumns.of(List.of());
        assertThat(columns.conversions()).isZero();
        assertThat(new Crediting(columns, new Attribution(Model.LINEAR, 30)).none()).isTrue();
    }

    @Test
    void oneChannelGetsEverythingWhateverTheModel() {
        Journey journey = Journeys.daysBefore(1_001, 3, "Email", 2, "Email", 1, "Email");
        for (Model model : Model.ALL) {
            long[] parts = Journeys.parts(Journeys.credited(new Attribution(model, 30), journey), 1_001);
            assertThat(Arrays.stream(parts).sum()).as(model.label()).isEqualTo(1_001);
        }
    }

    @Test
    void farAwayDatesAreDatesLikeAnyOther() {
        for (String at : List.of("0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59Z")) {
            Instant end = Instant.parse(at);
            Journey journey = Journeys.journey(end, 10, List.of(Journeys.touch("1", end.minusMillis(1), "Email"),
                    Journeys.touch("0", Instant.parse("2026-10-31T12:00:00Z"), "Display")));
            Crediting crediting = Journeys.credited(new Attribution(Model.TIME_DECAY, 730), journey);
            assertThat(Journeys.parts(crediting, 10)).as(at).containsExactly(10);
        }
    }
}
