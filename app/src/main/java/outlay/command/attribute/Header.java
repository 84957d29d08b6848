package outlay.command.attribute;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.command.Failure;

/// The first row of a table: its columns by name, letter case and blanks around aside, and what stands between them.
public record Header(TextFile file, byte separator, List<String> names) {
    private static final byte[] SEPARATORS = {',', ';', '\t', '|'};

    /// Of all separators the one that makes the most columns.
    public static Header of(TextFile file) {
        Header best = of(file, SEPARATORS[0]);
        for (byte separator : SEPARATORS) {
            Header other = of(file, separator);
            best = other.names.size() > best.names.size() ? other : best;
        }
        Set<String> seen = new HashSet<>();
        for (String name : best.names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new Failure(file.path() + ", line 1: the header has the column " + name
                        + " twice; rename or delete one of them.");
            }
        }
        return best;
    }

    private static Header of(TextFile file, byte separator) {
        try (InputStream in = file.open(file.begin()); Rows rows = new Rows(in, file.begin(), separator)) {
            if (!rows.next()) {
                throw new Failure(file.path() + " is empty; it needs a header line.");
            }
            List<String> names = new ArrayList<>();
            for (int cell = 0; cell < rows.cells(); cell++) {
                names.add(rows.text(cell).replace("\ufeff", "").strip().toLowerCase(Locale.ROOT));
            }
            return new Header(file, separator, names);
        } catch (BadRow bad) {
            throw file.wrong(bad.rowAt(), bad.what());
        } catch (IOException unreadable) {
            throw file.unreadable(unreadable);
        }
    }

    boolean has(String... wanted) {
        return names.containsAll(List.of(wanted));
    }

    /// The place of the column, or -1.
    int column(String name) {
        return names.indexOf(name);
    }

    /// The place of the first of these that there is, or -1.
    int anyColumn(String... wanted) {
        return IntStream.range(0, wanted.length).map(i -> column(wanted[i])).filter(column -> column >= 0).findFirst()
                .orElse(-1);
    }

    /// Refuses the file, because it has not the columns that it needs.
    public Failure needs(String what) {
        return new Failure(file.path() + ", line 1: the header is "
                + names.stream().limit(20).collect(Collectors.joining(",")) + "; it needs the columns " + what + ".");
    }

    /// Refuses a row that has not the cells that the header names.
    void check(Rows rows, int needed) {
        if (rows.cells() < needed) {
            throw new BadRow(rows.rowAt(), "has " + rows.cells() + " cells, fewer than the header; is it cut off?");
        }
        for (int cell = names.size(); cell < rows.cells(); cell++) {
            if (rows.end(cell) > rows.start(cell)) {
                throw new BadRow(rows.rowAt(), "has " + rows.cells() + " cells, more than the header's " + names.size()
                        + "; quote cells with a \"" + (char) separator + "\" in them.");
            }
        }
    }
}
