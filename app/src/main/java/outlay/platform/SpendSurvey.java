package outlay.platform;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import outlay.base.Currency;
import outlay.base.Period;
import outlay.collect.table.Absent;
import outlay.collect.table.DayStyle;
import outlay.collect.table.DaySurvey;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.NumberSurvey;
import outlay.collect.table.Row;
import outlay.collect.table.WrongFile;

/// The first pass over a spend table: how it writes numbers and days, which entities it has, what Excel spoilt.
final class SpendSurvey {
    /// Spreadsheets always write the sign or decimals; "5e21" without them is an id of some platform.
    private static final Pattern SPOILT_ID = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d+|\\d[.,]\\d+[eE]\\d+");

    private final SpendColumns columns;
    private final NumberSurvey numbers = new NumberSurvey();
    private final DaySurvey days;
    private final Set<SpendField> filled = EnumSet.noneOf(SpendField.class);
    private final EnumMap<SpendField, Row> spoilt = new EnumMap<>(SpendField.class);
    private final Set<String> currencies = new HashSet<>();
    private final List<SpendField> fields;
    private long rows;

    SpendSurvey(SpendColumns columns, Optional<Period> covered) {
        this.columns = columns;
        this.fields = Arrays.stream(SpendField.values()).filter(columns::has).toList();
        this.days = new DaySurvey(covered);
    }

    void look(Row row) throws WrongFile {
        rows++;
        for (SpendField field : fields) {
            for (int column : columns.all(field)) {
                look(row, field, column);
            }
        }
        for (Map.Entry<Integer, Integer> twin : columns.twins().entrySet()) {
            if (!row.cell(twin.getKey()).equals(row.cell(twin.getValue()))) {
                throw new WrongFile(row.line(), columns.header(twin.getKey()),
                        "two columns have this header and different values, \"" + row.cell(twin.getValue())
                                + "\" and \"" + row.cell(twin.getKey()) + "\"",
                        "Rename the one that is not meant, or export the file without it.");
            }
        }
    }

    private void look(Row row, SpendField field, int column) {
        String cell = row.cell(column);
        if (Absent.is(cell)) {
            return;
        }
        filled.add(field);
        if (field.isAmount()) {
            numbers.amount(cell, row.line(), columns.header(column));
        } else if (field.isCount() || field == SpendField.SPEND_MICROS) {
            numbers.count(cell, row.line(), columns.header(column));
        } else if (field == SpendField.DAY || field == SpendField.PERIOD_START || field == SpendField.PERIOD_END) {
            days.look(cell, row.line(), columns.header(column));
        } else if (field == SpendField.CURRENCY) {
            currencies.add(cell);
        } else if (field.isId() && (cell.indexOf('E') > 0 || cell.indexOf('e') > 0)
                && SPOILT_ID.matcher(cell).matches()) {
            spoilt.putIfAbsent(field, row);
        }
    }

    NumberStyle numberStyle(String hint, Optional<Currency> known) throws WrongFile {
        boolean noDecimals = currencies.isEmpty()
                ? known.isPresent() && known.get().decimals() == 0
                : currencies.stream().allMatch(code -> Currency.exists(code) && new Currency(code).decimals() == 0);
        return numbers.style(hint, columns.machine(), noDecimals);
    }

    DayStyle dayStyle(String hint) throws WrongFile {
        return days.style(hint);
    }

    /// The currency that cells name, for a file that says it nowhere else.
    Optional<String> cellCurrency() {
        return numbers.currency().isEmpty() ? Optional.empty() : Optional.of(numbers.currency());
    }

    boolean noRows() {
        return rows == 0;
    }

    boolean has(SpendField field) {
        return filled.contains(field);
    }

    boolean anyEntity() {
        return filled.stream().anyMatch(SpendField::isEntity);
    }

    /// The id columns that a spreadsheet turned into 1.2021E+17, each with the first row.
    Map<SpendField, Row> spoiltIds() {
        return spoilt;
    }
}
