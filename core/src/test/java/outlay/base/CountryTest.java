package outlay.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountryTest {
    @Test
    void everyTwoLettersHaveANumberOfTheirOwnAndNoneIsZero() {
        Set<Integer> numbers = new HashSet<>(List.of(Country.number("")));
        assertThat(numbers).containsExactly(Country.UNKNOWN);
        assertThat(Country.code(Country.UNKNOWN)).isEmpty();
        for (char first = 'A'; first <= 'Z'; first++) {
            for (char second = 'A'; second <= 'Z'; second++) {
                String code = "" + first + second;
                assertThat(numbers.add(Country.number(code))).as(code).isTrue();
                assertThat(Country.code(Country.number(code))).isEqualTo(code);
            }
        }
        assertThat(Country.number("AA")).isOne();
        assertThat(Country.number("ZZ")).isEqualTo(676);
    }

    @Test
    void whatIsNoCodeHasNone() {
        for (String wrong : List.of("D", "de", "DEU", "T1", "D ", " DE", "\u00c4X", "[A", "@A")) {
            assertThatThrownBy(() -> Country.number(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two capital letters");
        }
    }
}
