package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.telling.Shop.event;
import static outlay.telling.Shop.order;

import org.junit.jupiter.api.Test;
import outlay.base.Money;
import outlay.fact.Sale;
import outlay.store.Wish;
import outlay.telling.rule.Rules;

/// Rules that change while a server runs.
class ChangedRulesTest {
    private static Rules rules(String settings) {
        return Shop.parsed(Shop.HEAD + Shop.rule(settings));
    }

    @Test
    void aClientsFirstRuleFindsWhatCameBeforeIt() {
        Shop shop = new Shop(Rules.NONE, "meta").add(order("a", 8, "o-1", "100.00").event(),
                event("r", 9).sale(Sale.Kind.REFUND, "o-1", "30.00").event());
        assertThat(shop.outbox()).isEmpty();
        shop.rules = rules("when: order");
        assertThat(shop.outbox()).as("the order, and the refund of an order that is known")
                .extracting(wish -> wish.change() > 0).containsExactly(false, true);
        shop.rules = Rules.NONE;
        assertThat(shop.outbox()).isEmpty();
    }

    @Test
    void whatWaitsIsMadeByTheRuleAsItStandsWhenItIsSent() {
        Shop shop = new Shop(rules("value: 10.00 EUR"), "meta").add(order("a", 8, "o-1", "100.00").event());
        Wish waits = shop.outbox().getFirst();
        assertThat(shop.conversion().order().value()).contains(Money.parse("10.00", "EUR"));
        shop.rules = rules("value: 20.00 EUR");
        assertThat(shop.conversion().order().value()).contains(Money.parse("20.00", "EUR"));
        shop.rules = rules("name: other");
        assertThat(shop.telling.of(waits, Shop.NOW)).hasToString("Nothing[reason=no-rule]");
    }
}
