package outlay.collect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberStyleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            .| 1,234.56       | 1234560000
            .| 1'234.56       | 1234560000
            .| 12,34,567.5    | 1234567500000
            .| $1,234.56      | 1234560000
            .| USD 1.5        | 1500000
            .| 1.5 USD        | 1500000
            .| (1.50)         | -1500000
            .| 1.50-          | -1500000
            .| -$1.50         | -1500000
            .| $-1.50         | -1500000
            .| 144.           | 144000000
            .| .5             | 500000
            .| 0.1234560000   | 123456
            .| 007            | 7000000
            ,| 1.234,56 €     | 1234560000
            ,| 1 234,56       | 1234560000
            ,| 1.234.567      | 1234567000000
            ,| R$ 1,5         | 1500000
            """)
    void amounts(char decimal, String cell, long micros) throws CellFault {
        assertThat(new NumberStyle(decimal).micros(cell)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "12,34", "1,2345.0", "1e3", "1.0E+5", "NaN", "abc", "1.0000001", "--1", "1 2",
            "0x10",
            "1_000", "9300000000000000000", "\u0661\u0662", "+1", "$", "1.5 apples", "1,234,56", "(-1.50)"})
    void refusedWithAPoint(String cell) {
        assertThatThrownBy(() -> new NumberStyle('.').micros(cell)).isInstanceOf(CellFault.class);
    }

    @Test
    void countsAreWhole() throws CellFault {
        assertThat(new NumberStyle('.').whole("12,345")).isEqualTo(12_345);
        assertThat(new NumberStyle('.').whole("12.0")).isEqualTo(12);
        assertThatThrownBy(() -> new NumberStyle('.').whole("12.5")).isInstanceOf(CellFault.class);
    }

    @Test
    void noiseOfClaimsIsRounded() throws CellFault {
        assertThat(new NumberStyle('.').roundedMicros("0.30000000000000004")).isEqualTo(300_000);
        assertThat(new NumberStyle('.').roundedMicros("0.3333333")).isEqualTo(333_333);
        assertThat(new NumberStyle('.').roundedMicros("-0.0000005")).isEqualTo(-1);
    }

    @Test
    void oneClearCellDecides() throws WrongFile {
        NumberSurvey survey = new NumberSurvey();
        survey.amount("1,234", 2, "Cost");
        assertThatThrownBy(() -> survey.style("", false, false)).isInstanceOf(WrongFile.class);
        assertThat(survey.style("1.234,56", false, false)).isEqualTo(new NumberStyle(','));
        assertThat(survey.style("", false, true)).isEqualTo(new NumberStyle('.'));
        survey.amount("0,5", 3, "Cost");
        assertThat(survey.style("", false, false)).isEqualTo(new NumberStyle(','));
        survey.amount("0.5", 4, "Cost");
        assertThatThrownBy(() -> survey.style("", false, false)).isInstanceOf(WrongFile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--", "<5", "< 10%", "n/a", "NULL", "\u2013"})
    void absentIsNotZero(String cell) {
        assertThat(Absent.is(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "<b>", "5", "-1", "<", "Nancy"})
    void presentStays(String cell) {
        assertThat(Absent.is(cell)).isFalse();
    }
}
