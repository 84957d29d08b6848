package outlay.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import outlay.testkit.SharedData;
import outlay.testkit.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {
    @Test
    void everyAmountOfTheTableIsReadOrRefusedAsItSays() throws Exception {
        JsonNode table = JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("bad-input/own/money.json")));
        for (JsonNode row : table) {
            String amount = row.get("amount").asString();
            String currency = row.get("currency").asString();
            boolean accepted;
            try {
                Money.parse(amount, currency);
                accepted = true;
            } catch (IllegalArgumentException refused) {
                accepted = false;
            }
            assertThat(accepted).as("%s %s", amount, currency).isEqualTo(row.get("accept").asBoolean());
        }
        assertThat(table).hasSizeGreaterThan(40);
    }

    @Test
    void minorUnitsFollowTheCurrency() {
        assertThat(Money.parse("1.10", "USD").minor()).isEqualTo(110);
        assertThat(Money.parse("1", "JPY").minor()).isEqualTo(1);
        assertThat(Money.parse("1.234", "KWD").minor()).isEqualTo(1234);
        assertThat(Money.parse("-0.05", "EUR").amount()).isEqualTo("-0.05");
        assertThat(Money.parse("1.2345", "CLF").amount()).isEqualTo("1.2345");
    }

    @Test
    void microsKeepFractionsOfACent() {
        assertThat(Micros.parse("13.44549", "USD").micros()).isEqualTo(13_445_490);
        assertThat(new Micros(13_445_490, new Currency("USD")).amount()).isEqualTo("13.44549");
        assertThat(new Micros(1_000_000, new Currency("USD")).amount()).isEqualTo("1.00");
        assertThat(new Micros(5_000_000, new Currency("JPY")).amount()).isEqualTo("5");
        assertThat(Micros.of(Money.parse("1.234", "KWD")).micros()).isEqualTo(1_234_000);
    }

    @Test
    void currenciesNeverMixAndSumsNeverOverflow() {
        Money most = new Money(Long.MAX_VALUE, new Currency("USD"));
        assertThatThrownBy(() -> most.plus(new Money(1, new Currency("USD")))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plus(new Money(1, new Currency("EUR"))))
                .hasMessage("cannot add EUR to USD");
    }

    @Test
    void leftOverUnitsGoToTheLargestRemainderAndAmongEqualsToTheLater() {
        assertThat(Split.byWeight(10_000, new long[]{1, 1, 1})).containsExactly(3333, 3333, 3334);
        assertThat(Split.byWeight(-10_000, new long[]{1, 1, 1})).containsExactly(-3333, -3333, -3334);
        assertThat(Split.byWeight(1, new long[]{1, 1, 0})).containsExactly(0, 1, 0);
        assertThat(Split.byWeight(0, new long[]{1, 2})).containsExactly(0, 0);
    }

    @Test
    void partsAlwaysSumToTheWholeAndLieNextToTheirExactShare() {
        Property.check(20_000, 1, draw -> {
            long whole = draw.between(-1_000_000_000_000L, 1_000_000_000_000L);
            long[] weights = draw.list(1, 12, d -> d.pick(0L, 1L, 3L, d.between(0L, Long.MAX_VALUE / 16))).stream()
                    .mapToLong(Long::longValue).toArray();
            weights[weights.length - 1]++;
            long[] parts = Split.byWeight(whole, weights);
            assertThat(Arrays.stream(parts).sum()).isEqualTo(whole);
            BigInteger sum = BigInteger.valueOf(Arrays.stream(weights).sum());
            for (int i = 0; i < parts.length; i++) {
                BigInteger exactTimesSum = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights[i]));
                BigInteger off = BigInteger.valueOf(parts[i]).multiply(sum).subtract(exactTimesSum).abs();
                assertThat(off).isLessThan(sum);
            }
        });
    }
}
