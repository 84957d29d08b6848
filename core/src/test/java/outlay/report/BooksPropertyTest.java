package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;
import outlay.ledger.Entry;
import outlay.metric.Figures;
import outlay.testkit.Draw;
import outlay.testkit.Property;
import outlay.report.Answer.Row;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// The laws of the books over random histories.
class BooksPropertyTest {
    @Test
    void everythingEarnedIsCreditedOrUnattributedAndEverythingSpentIsReported() {
        Property.check(20_000, 11, draw -> {
            History history = History.random(draw);
            Model model = draw.pick(Model.ALL);
            Answer answer = history.books().answer(History.all(draw.pick(By.values()), model));
            assertThat(answer.balances()).allMatch(Answer.Balance::holds);
            Map<Currency, Long> revenue = revenue(history);
            long conversions = 0;
            long leads = 0;
            for (Row total : answer.totals()) {
                Figures figures = total.figures();
                assertThat(figures.revenueMinor()).isEqualTo(revenue.getOrDefault(total.currency(), 0L));
                revenue.remove(total.currency());
                assertThat(figures.spendMicros()).isEqualTo(answer.balances().stream()
                        .filter(b -> b.currency().equals(total.currency()))
                        .mapToLong(Answer.Balance::importedSpendMicros).sum());
                conversions += figures.conversionMicros();
                leads += figures.leadMicros();
            }
            assertThat(revenue.values()).allMatch(rest -> rest == 0);
            assertThat(leads).isEqualTo(Entry.ONE * count(history, true));
            assertThat(conversions).isEqualTo(Entry.ONE * count(history, false));
        });
    }

    @Test
    void everyStepDownTheHierarchySumsToTheRowAboveIt() {
        Property.check(5_000, 13, draw -> {
            History history = History.random(draw);
            Books books = history.books();
            Question asked = History.question(draw);
            Map<Currency, Figures> whole = sum(books.answer(by(asked, By.CHANNELS, Filter.ALL)).rows());
            for (By by : By.values()) {
                Answer answer = books.answer(by(asked, by, Filter.ALL));
                assertThat(sum(answer.rows())).as("%s", by).isEqualTo(whole);
                assertThat(sum(answer.totals())).isEqualTo(whole);
            }
            for (Row channel : books.answer(by(asked, By.CHANNELS, Filter.ALL)).rows()) {
                Filter in = new Filter("", channel.keys().getOrDefault("channel", ""), "");
                List<Row> campaigns = books.answer(by(asked, By.CAMPAIGNS, in)).rows();
                assertThat(sum(campaigns).get(channel.currency())).isEqualTo(channel.figures());
                for (Row campaign : campaigns) {
                    Filter inside = new Filter("", in.channel(), campaign.campaignKey());
                    assertThat(sum(books.answer(by(asked, By.ADS, inside)).rows()).get(campaign.currency()))
                            .isEqualTo(campaign.figures());
                    assertThat(sum(books.answer(by(asked, By.DAYS, inside)).rows()).get(campaign.currency()))
                            .isEqualTo(campaign.figures());
                    List<Row> groups = books.answer(by(asked, By.AD_GROUPS, inside)).rows();
                    assertThat(sum(groups).get(campaign.currency())).isEqualTo(campaign.figures());
                    for (Row group : groups) {
                        String key = Grouping.idOrName(group.text("ad_group_id"), group.text("ad_group"));
                        if (!key.isEmpty()) {
                            List<Row> ads = books.answer(by(asked, By.ADS, inside.inAdGroup(key))).rows();
                            assertThat(sum(ads).get(group.currency())).isEqualTo(group.figures());
                        }
                    }
                }
            }
            for (Row platform : books.answer(by(asked, By.PLATFORMS, Filter.ALL)).rows()) {
                String name = platform.keys().getOrDefault("platform", "");
                if (!name.isEmpty()) {
                    List<Row> campaigns = books.answer(by(asked, By.CAMPAIGNS, new Filter(name, "", ""))).rows();
                    assertThat(sum(campaigns).get(platform.currency())).isEqualTo(platform.figures());
                }
            }
        });
    }

    @Test
    void neitherTheOrderOfFactsNorRepeatedOnesNorTheMachineShow() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Property.check(3_000, 17, draw -> {
                History history = History.random(draw);
                Question asked = History.question(draw);
                Locale.setDefault(Locale.ROOT);
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                Answer answer = history.books().answer(asked);
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                List<Fact> repeated = new ArrayList<>(history.facts());
                repeated.addAll(history.facts().stream().filter(fact -> draw.chance(30)).toList());
                History other = new History(draw.shuffled(history.journeys()), importsInOrder(draw, repeated));
                assertThat(other.books().answer(asked)).isEqualTo(answer);
                assertThat(Table.of(other.books().answer(asked))).isEqualTo(Table.of(answer));
            });
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void manyThreadsGetOneAnswer() {
        Property.check(20, 19, draw -> {
            Books books = History.random(draw).books();
            Question asked = History.question(draw);
            Answer answer = books.answer(asked);
            assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> books.answer(asked)).distinct())
                    .containsExactly(answer);
        });
    }

    @Test
    void whatIsPaidBackWholeLeavesNoRevenueAnywhereInAnyCurrency() {
        Property.check(5_000, 23, draw -> {
            History history = History.random(draw);
            List<Journey> paidBack = history.journeys().stream().map(journey -> paidBack(draw, journey)).toList();
            Question asked = History.question(draw);
            Question whole = new Question(asked.client(), draw.pick(By.ADS, By.CHANNELS), Optional.empty(),
                    asked.attribution(), asked.zone(), asked.currency(), Filter.ALL);
            Answer answer = new History(paidBack, history.facts()).books().answer(whole);
            assertThat(answer.rows()).allMatch(row -> row.figures().revenueMinor() == 0);
            assertThat(answer.balances()).allMatch(balance -> balance.creditedMinor() == 0
                    && balance.unattributedMinor() == 0);
        });
    }

    @Test
    void importingTheLastFileAgainChangesNothing() {
        Property.check(5_000, 29, draw -> {
            History history = History.random(draw);
            List<Fact> again = new ArrayList<>(history.facts());
            Optional<Import> last = history.facts().stream().filter(Import.class::isInstance).map(Import.class::cast)
                    .reduce((first, second) -> second);
            last.ifPresent(old -> {
                history.facts().stream().filter(SpendRow.class::isInstance).map(SpendRow.class::cast)
                        .filter(row -> row.importId().equals(old.id())).forEach(row -> again.add(renamed(row)));
                again.add(new Import(old.client(), "again", "", "", old.kind(), "", old.rows(), old.at()));
            });
            Question asked = History.question(draw);
            assertThat(new History(history.journeys(), again).books().answer(asked))
                    .isEqualTo(history.books().answer(asked));
        });
    }

    private static Question by(Question asked, By by, Filter filter) {
        return new Question(asked.client(), by, asked.period(), asked.attribution(), asked.zone(),
                asked.currency(), filter);
    }

    private static Map<Currency, Figures> sum(List<Row> rows) {
        Map<Currency, Figures> sum = new TreeMap<>();
        rows.forEach(row -> sum.merge(row.currency(), row.figures(), Figures::plus));
        return sum;
    }

    private static Map<Currency, Long> revenue(History history) {
        Map<Currency, Long> revenue = new HashMap<>();
        for (Journey journey : history.journeys()) {
            Conversion conversion = journey.conversion();
            revenue.merge(conversion.value().currency(), conversion.value().minor(), Long::sum);
            for (Refund refund : conversion.refunds()) {
                revenue.merge(refund.value().currency(), -refund.value().minor(), Long::sum);
            }
        }
        return revenue;
    }

    private static long count(History history, boolean leads) {
        return history.journeys().stream().filter(j -> (j.conversion().kind() == Kind.LEAD) == leads).count();
    }

    /// The facts in another order, in which only the imports keep theirs.
    static List<Fact> importsInOrder(Draw draw, List<Fact> facts) {
        List<Fact> shuffled = draw.shuffled(facts);
        List<Fact> imports = facts.stream().filter(Import.class::isInstance).toList();
        int next = 0;
        for (int i = 0; i < shuffled.size(); i++) {
            if (shuffled.get(i) instanceof Import) {
                shuffled.set(i, imports.get(next));
                next++;
            }
        }
        return shuffled;
    }

    private static Journey paidBack(Draw draw, Journey journey) {
        Conversion of = journey.conversion();
        List<Refund> refunds = new ArrayList<>();
        long left = of.value().minor();
        while (left > 0) {
            long minor = draw.pick(left, draw.between(1L, left));
            left -= minor;
            Instant at = of.at().plusSeconds(draw.between(0, 200_000));
            refunds.add(new Refund("r" + refunds.size(), at, new Money(minor, of.value().currency())));
        }
        return new Journey(new Conversion(of.id(), of.kind(), of.person(), of.at(), of.value(), refunds),
                journey.touches());
    }

    private static SpendRow renamed(SpendRow row) {
        return new SpendRow(row.client(), "again", row.line(), row.platform(), row.accountId(), row.accountName(),
                row.level(), row.day(), row.zone(), row.entity(), row.segment(), row.spend(), row.impressions(),
                row.clicks(), row.platformConversions(), row.platformConversionValue());
    }
}
