package outlay.text;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    /// Also in full width, which some spreadsheets read as the same signs.
    private static final String FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20";

    private Csv() {}

    public static void record(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.append("\r\n");
    }

    /// The cell, quoted where it has to be; a text that a spreadsheet would run as a formula gets an apostrophe
    /// before it.
    public static String cell(String text) {
        String cell = isFormula(text) ? "'" + text : text;
        boolean quote = cell.indexOf(',') >= 0 || cell.indexOf(';') >= 0 || cell.indexOf('\t') >= 0
                || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0 || cell.startsWith(" ") || cell.endsWith(" ");
        return quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static boolean isFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int start = 0;
        while (start < text.length() - 1 && isUnseen(text.charAt(start))) {
            start++;
        }
        char first = text.charAt(start);
        boolean control = text.charAt(0) == '\t' || text.charAt(0) == '\r' || text.charAt(0) == '\n';
        return control || FORMULA_STARTS.indexOf(first) >= 0 && !NUMBER.matcher(text).matches();
    }

    /// What spreadsheets leave out at the beginning of a cell, or show as nothing.
    private static boolean isUnseen(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u200b' || c == '\ufeff' || Character.isWhitespace(c);
    }
}
