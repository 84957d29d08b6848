package outlay.collect.table;

/// Looks at all numbers of a file to find out which sign divides the decimals.
///
/// "1,234" alone can be read in two ways. "0,5", "1.234,56" and "1,234,567" cannot, and neither can "12,345" in a
/// column of counts; one of these settles it for the whole file. Where there is none, the user is asked.
public final class NumberSurvey {
    private static final String HINT = "Say how numbers are written: --map number-format=1,234.56"
            + " or --map number-format=1.234,56.";

    private int pointLine;
    private int commaLine;
    private String pointCell = "";
    private String commaCell = "";
    private int openLine;
    private String openColumn = "";
    private String openCell = "";
    private boolean openPoint;
    private boolean openComma;
    private String currency = "";

    /// A cell that may have decimals.
    public void amount(String cell, int line, String column) {
        look(cell, line, column, false);
    }

    /// A cell of a column that has whole numbers only.
    public void count(String cell, int line, String column) {
        look(cell, line, column, true);
    }

    /// The currency that cells name beside the number, or "" where they name none.
    public String currency() {
        return currency;
    }

    /// The style, given what the user and the kind of file say beforehand.
    ///
    /// @param hint       an example such as `1.234,56`, or ""
    /// @param machine    whether a program made the file for programs, which never group digits
    /// @param noDecimals whether all money is in a currency without decimals, so that every sign is grouping
    public NumberStyle style(String hint, boolean machine, boolean noDecimals) throws WrongFile {
        if (!hint.isEmpty()) {
            return hinted(hint);
        }
        if (pointLine > 0 && commaLine > 0) {
            throw new WrongFile(Math.max(pointLine, commaLine), "",
                    "numbers are written in two ways: \"" + pointCell + "\" in line " + pointLine + " and \""
                            + commaCell + "\" in line " + commaLine,
                    "Export the file in one language. " + HINT);
        }
        if (pointLine > 0 || commaLine > 0) {
            return new NumberStyle(pointLine > 0 ? '.' : ',');
        }
        if (openLine == 0) {
            return new NumberStyle('.');
        }
        if (machine && !openComma) {
            return new NumberStyle('.');
        }
        if (noDecimals && openPoint != openComma) {
            return new NumberStyle(openPoint ? ',' : '.');
        }
        throw new WrongFile(openLine, openColumn, "\"" + openCell
                + "\" can be read in two ways (thousands or decimals), and no other number of the file decides", HINT);
    }

    private static NumberStyle hinted(String hint) throws WrongFile {
        for (int i = hint.length() - 1; i >= 0; i--) {
            if (hint.charAt(i) == '.' || hint.charAt(i) == ',') {
                return new NumberStyle(hint.charAt(i));
            }
        }
        throw new WrongFile(0, "number-format", "\"" + hint + "\" does not show a decimal sign", HINT);
    }

    private void look(String cell, int line, String column, boolean whole) {
        if (cell.isEmpty() || isPlainDigits(cell) || Absent.is(cell) || Amount.isScientific(cell)) {
            return;
        }
        Amount amount;
        try {
            amount = Amount.of(cell);
        } catch (CellFault later) {
            // The pass that makes the rows says which cell is no number; it has nothing to say about the style.
            return;
        }
        if (!amount.currency().isEmpty()) {
            currency = amount.currency();
        }
        String body = amount.body();
        int point = body.lastIndexOf('.');
        int comma = body.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            decided(point > comma, cell, line);
        } else if (point >= 0 || comma >= 0) {
            single(body, Math.max(point, comma), cell, line, column, whole);
        }
    }

    private void single(String body, int at, String cell, int line, String column, boolean whole) {
        char sign = body.charAt(at);
        boolean isPoint = sign == '.';
        if (body.indexOf(sign) != at) {
            decided(!isPoint, cell, line);
            return;
        }
        int after = body.length() - at - 1;
        boolean otherGrouping = false;
        for (int i = 0; i < at; i++) {
            otherGrouping |= !Amount.isDigit(body.charAt(i));
        }
        if (otherGrouping || after != 3 || at == 0 || at > 3 || body.charAt(0) == '0') {
            decided(isPoint, cell, line);
        } else if (whole) {
            decided(!isPoint, cell, line);
        } else {
            openPoint |= isPoint;
            openComma |= !isPoint;
            if (openLine == 0) {
                openLine = line;
                openColumn = column;
                openCell = cell;
            }
        }
    }

    private void decided(boolean isPoint, String cell, int line) {
        if (!isReadable(isPoint ? '.' : ',', cell)) {
            return;
        }
        if (isPoint && pointLine == 0) {
            pointLine = line;
            pointCell = cell;
        } else if (!isPoint && commaLine == 0) {
            commaLine = line;
            commaCell = cell;
        }
    }

    /// "12.3.4" shows two points and is no number in any style.
    private static boolean isReadable(char decimal, String cell) {
        try {
            return !new NumberStyle(decimal).plain(cell).isEmpty();
        } catch (CellFault broken) {
            return false;
        }
    }

    private static boolean isPlainDigits(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!Amount.isDigit(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
