package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Verdict;
import outlay.base.Currency;
import outlay.journey.Journey;
import outlay.ledger.Entry;
import outlay.metric.Figures;
import outlay.report.Answer.Row;
import outlay.report.Contributions.Line;
import outlay.report.Contributions.Mark;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Property;

/// Every cent opens: the cells of reports to their conversions, and conversions to their touches.
class ReceiptsPropertyTest {
    @Test
    void theConversionsBehindACellSumToItInEveryReport() {
        Property.check(4_000, 31, draw -> {
            History history = History.random(draw);
            Books books = history.books();
            Question drawn = History.question(draw);
            Filter filter = draw.pick(Filter.ALL, new Filter("google", "", ""), new Filter("", "Paid Social", ""),
                    new Filter("", "", "linkedin/77"), new Filter("", "Unattributed", ""));
            for (By by : By.values()) {
                Question question = new Question(drawn.client(), by, drawn.period(), drawn.attribution(),
                        drawn.zone(), drawn.currency(), filter);
                Answer answer = books.answer(question);
                for (Row row : answer.rows()) {
                    Contributions behind = books.conversions(question, Cell.of(by, row));
                    Figures sum = sum(behind.lines());
                    assertThat(sum).as("%s %s", by, row.keys()).isEqualTo(credited(row.figures()));
                    assertThat(behind.totals().getOrDefault(row.currency(), Figures.ZERO)).isEqualTo(sum);
                    assertThat(behind.lines()).allMatch(line -> line.currency().equals(row.currency()));
                }
                Map<Currency, Figures> totals = new TreeMap<>();
                answer.totals().forEach(total -> totals.put(total.currency(), credited(total.figures())));
                totals.values().removeIf(Figures.ZERO::equals);
                Map<Currency, Figures> opened = new TreeMap<>(books.conversions(question, Cell.ALL).totals());
                opened.values().removeIf(Figures.ZERO::equals);
                assertThat(opened).isEqualTo(totals);
            }
        });
    }

    @Test
    void theReceiptsOfAllConversionsSumToTheReport() {
        Property.check(4_000, 37, draw -> {
            History history = History.random(draw);
            Books books = history.books();
            Question drawn = History.question(draw);
            Question all = new Question(drawn.client(), By.CHANNELS, Optional.empty(), drawn.attribution(),
                    drawn.zone(), drawn.currency(), Filter.ALL);
            Map<Currency, Map<String, Long>> expected = new HashMap<>();
            for (Journey journey : history.journeys()) {
                Receipt receipt = books.receipt(all, journey.conversion().id()).orElseThrow();
                check(receipt, journey);
                receipt.steps().forEach(step -> step.credits().forEach(credit -> expected
                        .computeIfAbsent(credit.currency(), c -> new HashMap<>())
                        .merge(step.touch().source().channel(), credit.minor(), Long::sum)));
                receipt.entries().forEach(entry -> expected
                        .computeIfAbsent(entry.unattributed().currency(), c -> new HashMap<>())
                        .merge("Unattributed", entry.unattributed().minor(), Long::sum));
            }
            books.answer(all).rows().forEach(row -> {
                Map<String, Long> channels = expected.getOrDefault(row.currency(), new HashMap<>());
                assertThat(row.figures().revenueMinor())
                        .isEqualTo(channels.getOrDefault(row.text("channel"), 0L));
                channels.remove(row.text("channel"));
            });
            assertThat(expected.values()).allSatisfy(
                    channels -> assertThat(channels.values()).allMatch(rest -> rest == 0));
        });
    }

    @Test
    void pagesShowEveryLineOnceInOrder() {
        Property.check(2_000, 41, draw -> {
            Contributions behind = History.random(draw).books()
                    .conversions(History.question(draw), Cell.ALL);
            int limit = draw.between(1, 3);
            List<Line> read = new ArrayList<>();
            Optional<Mark> after = Optional.empty();
            do {
                Contributions.Page page = behind.page(after, limit);
                assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
                read.addAll(page.lines());
                after = page.next();
            } while (after.isPresent());
            assertThat(read).isEqualTo(behind.lines());
        });
    }

    private static void check(Receipt receipt, Journey journey) {
        assertThat(receipt.proofs()).isNotEmpty().allMatch(Receipt.Proof::holds);
        assertThat(receipt.steps()).extracting(Receipt.Step::touch).isEqualTo(journey.touches());
        assertThat(receipt.entries()).hasSize(1 + journey.conversion().refunds().size());
        boolean counts = receipt.steps().stream().anyMatch(step -> step.verdict() == Verdict.COUNTS);
        assertThat(receipt.steps().stream().mapToLong(Receipt.Step::countMicros).sum())
                .isEqualTo(counts ? Entry.ONE : 0);
        for (Receipt.Step step : receipt.steps()) {
            if (step.verdict() != Verdict.COUNTS) {
                assertThat(step.share()).isEqualTo("0");
                assertThat(step.credits()).allMatch(credit -> credit.isZero());
            }
        }
    }

    private static Figures credited(Figures figures) {
        return new Figures(0, 0, 0, 0, figures.leadMicros(), figures.conversionMicros(), figures.revenueMinor());
    }

    private static Figures sum(List<Line> lines) {
        return lines.stream().map(Line::credited).reduce(Figures.ZERO, Figures::plus);
    }

    @Test
    void aConversionThatIsNotThereHasNoReceipt() {
        Property.check(10, 43, draw -> assertThat(
                History.random(draw).books().receipt(History.question(draw), "order/none")).isEmpty());
    }
}
