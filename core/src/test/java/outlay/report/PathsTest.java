package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.journey.Journey;
import outlay.metric.Figures;
import outlay.report.Paths.Bucket;
import outlay.report.Paths.Way;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Property;

class PathsTest {
    @Test
    void theWaysSumToTheReport() {
        Property.check(10_000, 71, draw -> {
            History history = History.random(draw);
            Question asked = whole(History.question(draw));
            Map<Currency, Figures> report = new TreeMap<>();
            for (Answer.Row total : history.books().answer(asked).totals()) {
                Figures all = total.figures();
                Figures earned = new Figures(0, 0, 0, 0, all.leadMicros(), all.conversionMicros(), all.revenueMinor());
                if (!earned.equals(Figures.ZERO)) {
                    report.put(total.currency(), earned);
                }
            }
            Paths paths = history.books().paths(asked);
            Map<Currency, Figures> sums = new TreeMap<>();
            paths.ways().forEach(way -> sums.merge(way.currency(), way.figures(), Figures::plus));
            sums.values().removeIf(Figures.ZERO::equals);
            assertThat(sums).isEqualTo(report);
            asked.period().ifPresent(period -> assertThat(paths.period()).isEqualTo(period));
            assertThat(paths.ways()).allSatisfy(PathsTest::repeatsNothing).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyConversionWithATouchHasALagAndALength() {
        Property.check(5_000, 73, draw -> {
            History history = History.random(draw);
            Question drawn = whole(History.question(draw));
            Question asked = new Question(drawn.client(), By.CHANNELS, Optional.empty(), drawn.attribution(),
                    drawn.zone(), drawn.currency(), Filter.ALL);
            Books books = history.books();
            long credited = 0;
            for (Journey journey : history.journeys()) {
                Receipt receipt = books.receipt(asked, journey.conversion().id()).orElseThrow();
                credited += receipt.steps().stream().anyMatch(step -> step.countMicros() != 0) ? 1 : 0;
            }
            Paths paths = books.paths(asked);
            assertThat(paths.lags().stream().mapToLong(PathsTest::all).sum()).isEqualTo(credited);
            assertThat(paths.lengths().stream().mapToLong(PathsTest::all).sum()).isEqualTo(credited);
        });
    }

    @Test
    void rangesFollowEachOther() {
        Property.check(10, 3, draw -> {
            Paths paths = History.random(draw).books().paths(whole(History.question(draw)));
            for (List<Bucket> buckets : List.of(paths.lags(), paths.lengths())) {
                for (int i = 1; i < buckets.size(); i++) {
                    assertThat(buckets.get(i).from()).isEqualTo(buckets.get(i - 1).until() + 1);
                }
                assertThat(buckets.get(buckets.size() - 1).until()).isEqualTo(Integer.MAX_VALUE);
            }
            assertThat(paths.lags().get(0).from()).isZero();
            assertThat(paths.lengths().get(0).from()).isEqualTo(1);
        });
    }

    private static Question whole(Question asked) {
        return new Question(asked.client(), By.CHANNELS, asked.period(), asked.attribution(), asked.zone(),
                asked.currency(), Filter.ALL);
    }

    private static long all(Bucket bucket) {
        return bucket.sales() + bucket.leads();
    }

    private static void repeatsNothing(Way way) {
        for (int i = 1; i < way.channels().size(); i++) {
            assertThat(way.channels().get(i)).isNotEqualTo(way.channels().get(i - 1));
        }
    }
}
