package outlay.demo;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A table in a text file, in the encoding, separator and line end that its platform uses.
final class Table implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final BufferedWriter file;
    private final Form form;

    /// @param mark       whether the file begins with a byte order mark
    /// @param alwaysQuoted every cell, also where its content does not need it
    record Form(Charset encoding, boolean mark, char separator, String lineEnd, boolean alwaysQuoted) {}

    Table(Path path, Form form) throws IOException {
        this.form = form;
        Files.createDirectories(path.toAbsolutePath().getParent());
        file = new BufferedWriter(
                new OutputStreamWriter(new BufferedOutputStream(Files.newOutputStream(path)), form.encoding));
        if (form.mark) {
            file.append(BYTE_ORDER_MARK);
        }
    }

    /// A line as it stands: what platforms put above and below their tables.
    void line(String text) throws IOException {
        file.append(text).append(form.lineEnd);
    }

    void row(String... cells) throws IOException {
        row(List.of(cells));
    }

    void row(List<String> cells) throws IOException {
        boolean first = true;
        for (String cell : cells) {
            if (!first) {
                file.append(form.separator);
            }
            first = false;
            file.append(form.alwaysQuoted || needsQuotes(cell) ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        file.append(form.lineEnd);
    }

    private boolean needsQuotes(String cell) {
        return cell.indexOf(form.separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
