package outlay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;

class RatesTest {
    private static final Rates RATES = Rates.of(new Facts().rate("2026-10-02", "EUR", "USD", "1.25")
            .rate("2026-10-05", "EUR", "USD", "1.3").rate("2026-10-02", "EUR", "GBP", "0.8")
            .rate("2026-10-02", "EUR", "JPY", "160.005").list());

    @Test
    void theRateOfTheDayHoldsOrTheLastBeforeIt() {
        assertThat(convert("10.00", "EUR", "USD", "2026-10-02")).isEqualTo("USD 12.50");
        assertThat(convert("10.00", "EUR", "USD", "2026-10-04")).isEqualTo("USD 12.50");
        assertThat(convert("10.00", "EUR", "USD", "2026-10-05")).isEqualTo("USD 13.00");
        assertThat(convert("10.00", "EUR", "USD", "2026-10-15")).isEqualTo("USD 13.00");
    }

    @Test
    void anInverseAndACrossAreExactAndRoundedHalfUpOnce() {
        assertThat(convert("1.00", "USD", "EUR", "2026-10-05")).isEqualTo("EUR 0.77");
        assertThat(convert("12.50", "USD", "GBP", "2026-10-02")).isEqualTo("GBP 8.00");
        assertThat(convert("1.00", "EUR", "JPY", "2026-10-02")).isEqualTo("JPY 160");
        assertThat(convert("100", "EUR", "JPY", "2026-10-02")).isEqualTo("JPY 16001");
        assertThat(convert("-100", "EUR", "JPY", "2026-10-02")).isEqualTo("JPY -16001");
        assertThat(RATES.into(new Currency("GBP")).convert(Micros.parse("0.000001", "USD"), Day.parse("2026-10-02")))
                .isEqualTo(Micros.parse("0.000001", "GBP"));
    }

    @Test
    void nothingIsConvertedWhereNothingNeedsToBe() {
        assertThat(convert("10.00", "CHF", "CHF", "2020-01-01")).isEqualTo("CHF 10.00");
        assertThat(convert("0", "CHF", "USD", "2020-01-01")).isEqualTo("USD 0.00");
    }

    @Test
    void aMissingRateIsSaidAndNotGuessed() {
        assertThatThrownBy(() -> convert("1", "CHF", "USD", "2026-10-02")).isInstanceOf(UnknownRate.class)
                .hasMessage("no rate from CHF to USD is known for 2026-10-02 or the 10 days before it; import rates of "
                        + "these days, or ask without a currency to see each on its own");
        assertThatThrownBy(() -> convert("1", "EUR", "USD", "2026-10-01")).isInstanceOf(UnknownRate.class);
        assertThatThrownBy(() -> convert("1", "EUR", "USD", "2026-10-16")).isInstanceOf(UnknownRate.class);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> Rates.of(new Facts().rate("2026-10-02", "EUR", "USD", "0").list()))
                .hasMessageContaining("must be positive");
    }

    private static String convert(String amount, String from, String to, String day) {
        return RATES.into(new Currency(to)).convert(Money.parse(amount, from), Day.parse(day)).toString();
    }
}
