package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.SpendRow.Level;
import outlay.funnel.FunnelRules;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.plan.Target;
import outlay.report.Question.By;
import outlay.testkit.Property;

class RollupTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId BOLT = new ClientId("bolt");
    private static final ClientId CALM = new ClientId("calm");
    private static final Currency USD = new Currency("USD");
    private static final Currency EUR = new Currency("EUR");

    @Test
    void aRowIsTheClientsOwnTotalAndATotalTheSumOfItsRows() {
        Property.check(200, 71, draw -> {
            Map<ClientId, Books> books = new HashMap<>();
            for (ClientId client : List.of(ACME, BOLT, CALM)) {
                books.put(client, Books.of(Market.random(draw)));
            }
            Optional<Currency> currency = draw.chance(50) ? Optional.empty() : Optional.of(draw.pick(USD, EUR));
            Function<ClientId, Question> asked = client -> question(client, currency, Optional.empty());
            Rollup rollup = rollup(books, asked, List.of());
            for (Map.Entry<ClientId, Books> of : books.entrySet()) {
                boolean converted = rollup.rows().stream()
                        .noneMatch(row -> row.client().equals(of.getKey()) && row.notConverted().isPresent());
                Answer own = of.getValue().answer(converted
                        ? asked.apply(of.getKey())
                        : question(of.getKey(), Optional.empty(), Optional.empty()));
                assertThat(rollup.rows().stream().filter(row -> row.client().equals(of.getKey()))
                        .filter(row -> !row.figures().equals(Figures.ZERO))
                        .collect(Collectors.toMap(row -> row.currency().orElseThrow(), Rollup.Row::figures)))
                        .isEqualTo(own.totals().stream().filter(row -> !row.figures().equals(Figures.ZERO))
                                .collect(Collectors.toMap(Answer.Row::currency, Answer.Row::figures)));
            }
            assertThat(rollup.rows()).extracting(Rollup.Row::client).contains(ACME, BOLT, CALM).isSorted();
            for (Rollup.Total total : rollup.totals()) {
                assertThat(of(rollup, total.currency()).map(Rollup.Row::figures).reduce(Figures.ZERO, Figures::plus))
                        .isEqualTo(total.figures());
                assertThat(of(rollup, total.currency()).mapToLong(Rollup.Row::unclassified).sum())
                        .isEqualTo(total.unclassified());
            }
        });
    }

    @Test
    void whatCannotBeConvertedStaysAsItIsAndSaysWhy() {
        Map<ClientId, Books> books = Map.of(ACME, spent("100", "USD", true), BOLT, spent("10", "USD", false), CALM,
                spent("1", "EUR", false));
        Rollup rollup = rollup(books, client -> question(client, Optional.of(EUR), Optional.empty()), List.of());
        assertThat(rollup.rows()).extracting(row -> row.client() + " " + row.currency().orElseThrow() + " "
                + new Micros(row.figures().spendMicros(), row.currency().orElseThrow()).amount() + " "
                + row.notConverted().map(why -> why.substring(0, 24)).orElse(""))
                .containsExactly("acme EUR 50.00 ", "bolt USD 10.00 no rate from USD to EUR ", "calm EUR 1.00 ");
        assertThat(rollup.totals()).extracting(total -> total.currency() + " "
                + new Micros(total.figures().spendMicros(), total.currency()).amount())
                .containsExactly("EUR 51.00", "USD 10.00");
        assertThat(rollup.version()).isEqualTo(3);
    }

    @Test
    void aClientOfWhomThereIsNothingToTellHasARowOfZeros() {
        Map<ClientId, Books> books = Map.of(ACME, spent("100", "USD", false), BOLT, Books.of(List.of()));
        Optional<Period> longAgo = Optional.of(new Period(Day.parse("2020-01-01"), Day.parse("2020-01-31")));
        Rollup rollup = rollup(books, client -> question(client, Optional.empty(), longAgo), List.of());
        assertThat(rollup.rows()).extracting(row -> row.client() + " " + row.currency())
                .containsExactly("acme Optional[USD]", "bolt Optional.empty");
        assertThat(rollup.rows()).allSatisfy(row -> assertThat(row.figures()).isEqualTo(Figures.ZERO));
        assertThat(rollup.rows().get(0).unclassifiedShare()).isEmpty();
    }

    @Test
    void theTargetIsTheClientsAsAWhole() {
        Map<ClientId, Books> books = Map.of(ACME, spent("100", "USD", false), BOLT, spent("10", "USD", false));
        List<Target> targets = List.of(target(ACME, "", "99"), target(BOLT, "Paid Search", "1"));
        Rollup rollup = rollup(books, client -> question(client, Optional.empty(), Optional.empty()), targets);
        assertThat(rollup.rows()).extracting(Rollup.Row::above).containsExactly(Optional.of(true), Optional.empty());
        assertThat(rollup.rows().get(0).maxCpa()).contains(Micros.parse("99", "USD"));
    }

    private static Stream<Rollup.Row> of(Rollup rollup, Currency currency) {
        return rollup.rows().stream().filter(row -> row.currency().filter(currency::equals).isPresent());
    }

    private static Rollup rollup(Map<ClientId, Books> books, Function<ClientId, Question> asked,
            List<Target> targets) {
        return Rollup.of(books.keySet().stream().sorted().toList(), asked,
                client -> new Edition(Optional.ofNullable(books.get(client)).orElseThrow(),
                        client.equals(BOLT) ? 3 : 2),
                client -> FunnelRules.NONE, targets);
    }

    private static Question question(ClientId client, Optional<Currency> currency, Optional<Period> period) {
        Question all = History.all(By.CAMPAIGNS, Model.LINEAR);
        return new Question(client, all.by(), period, all.attribution(), all.zone(), currency, all.filter());
    }

    private static Target target(ClientId client, String channel, String maxCpa) {
        return new Target(client, channel, "", USD, Optional.of(Micros.parse(maxCpa, "USD")), Optional.empty());
    }

    private static Books spent(String amount, String currency, boolean rate) {
        Facts facts = new Facts();
        facts.spent("google", Level.CAMPAIGN, Facts.DAY, Facts.named(Level.CAMPAIGN, "brand"), "",
                Micros.parse(amount, currency));
        if (rate) {
            facts.rate(Facts.DAY.toString(), "USD", "EUR", "0.5");
        }
        List<Fact> all = facts.imported().list();
        return Books.of(all);
    }
}
