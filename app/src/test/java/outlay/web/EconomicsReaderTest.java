package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EconomicsReaderTest {
    @Test
    void readsWhatIsAskedAndItsUsualValues() {
        EconomicsReader usual = EconomicsReader.read(Map.of("client", "acme"));
        assertThat(usual.asked().rules().margin()).isEqualByComparingTo("1");
        assertThat(usual.asked().rules().horizonMonths()).isEqualTo(12);
        assertThat(usual.customers()).isFalse();
        EconomicsReader asked = EconomicsReader.read(Map.of("client", "acme", "margin", "70%", "horizon_months", "24",
                "monthly_churn", "0.05", "currency", "USD", "costs", "salaries=12000, tools=500.50", "customers",
                "true"));
        assertThat(asked.asked().costs()).hasToString("{salaries=USD 12000.00, tools=USD 500.50}");
        assertThat(asked.asked().rules().margin()).isEqualByComparingTo("0.7");
        assertThat(asked.customers()).isTrue();
    }

    @Test
    void namesAllMistakesAtOnce() {
        assertThatThrownBy(() -> EconomicsReader.read(Map.of("client", "acme", "margin", "2", "horizon_months", "0",
                "monthly_churn", "-1", "costs", "x=1", "customers", "yes", "channel", "Email", "nonsense", "1")))
                .hasMessageContaining("margin: \"2\" must be above 0 and at most 1")
                .hasMessageContaining("horizon_months 0 must be from 1")
                .hasMessageContaining("monthly_churn: \"-1\" must be")
                .hasMessageContaining("costs need a currency")
                .hasMessageContaining("customers \"yes\" must be true or false")
                .hasMessageContaining("channel is not for unit economics")
                .hasMessageContaining("\"nonsense\" is not a parameter");
    }

    @Test
    void aCostIsNamedOnceAndIsAnAmount() {
        for (String wrong : new String[]{"12", "=12", "a=1,a=2", "a=-1", "a=x", "a=1,"}) {
            assertThatThrownBy(() -> EconomicsReader.read(Map.of("client", "acme", "currency", "USD", "costs", wrong)))
                    .as(wrong).isInstanceOf(Mistakes.class).hasMessageContaining("costs");
        }
    }
}
