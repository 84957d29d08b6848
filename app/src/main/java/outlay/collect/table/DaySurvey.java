package outlay.collect.table;

import java.util.Locale;
import java.util.Set;
import outlay.base.Day;
import outlay.base.Period;

/// Looks at all days of a file to find out whether 10/1/2026 is in October or in January.
public final class DaySurvey {
    static final String HINT = "Say the order: --map date-format=M/D/Y or --map date-format=D/M/Y.";
    private static final Set<String> MONTH_FIRST = Set.of("m/d/y", "m/d/yyyy", "mm/dd/yyyy", "mdy", "m-d-y");
    private static final Set<String> DAY_FIRST = Set.of("d/m/y", "d/m/yyyy", "dd/mm/yyyy", "dmy", "d-m-y");

    private int dayFirstLine;
    private int monthFirstLine;
    private int openLine;
    private String openCell = "";
    private String column = "";
    private boolean outsideAsDayFirst;
    private boolean outsideAsMonthFirst;
    private final java.util.Optional<Period> covered;

    /// @param covered the days that the report says it covers, where it says so without a doubt about the order
    public DaySurvey(java.util.Optional<Period> covered) {
        this.covered = covered;
    }

    public void look(String cell, int line, String in) {
        int[] parts = DayStyle.ambiguous(cell);
        if (parts.length == 0) {
            return;
        }
        column = in;
        if (parts[0] > 12 && dayFirstLine == 0) {
            dayFirstLine = line;
        }
        if (parts[1] > 12 && monthFirstLine == 0) {
            monthFirstLine = line;
        }
        if (parts[0] != parts[1] && openLine == 0) {
            openLine = line;
            openCell = cell;
        }
        covered.ifPresent(period -> {
            outsideAsDayFirst |= outside(cell, DayStyle.Order.DAY_FIRST, period);
            outsideAsMonthFirst |= outside(cell, DayStyle.Order.MONTH_FIRST, period);
        });
    }

    /// The style, with what the user or the platform says beforehand; "" for nothing.
    public DayStyle style(String hint) throws WrongFile {
        if (!hint.isEmpty()) {
            return hinted(hint);
        }
        if (dayFirstLine > 0 && monthFirstLine > 0) {
            throw new WrongFile(Math.max(dayFirstLine, monthFirstLine), column, "days are written in two orders: line "
                    + dayFirstLine + " begins with the day, line " + monthFirstLine + " with the month",
                    "Write all days like 2026-10-01.");
        }
        if (dayFirstLine > 0) {
            return new DayStyle(DayStyle.Order.DAY_FIRST);
        }
        if (monthFirstLine > 0) {
            return new DayStyle(DayStyle.Order.MONTH_FIRST);
        }
        if (openLine == 0) {
            return new DayStyle(DayStyle.Order.UNKNOWN);
        }
        if (covered.isPresent() && outsideAsDayFirst != outsideAsMonthFirst) {
            return new DayStyle(outsideAsDayFirst ? DayStyle.Order.MONTH_FIRST : DayStyle.Order.DAY_FIRST);
        }
        throw new WrongFile(openLine, column,
                "\"" + openCell + "\" can be two days, and no other day of the file decides which", HINT);
    }

    private static boolean outside(String cell, DayStyle.Order order, Period period) {
        try {
            Day day = new DayStyle(order).day(cell);
            return !period.contains(day);
        } catch (CellFault notADay) {
            return true;
        }
    }

    private static DayStyle hinted(String hint) throws WrongFile {
        String order = hint.toLowerCase(Locale.ROOT).replace('.', '/');
        if (MONTH_FIRST.contains(order)) {
            return new DayStyle(DayStyle.Order.MONTH_FIRST);
        }
        if (DAY_FIRST.contains(order)) {
            return new DayStyle(DayStyle.Order.DAY_FIRST);
        }
        if (order.equals("y-m-d") || order.equals("yyyy-mm-dd") || order.equals("iso")) {
            return new DayStyle(DayStyle.Order.UNKNOWN);
        }
        throw new WrongFile(0, "date-format", "\"" + hint + "\" is not an order of day, month and year", HINT);
    }
}
