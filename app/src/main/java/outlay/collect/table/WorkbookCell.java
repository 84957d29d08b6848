package outlay.collect.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/// What a cell of a workbook says, as the text that it would have in a CSV file: numbers with a point, days like
/// 2026-10-01.
///
/// Spreadsheets keep 15 digits of a number. What they show of a longer one is noise, and an id of 18 digits that they
/// have rounded is written as they write it, 1.2021E+17, so that whoever reads it can tell that it is spoilt.
final class WorkbookCell {
    private static final int DIGITS = 15;
    private static final int DAYS_TO_1904 = 1462;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final BigDecimal LONG_ID = BigDecimal.TEN.pow(DIGITS);
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    /// What of a format is text and not a code: quoted, behind a backslash, in brackets, or room to leave.
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|[_*].");

    private final boolean from1904;

    WorkbookCell(boolean from1904) {
        this.from1904 = from1904;
    }

    /// The text, on one line; "" for an empty cell.
    String text(Cell cell) throws WrongFile {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> oneLine(cell.getText());
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
            case ERROR -> raw(cell);
            case NUMBER -> number(cell, raw(cell));
            case FORMULA -> formula(cell);
        };
    }

    private String formula(Cell cell) throws WrongFile {
        String raw = raw(cell);
        if (raw.isEmpty() && !(cell.getValue() instanceof String)) {
            throw new WrongFile(cell.getAddress().getRow() + 1, "", "the cell " + cell.getAddress()
                    + " holds a formula without its result",
                    "Open the file in a spreadsheet and save it, or export it as CSV.");
        }
        return cell.getValue() instanceof BigDecimal ? number(cell, raw) : oneLine(raw);
    }

    private String number(Cell cell, String raw) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException odd) {
            return oneLine(raw);
        }
        Integer id = cell.getDataFormatId();
        if (isDay(id == null ? 0 : id, String.valueOf(cell.getDataFormatString()))) {
            return day(number);
        }
        if (number.abs().compareTo(LONG_ID) >= 0 && (raw.indexOf('E') > 0 || isRounded(number))) {
            return rounded(number);
        }
        BigDecimal shown = number.precision() > DIGITS && number.stripTrailingZeros().scale() > 0
                ? number.round(new MathContext(DIGITS, RoundingMode.HALF_UP))
                : number;
        BigDecimal plain = shown.stripTrailingZeros();
        // 1.234 could be a thousand and more elsewhere; 1.2340 cannot.
        return (plain.scale() == 3 ? plain.setScale(4) : plain.scale() < 0 ? plain.setScale(0) : plain)
                .toPlainString();
    }

    /// Whether only as many digits are left as a spreadsheet keeps.
    private static boolean isRounded(BigDecimal number) {
        return number.stripTrailingZeros().precision() <= DIGITS;
    }

    private static String rounded(BigDecimal number) {
        BigDecimal digits = number.stripTrailingZeros();
        String unscaled = digits.unscaledValue().abs().toString();
        String rest = unscaled.length() > 1 ? unscaled.substring(1) : "0";
        int exponent = unscaled.length() - 1 - digits.scale();
        return (number.signum() < 0 ? "-" : "") + unscaled.charAt(0) + "." + rest + "E+" + exponent;
    }

    private String day(BigDecimal serial) {
        BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
        long seconds = serial.subtract(whole).multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP).longValue();
        if (whole.abs().compareTo(BigDecimal.valueOf(10_000_000)) > 0) {
            return serial.toPlainString();
        }
        LocalDate date = ZERO.plusDays(whole.longValue() + (from1904 ? DAYS_TO_1904 : 0));
        LocalDateTime time = date.atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? date.toString() : time.withNano(0).toString();
    }

    /// Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are days and times in every workbook; others say so by their
    /// letters.
    private static boolean isDay(int id, String format) {
        if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58) {
            return true;
        }
        if (format.equals("null") || format.equalsIgnoreCase("general")) {
            return false;
        }
        String codes = TEXT.matcher(format).replaceAll("");
        for (int i = 0; i < codes.length(); i++) {
            if ("ymdhs".indexOf(Character.toLowerCase(codes.charAt(i))) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String raw(Cell cell) {
        return cell.getType() == CellType.EMPTY || cell.getRawValue() == null ? "" : cell.getRawValue();
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("[\\r\\n]+", " ");
    }
}
