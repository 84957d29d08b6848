package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import outlay.attribution.Multiplier;
import outlay.attribution.Multiplier.Measured;
import outlay.base.Period;
import outlay.fact.LiftTest;
import outlay.metric.Figures;
import outlay.report.Calibrated.Tested;
import outlay.report.Calibrated.Tested.State;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// Sets what lift tests say beside an answer by channels.
///
/// A test's incremental conversions are compared with what the asked model credits its channel with in the test's own
/// days, over the whole of the books, whatever period and filter were asked for.
final class Calibrating {
    private static final long ONE = 1_000_000;

    private final List<LiftTest> tests;
    private final Function<Question, Answer> books;
    private final Map<Period, Map<String, Long>> attributed = new HashMap<>();

    Calibrating(List<LiftTest> tests, Function<Question, Answer> books) {
        this.tests = tests;
        this.books = books;
    }

    Calibrated calibrate(Question question) {
        if (question.by() != By.CHANNELS) {
            throw new IllegalArgumentException("lift tests are of channels, so only a report by channels can be "
                    + "calibrated; ask for channels");
        }
        Answer answer = books.apply(question);
        Set<String> channels = answer.rows().stream().map(row -> row.text("channel")).collect(Collectors.toSet());
        Map<String, List<Measured>> measured = new HashMap<>();
        List<Tested> tested = new ArrayList<>();
        for (LiftTest test : tests) {
            boolean inReport = channels.contains(test.channel());
            Optional<Measured> result = inReport ? measured(test, question) : Optional.empty();
            result.ifPresent(m -> measured.computeIfAbsent(test.channel(), channel -> new ArrayList<>()).add(m));
            State otherwise = inReport ? State.NOTHING_ATTRIBUTED : State.NOT_IN_REPORT;
            tested.add(new Tested(test, result.isPresent() ? State.USED : otherwise));
        }
        tested.replaceAll(each -> besideExact(each, measured.getOrDefault(each.test().channel(), List.of())));
        Map<String, Multiplier> multipliers = new HashMap<>();
        measured.forEach((channel, results) -> multipliers.put(channel, Multiplier.of(results)));
        return calibrated(answer, multipliers, tested);
    }

    private static Tested besideExact(Tested tested, List<Measured> ofChannel) {
        boolean outweighed = tested.state() == State.USED && tested.test().errorMillionths() > 0
                && ofChannel.stream().anyMatch(Measured::exact);
        return outweighed ? new Tested(tested.test(), State.BESIDE_EXACT) : tested;
    }

    private Optional<Measured> measured(LiftTest test, Question question) {
        return switch (test.measure()) {
            case MULTIPLIER -> Optional.of(new Measured(test.millionths(), ONE, test.errorMillionths()));
            case INCREMENTAL_CONVERSIONS -> Optional
                    .of(attributed.computeIfAbsent(test.period(), days -> attributed(days, question))
                            .getOrDefault(test.channel(), 0L))
                    .filter(conversions -> conversions > 0)
                    .map(conversions -> new Measured(test.millionths(), conversions, test.errorMillionths()));
        };
    }

    /// Conversions of each channel, in millionths; they are counted whatever their currency, so nothing is converted.
    private Map<String, Long> attributed(Period days, Question question) {
        Map<String, Long> conversions = new HashMap<>();
        books.apply(new Question(question.client(), By.CHANNELS, Optional.of(days), question.attribution(),
                question.zone(), Optional.empty(), Filter.ALL)).rows()
                .forEach(row -> conversions.merge(row.text("channel"), row.figures().conversionMicros(),
                        Math::addExact));
        return conversions;
    }

    private static Calibrated calibrated(Answer answer, Map<String, Multiplier> multipliers, List<Tested> tested) {
        List<Calibrated.Row> rows = new ArrayList<>();
        List<Calibrated.Row> totals = new ArrayList<>();
        for (Answer.Row total : answer.totals()) {
            List<Calibrated.Row> ofCurrency = new ArrayList<>();
            answer.rows().stream().filter(row -> row.currency().equals(total.currency()))
                    .forEach(row -> ofCurrency.add(calibrated(row,
                            Optional.ofNullable(multipliers.get(row.text("channel"))))));
            ofCurrency.add(baseline(total, sum(ofCurrency)));
            rows.addAll(ofCurrency);
            totals.add(new Calibrated.Row(total, sum(ofCurrency), Optional.empty()));
        }
        return new Calibrated(answer, rows, totals, tested);
    }

    private static Calibrated.Row calibrated(Answer.Row row, Optional<Multiplier> multiplier) {
        Figures figures = row.figures();
        Figures sales = Figures.sales(
                multiplier.map(by -> by.times(figures.conversionMicros())).orElse(figures.conversionMicros()),
                multiplier.map(by -> by.times(figures.revenueMinor())).orElse(figures.revenueMinor()));
        return new Calibrated.Row(row, sales.plus(Figures.spend(figures.spendMicros(), 0, 0, 0)), multiplier);
    }

    private static Calibrated.Row baseline(Answer.Row total, Figures others) {
        Figures left = total.figures().minus(others);
        return new Calibrated.Row(new Answer.Row(
                Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("channel", Calibrated.BASELINE))),
                total.currency(), Figures.ZERO), Figures.sales(left.conversionMicros(), left.revenueMinor()),
                Optional.empty());
    }

    private static Figures sum(List<Calibrated.Row> rows) {
        return rows.stream().map(Calibrated.Row::calibrated).reduce(Figures.ZERO, Figures::plus);
    }
}
