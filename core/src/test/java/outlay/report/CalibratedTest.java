package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Decimal;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.LiftTest.Measure;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.journey.Touch.Placement;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Calibrated.Column;
import outlay.report.Calibrated.Tested.State;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Property;

/// The shop of attribution.md: of 1,000 conversions brand search is credited with 400, Meta with 300, others with 300;
/// 100 of Meta's are of a second week.
class CalibratedTest {
    private static final String BRAND = "brand";
    private static final String META = "Meta";
    private static final Period FIRST_WEEK = week("2026-07-01");
    private static final Period SECOND_WEEK = week("2026-07-08");
    private static final List<Journey> JOURNEYS = journeys();

    private final List<Fact> facts = new ArrayList<>();

    @Test
    void theWorkedExample() {
        tests(test(BRAND, FIRST_WEEK, Measure.MULTIPLIER, "0.2", "0"), test(META, FIRST_WEEK, Measure.MULTIPLIER, "1.3",
                "0"));
        assertThat(lines(question())).containsExactly("brand USD 400.00 4000.00 -> 80.00 800.00 * 0.20 0.00",
                "Meta USD 300.00 3000.00 -> 390.00 3900.00 * 1.30 0.00",
                "others USD 300.00 3000.00 -> 300.00 3000.00 * - -",
                "baseline USD 0.00 0.00 -> 230.00 2300.00 * - -",
                "total USD 1000.00 10000.00 -> 1000.00 10000.00 * - -");
    }

    /// Meta got 200 in the first week, of which 100 are incremental; half of its 300 of both weeks are left.
    @Test
    void incrementalConversionsAreComparedWithThoseOfTheTestsOwnDays() {
        tests(test(META, FIRST_WEEK, Measure.INCREMENTAL_CONVERSIONS, "100", "0"));
        assertThat(lines(question())).contains("Meta USD 300.00 3000.00 -> 150.00 1500.00 * 0.50 0.00",
                "baseline USD 0.00 0.00 -> 150.00 1500.00 * - -");
        assertThat(lines(in(SECOND_WEEK, new Filter("", META, "")))).containsExactly(
                "Meta USD 100.00 1000.00 -> 50.00 500.00 * 0.50 0.00", "baseline USD 0.00 0.00 -> 50.00 500.00 * - -",
                "total USD 100.00 1000.00 -> 100.00 1000.00 * - -");
    }

    @Test
    void theBaselineIsLessThanZeroWhereTestsFindMoreThanWasCounted() {
        tests(test(META, FIRST_WEEK, Measure.MULTIPLIER, "2", "0"));
        assertThat(lines(question())).contains("baseline USD 0.00 0.00 -> -300.00 -3000.00 * - -");
    }

    @Test
    void aChannelThatEarnedNothingInTheDaysOfItsTestKeepsWhatItHas() {
        Period before = week("2026-06-01");
        tests(test(BRAND, SECOND_WEEK, Measure.INCREMENTAL_CONVERSIONS, "10", "0.1"),
                test(META, before, Measure.INCREMENTAL_CONVERSIONS, "10", "0.1"),
                test("Television", FIRST_WEEK, Measure.MULTIPLIER, "2", "0"));
        Calibrated calibrated = calibrated(question());
        assertThat(calibrated.tests()).extracting(Calibrated.Tested::state).containsExactly(State.NOTHING_ATTRIBUTED,
                State.NOT_IN_REPORT, State.NOTHING_ATTRIBUTED);
        assertThat(calibrated.rows()).allSatisfy(row -> assertThat(row.multiplier()).isEmpty());
        assertThat(lines(question())).contains("baseline USD 0.00 0.00 -> 0.00 0.00 * - -");
    }

    @Test
    void aChannelWhoseAdsAddNothingKeepsNothing() {
        tests(test(BRAND, FIRST_WEEK, Measure.INCREMENTAL_CONVERSIONS, "0", "0"),
                test(META, FIRST_WEEK, Measure.MULTIPLIER, "-0.5", "0"));
        assertThat(lines(question())).contains("brand USD 400.00 4000.00 -> 0.00 0.00 * 0.00 0.00",
                "Meta USD 300.00 3000.00 -> 0.00 0.00 * 0.00 0.00", "baseline USD 0.00 0.00 -> 700.00 7000.00 * - -");
    }

    /// 0.5 +- 0.25 and 2 +- 0.5 give the square root of 2, however their days overlap.
    @Test
    void overlappingTestsCountAsTheyAre() {
        Period both = new Period(FIRST_WEEK.from(), SECOND_WEEK.to());
        tests(test(META, FIRST_WEEK, Measure.MULTIPLIER, "0.5", "0.25"),
                test(META, both, Measure.MULTIPLIER, "2", "0.5"));
        assertThat(lines(question())).contains("Meta USD 300.00 3000.00 -> 424.2642 4242.64 * 1.414214 0.288675",
                "baseline USD 0.00 0.00 -> -124.2642 -1242.64 * - -");
        tests(test(META, SECOND_WEEK, Measure.MULTIPLIER, "1", "0"));
        assertThat(calibrated(question()).tests()).extracting(Calibrated.Tested::state)
                .containsExactly(State.BESIDE_EXACT, State.BESIDE_EXACT, State.USED);
    }

    @Test
    void aLaterTestOfTheSameChannelAndDaysReplaces() {
        tests(test(META, FIRST_WEEK, Measure.MULTIPLIER, "0.5", "0"));
        tests(test(META, FIRST_WEEK, Measure.MULTIPLIER, "0.7", "0"));
        facts.add(test(META, FIRST_WEEK, Measure.MULTIPLIER, "0.9", "0"));
        assertThat(calibrated(question()).tests()).as("that of an import without an end does not count")
                .singleElement().satisfies(tested -> assertThat(tested.test().millionths()).isEqualTo(700_000));
    }

    @Test
    void withoutTestsEverythingIsAsItWasAndTheBaselineIsZero() {
        assertThat(lines(question())).contains("brand USD 400.00 4000.00 -> 400.00 4000.00 * - -",
                "baseline USD 0.00 0.00 -> 0.00 0.00 * - -");
        Books empty = Books.of(JourneyColumns.of(List.of()), List.of(), Facts::source);
        assertThat(empty.calibrated(question(), Crew.ALONE).rows()).isEmpty();
    }

    @Test
    void onlyChannelsCanBeCalibrated() {
        assertThatThrownBy(() -> calibrated(History.all(By.DAYS, Model.LINEAR)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ask for channels");
    }

    /// In every currency, to the unit, under any model, period, filter and tests.
    @Test
    void calibratedAndBaselineSumToWhatIsAttributed() {
        Property.check(400, 31, draw -> {
            History history = History.random(draw);
            List<Fact> all = new ArrayList<>(history.facts());
            List<Fact> drawn = draw.list(0, 6, d -> new LiftTest(Facts.CLIENT, "lifts-1", d.between(1, 1_000_000),
                    d.pick("Paid Search", "Paid Social", "Direct", "Email", "Nowhere"),
                    new Period(Facts.DAY.plus(d.between(-2, 2)), Facts.DAY.plus(d.between(2, 9))),
                    d.pick(Measure.values()), d.between(-1_000_000L, 5_000_000L),
                    d.pick(0L, 1L, 200_000L, 3_000_000L), ""));
            all.addAll(drawn);
            all.add(imported("lifts-1", drawn.size()));
            Question asked = History.question(draw);
            Question question = new Question(asked.client(), By.CHANNELS, asked.period(), asked.attribution(),
                    asked.zone(), asked.currency(), asked.filter());
            Books books = Books.of(JourneyColumns.of(history.journeys()), all, Facts::source);
            Calibrated calibrated = books.calibrated(question, Crew.ALONE);
            assertThat(calibrated.answer()).isEqualTo(books.answer(question));
            for (Calibrated.Row total : calibrated.totals()) {
                Figures sum = calibrated.rows().stream()
                        .filter(row -> row.attributed().currency().equals(total.attributed().currency()))
                        .map(Calibrated.Row::calibrated).reduce(Figures.ZERO, Figures::plus);
                Figures attributed = total.attributed().figures();
                assertThat(sum).isEqualTo(total.calibrated())
                        .isEqualTo(Figures.sales(attributed.conversionMicros(), attributed.revenueMinor())
                                .plus(Figures.spend(attributed.spendMicros(), 0, 0, 0)));
            }
            assertThat(calibrated.rows().stream().map(Calibrated.Row::attributed)
                    .filter(row -> !row.keys().containsValue(Calibrated.BASELINE)))
                    .containsExactlyElementsOf(calibrated.answer().rows());
        });
    }

    private void tests(LiftTest... tests) {
        String id = "lifts-" + facts.size();
        for (int i = 0; i < tests.length; i++) {
            LiftTest test = tests[i];
            facts.add(new LiftTest(test.client(), id, i + 2, test.channel(), test.period(), test.measure(),
                    test.millionths(), test.errorMillionths(), test.note()));
        }
        facts.add(imported(id, tests.length));
    }

    private static Import imported(String id, int rows) {
        return new Import(Facts.CLIENT, id, "lifts.csv", "", Import.Kind.LIFT_TESTS, "lift-tests", rows, Instant.EPOCH);
    }

    private static LiftTest test(String channel, Period period, Measure measure, String result, String error) {
        return new LiftTest(Facts.CLIENT, "unfinished", 2, channel, period, measure,
                Decimal.parse(result, 6), Decimal.parse(error, 6), "");
    }

    private Calibrated calibrated(Question question) {
        return Books.of(JourneyColumns.of(JOURNEYS), facts, Facts::source).calibrated(question, Crew.ALONE);
    }

    private List<String> lines(Question question) {
        Calibrated calibrated = calibrated(question);
        List<String> lines = new ArrayList<>();
        calibrated.rows().forEach(row -> lines.add(line(row)));
        calibrated.totals().forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static String line(Calibrated.Row row) {
        Answer.Row attributed = row.attributed();
        return attributed.keys().getOrDefault("channel", "total") + " " + attributed.currency() + " "
                + Metric.CONVERSIONS.value(attributed.figures(), attributed.currency()).orElseThrow()
                + " " + Metric.REVENUE.value(attributed.figures(), attributed.currency()).orElseThrow()
                + " -> " + Column.CALIBRATED_CONVERSIONS.value(row).orElse("-") + " "
                + Column.CALIBRATED_REVENUE.value(row).orElse("-") + " * " + Column.MULTIPLIER.value(row).orElse("-")
                + " " + Column.MULTIPLIER_ERROR.value(row).orElse("-");
    }

    private static Question question() {
        return in(new Period(FIRST_WEEK.from(), SECOND_WEEK.to()), Filter.ALL);
    }

    private static Question in(Period period, Filter filter) {
        return new Question(Facts.CLIENT, By.CHANNELS, Optional.of(period), new Attribution(Model.LAST, 30),
                ZoneOffset.UTC, Optional.empty(), filter);
    }

    private static Period week(String from) {
        Day first = Day.parse(from);
        return new Period(first, first.plus(6));
    }

    private static List<Journey> journeys() {
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String channel = i < 400 ? BRAND : i < 700 ? META : "others";
            Instant at = Instant.parse(i >= 600 && i < 700 ? "2026-07-09T12:00:00Z" : "2026-07-02T12:00:00Z");
            journeys.add(new Journey(
                    new Conversion("order/" + i, Kind.ORDER, "p" + i, at, new Money(1_000, new Currency("USD")),
                            List.of()),
                    List.of(new Touch("t" + i, at.minusSeconds(60), new Touch.Source(channel, Placement.NONE)))));
        }
        return journeys;
    }
}
