package outlay.collect.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.Day;

/// How a file writes days. All forms but "10/1/2026" can be read in one way only; for that one the order is needed.
public record DayStyle(Order order) {
    /// What comes first in 10/1/2026.
    public enum Order {
        UNKNOWN, DAY_FIRST, MONTH_FIRST
    }

    private static final String REMEDY = "Write days like 2026-10-01, or map another column with --map COLUMN=day.";
    private static final String TIME = "(?:[T ,]+\\d{1,2}[:.]\\d{2}.*)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:[.,]\\d+)?");
    private static final Pattern MONTH_ONLY = Pattern.compile("\\d{4}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{4}");
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final List<String> LITTLE_WORDS = List.of("de", "del", "di", "du", "den", "le", "of", "el", "il",
            "der",
            "st", "nd", "rd", "th", "er", "the", "am");

    public Day day(String cell) throws CellFault {
        try {
            LocalDate date = date(cell);
            if (date.getYear() < 1995 || date.getYear() > 2100) {
                throw new CellFault("\"" + Amount.shown(cell) + "\" is not a day of this age", REMEDY);
            }
            return Day.of(date);
        } catch (DateTimeException impossible) {
            throw new CellFault("\"" + Amount.shown(cell) + "\" is not a day of the calendar", REMEDY);
        }
    }

    /// Whether a cell is a day at all.
    public boolean reads(String cell) {
        try {
            return day(cell).epochDay() > 0;
        } catch (CellFault notADay) {
            return false;
        }
    }

    /// The three numbers of "10/1/2026" as they stand, or nothing where the cell is written in another form.
    static int[] ambiguous(String cell) {
        boolean iso = cell.length() >= 10 && cell.charAt(4) == '-' && cell.charAt(7) == '-';
        if (iso || cell.length() < 6 || !Amount.isDigit(cell.charAt(0))) {
            return new int[0];
        }
        Matcher last = YEAR_LAST.matcher(cell);
        // With full stops the day always comes first.
        return last.matches() && !".".equals(last.group(2))
                ? new int[]{number(last, 1), number(last, 3), number(last, 4)}
                : new int[0];
    }

    private LocalDate date(String cell) throws CellFault {
        Matcher first = YEAR_FIRST.matcher(cell);
        if (first.matches()) {
            return LocalDate.of(number(first, 1), number(first, 2), number(first, 3));
        }
        Matcher last = YEAR_LAST.matcher(cell);
        if (last.matches()) {
            return yearLast(last, cell);
        }
        Matcher compact = COMPACT.matcher(cell);
        if (compact.matches()) {
            return LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3));
        }
        Matcher serial = SERIAL.matcher(cell);
        if (serial.matches()) {
            return EXCEL_ZERO.plusDays(number(serial, 1));
        }
        if (MONTH_ONLY.matcher(cell).matches()) {
            throw new CellFault("\"" + cell + "\" is a month, not a day",
                    "Export the report again with a breakdown by day.");
        }
        return named(cell);
    }

    private LocalDate yearLast(Matcher last, String cell) throws CellFault {
        int one = number(last, 1);
        int two = number(last, 3);
        int year = number(last, 4) < 100 ? 2000 + number(last, 4) : number(last, 4);
        if (".".equals(last.group(2))) {
            return LocalDate.of(year, two, one);
        }
        return switch (order) {
            case DAY_FIRST -> LocalDate.of(year, two, one);
            case MONTH_FIRST -> LocalDate.of(year, one, two);
            case UNKNOWN -> {
                if (one != two) {
                    throw new CellFault("\"" + cell + "\" can be two days", DaySurvey.HINT);
                }
                yield LocalDate.of(year, one, two);
            }
        };
    }

    private static LocalDate named(String cell) throws CellFault {
        List<Integer> numbers = new ArrayList<>();
        int month = 0;
        for (String word : cell.split("[^\\p{L}\\p{M}\\d]+")) {
            if (word.isEmpty()) {
                continue;
            }
            if (Amount.isDigit(word.charAt(0))) {
                String digits = word.replaceAll("\\p{L}+", "");
                numbers.add(digits.length() > 4 ? -1 : Integer.parseInt(digits));
            } else if (month == 0 && MonthNames.month(word) > 0) {
                month = MonthNames.month(word);
            } else if (!LITTLE_WORDS.contains(word.toLowerCase(Locale.ROOT)) && !isWeekday(word, cell)) {
                throw new CellFault("\"" + Amount.shown(cell) + "\" is not a day", REMEDY);
            }
        }
        if (month == 0 || numbers.size() != 2) {
            throw new CellFault("\"" + Amount.shown(cell) + "\" is not a day", REMEDY);
        }
        int year = Math.max(numbers.get(0), numbers.get(1));
        int day = Math.min(numbers.get(0), numbers.get(1));
        if (year < 100) {
            // 01-Oct-26: the year is the one at the end.
            year = 2000 + numbers.get(1);
            day = numbers.get(0);
        }
        return LocalDate.of(year, month, day);
    }

    /// A name of a weekday can only stand at the beginning; which language it is in does not matter.
    private static boolean isWeekday(String word, String cell) {
        return cell.startsWith(word) && word.length() <= 12;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
