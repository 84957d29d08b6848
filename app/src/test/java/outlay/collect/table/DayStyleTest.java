package outlay.collect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.base.Day;
import outlay.base.Period;

final class DayStyleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNKNOWN     | 2026-10-01                | 2026-10-01
            UNKNOWN     | 2026/1/9                  | 2026-01-09
            UNKNOWN     | 20261001                  | 2026-10-01
            UNKNOWN     | 2026-10-01 23:59:59       | 2026-10-01
            UNKNOWN     | 2026-10-01T04:00:00.000Z  | 2026-10-01
            UNKNOWN     | 1.10.2026                 | 2026-10-01
            UNKNOWN     | 10/10/2026                | 2026-10-10
            UNKNOWN     | 46296                     | 2026-10-01
            UNKNOWN     | 46296.5                   | 2026-10-01
            UNKNOWN     | October 1, 2026           | 2026-10-01
            UNKNOWN     | 1er octobre 2026          | 2026-10-01
            UNKNOWN     | Do., 1. Okt. 2026         | 2026-10-01
            UNKNOWN     | 1 de octubre de 2026      | 2026-10-01
            UNKNOWN     | 1 ottobre 2026            | 2026-10-01
            UNKNOWN     | 1 okt 2026                | 2026-10-01
            UNKNOWN     | 1 de outubro de 2026      | 2026-10-01
            UNKNOWN     | 01-Oct-26                 | 2026-10-01
            UNKNOWN     | 1 décembre 2026           | 2026-12-01
            MONTH_FIRST | 10/1/2026                 | 2026-10-01
            MONTH_FIRST | 10/1/26                   | 2026-10-01
            DAY_FIRST   | 10/1/2026                 | 2026-01-10
            DAY_FIRST   | 10-1-2026 12:00           | 2026-01-10
            """)
    void days(DayStyle.Order order, String cell, String day) throws CellFault {
        assertThat(new DayStyle(order).day(cell)).isEqualTo(Day.parse(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10/1/2026", "2026-02-30", "2026-13-01", "2026-10", "Total", "12", "1826-10-01", "soon",
            "31.02.2026",
            "2026-10-01 - 2026-10-31", "October 2026"})
    void refused(String cell) {
        assertThatThrownBy(() -> new DayStyle(DayStyle.Order.UNKNOWN).day(cell)).isInstanceOf(CellFault.class);
    }

    @Test
    void oneDayDecidesForAll() throws WrongFile {
        DaySurvey survey = new DaySurvey(Optional.empty());
        survey.look("10-1-2026", 2, "Day");
        assertThatThrownBy(() -> survey.style("")).isInstanceOf(WrongFile.class);
        assertThat(survey.style("D/M/Y").order()).isEqualTo(DayStyle.Order.DAY_FIRST);
        survey.look("10-13-2026", 3, "Day");
        assertThat(survey.style("").order()).isEqualTo(DayStyle.Order.MONTH_FIRST);
        survey.look("13-10-2026", 4, "Day");
        assertThatThrownBy(() -> survey.style("")).isInstanceOf(WrongFile.class);
    }

    @Test
    void theDaysThatTheReportCoversDecideTheOrder() throws WrongFile {
        Period october = new Period(Day.parse("2026-10-01"), Day.parse("2026-10-31"));
        DaySurvey survey = new DaySurvey(Optional.of(october));
        survey.look("10/2/2026", 3, "Day");
        assertThat(survey.style("").order()).isEqualTo(DayStyle.Order.MONTH_FIRST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-10-01                | 2026-09-30T22:00:00Z
            2026-10-01 10:30          | 2026-10-01T08:30:00Z
            2026-10-01T10:30:15.250Z  | 2026-10-01T10:30:15.250Z
            2026-10-01 10:30:00 +0000 | 2026-10-01T10:30:00Z
            2026-10-01T10:30:00-05:00 | 2026-10-01T15:30:00Z
            10/13/2026 3:05 PM        | 2026-10-13T13:05:00Z
            10/13/2026 12:05 AM       | 2026-10-12T22:05:00Z
            1790850600000             | 2026-10-01T10:30:00Z
            """)
    void times(String cell, String instant) throws CellFault {
        TimeStyle style = new TimeStyle(new DayStyle(DayStyle.Order.MONTH_FIRST), ZoneId.of("Europe/Berlin"));
        assertThat(style.instant(cell)).isEqualTo(Instant.parse(instant));
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        TimeStyle style = new TimeStyle(new DayStyle(DayStyle.Order.MONTH_FIRST), ZoneOffset.UTC);
        assertThatThrownBy(() -> style.instant("2026-10-01 25:00")).isInstanceOf(CellFault.class);
    }
}
