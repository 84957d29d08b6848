package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.store.ClientOutbox.Count;
import outlay.store.DeliveryState;

class BudgetTest {
    private static final BigDecimal TARGET = new BigDecimal("99.5");

    private static Count count(String account, DeliveryState state, String reason, long deliveries) {
        return new Count(account, state, reason, deliveries);
    }

    @Test
    void whatIsMissedBurnsAndWhatWasNotToBeToldDoesNot() {
        Budget budget = Budget.of(TARGET, "meta", List.of(count("meta", DeliveryState.DELIVERED, "", 990),
                count("meta", DeliveryState.DELIVERED, "duplicate: x", 5),
                count("meta", DeliveryState.REJECTED, "rejected: 100", 2),
                count("meta", DeliveryState.REJECTED, "unsupported: meta takes no retracted conversions", 40),
                count("meta", DeliveryState.EXPIRED, "too-old", 1), count("meta", DeliveryState.UNRESOLVED, "", 2),
                count("meta", DeliveryState.SUPPRESSED, "withheld: x", 70),
                count("other", DeliveryState.EXPIRED, "too-old", 900)));
        assertThat(budget.delivered()).isEqualTo(995);
        assertThat(budget.missed()).isEqualTo(5);
        assertThat(budget.share()).isEqualTo("99.50");
        assertThat(budget.burn()).as("all that may be missed was").isEqualTo("1.00");
    }

    @Test
    void oneMoreThanMayBeMissedShows() {
        Budget budget = new Budget(TARGET, 99_499, 501);
        assertThat(budget.share()).isEqualTo("99.49");
        assertThat(budget.burn()).isEqualTo("1.01");
        assertThat(budget.spentPercent()).isEqualTo(101);
    }

    @Test
    void nothingToDeliverIsNothingMissed() {
        Budget budget = new Budget(TARGET, 0, 0);
        assertThat(budget.share()).isEqualTo("100.00");
        assertThat(budget.burn()).isEqualTo("0.00");
    }
}
