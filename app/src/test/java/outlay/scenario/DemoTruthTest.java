package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.journey.Journey;
import outlay.log.MemoryLog;
import outlay.report.Answer;
import outlay.report.Books;
import outlay.report.Question.By;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reports against what the demo's world knows of itself. Spend, orders, refunds, won deals and leads are told to
/// the product in full, so they must come out in full; which touches led to a conversion is not, because some people
/// refuse consent or change their device, and so no credit is compared here.
class DemoTruthTest {
    @TempDir
    private static Path temporary = Path.of("");

    private static JsonNode truth = JsonMapper.shared().createObjectNode();
    private static final List<Books> BOOKS = new ArrayList<>();

    @BeforeAll
    static void importAll() throws IOException {
        MemoryLog log = new MemoryLog();
        DemoImport.imported(log, DemoImport.written(temporary));
        truth = JsonMapper.shared().readTree(DemoImport.read(temporary.resolve("truth").resolve("truth.json")));
        BOOKS.add(DemoImport.books(log));
    }

    /// Every account is the only one of its platform here.
    @Test
    void everyAccountsSpendIsTheTruth() {
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode account : truth.get("accounts")) {
            expected.put(text(account, "platform").replace('-', '_') + " " + text(account, "currency"),
                    measures(account));
        }
        assertThat(expected).hasSize(5);
        assertThat(spent(By.PLATFORMS, List.of("platform"))).isEqualTo(expected);
    }

    @Test
    void everyCampaignsSpendIsTheTruth() {
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode campaign : truth.get("campaigns")) {
            if (campaign.get("rows").asLong() > 0) {
                expected.put(text(campaign, "platform").replace('-', '_') + " " + text(campaign, "channel") + " "
                        + text(campaign, "campaignId") + " " + text(campaign, "campaign") + " "
                        + text(campaign, "currency"), measures(campaign));
            }
        }
        assertThat(expected).hasSizeGreaterThan(15);
        assertThat(spent(By.CAMPAIGNS, List.of("platform", "channel", "campaign_id", "campaign")))
                .isEqualTo(expected);
    }

    @Test
    void everyChannelsSpendIsTheTruth() {
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode channel : truth.get("channels")) {
            for (Map.Entry<String, JsonNode> spend : channel.get("spend").properties()) {
                expected.put(text(channel, "channel") + " " + spend.getKey(), spend.getValue().asString());
            }
        }
        Map<String, String> reported = new TreeMap<>();
        spent(By.CHANNELS, List.of("channel"))
                .forEach((key, measures) -> reported.put(key, measures.substring(0, measures.indexOf(' '))));
        assertThat(reported).isEqualTo(expected);
    }

    @Test
    void ordersRefundsAndWonDealsAreTheTruth() {
        Map<Journey.Kind, Integer> counts = new TreeMap<>();
        Map<String, Money> orders = new TreeMap<>();
        Map<String, Money> deals = new TreeMap<>();
        Map<String, Money> refunds = new TreeMap<>();
        int refunded = 0;
        for (Journey journey : BOOKS.getFirst().ledger().journeys().journeys()) {
            Journey.Conversion conversion = journey.conversion();
            counts.merge(conversion.kind(), 1, Integer::sum);
            if (conversion.kind() != Journey.Kind.LEAD) {
                add(conversion.kind() == Journey.Kind.ORDER ? orders : deals, conversion.value());
            }
            conversion.refunds().forEach(refund -> add(refunds, refund.value()));
            refunded += conversion.refunds().size();
        }
        assertThat(amounts(orders)).isEqualTo(amounts("orders"));
        assertThat(amounts(deals)).isEqualTo(amounts("dealsWon"));
        assertThat(amounts(refunds)).isEqualTo(amounts("refunds"));
        assertThat(refunded).isEqualTo(count("refunds"));
        assertThat(counts).isEqualTo(Map.of(Journey.Kind.LEAD, truth.get("leads").asInt(), Journey.Kind.ORDER,
                count("orders"), Journey.Kind.DEAL_WON, count("dealsWon")));
    }

    /// Revenue is orders and won deals less refunds, under every model, and the balances say so.
    @Test
    void everyModelsRevenueIsTheTruth() {
        Map<String, String> expected = new TreeMap<>();
        for (String currency : List.of("EUR", "GBP", "USD")) {
            Money revenue = truthOf("orders", currency).plus(truthOf("dealsWon", currency))
                    .minus(truthOf("refunds", currency));
            expected.put(currency, revenue.amount());
        }
        for (Model model : Model.ALL) {
            Answer answer = BOOKS.getFirst().answer(DemoImport.question(By.CHANNELS, model, Optional.empty()));
            Map<String, String> totals = new TreeMap<>();
            Map<String, String> balances = new TreeMap<>();
            answer.totals().forEach(total -> totals.put(total.currency().code(),
                    new Money(total.figures().revenueMinor(), total.currency()).amount()));
            answer.balances().forEach(balance -> balances.put(balance.currency().code(),
                    new Money(balance.revenueMinor(), balance.currency()).amount()));
            assertThat(totals).as(model.label()).isEqualTo(expected);
            assertThat(balances).as(model.label()).isEqualTo(expected);
            assertThat(answer.balances()).as(model.label()).allMatch(Answer.Balance::holds);
        }
    }

    /// Spend, impressions and clicks of every row that cost something, by its keys and currency.
    private static Map<String, String> spent(By by, List<String> columns) {
        Map<String, String> spent = new TreeMap<>();
        Answer answer = BOOKS.getFirst().answer(DemoImport.question(by, Model.LINEAR, Optional.empty()));
        for (Answer.Row row : answer.rows()) {
            if (row.figures().spendMicros() != 0) {
                List<String> keys = new ArrayList<>();
                columns.forEach(column -> keys.add(row.keys().getOrDefault(column, "")));
                keys.add(row.currency().code());
                spent.put(String.join(" ", keys),
                        new Micros(row.figures().spendMicros(), row.currency()).amount() + " "
                                + row.figures().impressions() + " " + row.figures().clicks());
            }
        }
        return spent;
    }

    private static String measures(JsonNode node) {
        return text(node, "spend") + " " + node.get("impressions").asLong() + " " + node.get("clicks").asLong();
    }

    private static void add(Map<String, Money> sums, Money amount) {
        sums.merge(amount.currency().code(), amount, Money::plus);
    }

    private static Map<String, String> amounts(Map<String, Money> sums) {
        Map<String, String> amounts = new TreeMap<>();
        sums.forEach((currency, sum) -> amounts.put(currency, sum.amount()));
        return amounts;
    }

    private static Map<String, String> amounts(String kind) {
        Map<String, String> amounts = new TreeMap<>();
        truth.get(kind).get("value").properties()
                .forEach(entry -> amounts.put(entry.getKey(), entry.getValue().asString()));
        return amounts;
    }

    private static int count(String kind) {
        return truth.get(kind).get("count").asInt();
    }

    private static Money truthOf(String kind, String currency) {
        JsonNode amount = truth.get(kind).get("value").get(currency);
        return amount == null ? Money.zero(new Currency(currency)) : Money.parse(amount.asString(), currency);
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asString();
    }
}
