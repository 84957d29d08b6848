package outlay.command.attribute;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import outlay.attribution.path.Amounts;
import outlay.attribution.path.Amounts.Kind;
import outlay.attribution.path.Paths;
import outlay.attribution.path.Paths.Gathering;
import outlay.base.Crew;
import outlay.command.Failure;

/// A table of paths: `path` with channels joined by " > ", `total_conversions`, and, where they are known,
/// `total_conversion_value` and `total_null`. Columns stand in any order; others are passed over.
///
/// It is cut into one part for each hand. A part begins at the first line break behind the cut; if that lay inside of a
/// quoted cell, the part before ends elsewhere than this one began, and this one is read again from there.
public final class PathsFile {
    static final String PATH = "path";
    static final String CONVERSIONS = "total_conversions";
    private static final String VALUE = "total_conversion_value";
    private static final String NULLS = "total_null";
    private static final int ROWS_BETWEEN_NEWS = 1 << 16;
    private static final long LEAST_PART = 1 << 20;

    private final Header header;
    private final TextFile file;
    private final News news;
    private final LongAdder rowsRead = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();

    private PathsFile(Header header, News news) {
        this.header = header;
        this.news = news;
        file = header.file();
    }

    public static boolean is(Header header) {
        return header.has(PATH, CONVERSIONS);
    }

    public static Paths read(Header header, Crew crew, News news) {
        return new PathsFile(header, news).read(crew, LEAST_PART);
    }

    /// @param leastPart how many bytes are worth a hand
    static Paths read(Header header, Crew crew, News news, long leastPart) {
        return new PathsFile(header, news).read(crew, leastPart);
    }

    private Paths read(Crew crew, long leastPart) {
        long size = file.size();
        long begin = file.begin();
        int parts = file.plain() ? (int) Math.max(1, Math.min(crew.hands(), (size - begin) / leastPart)) : 1;
        long[] cuts = new long[parts + 1];
        for (int i = 0; i < parts; i++) {
            cuts[i] = begin + (size - begin) / parts * i;
        }
        cuts[parts] = Long.MAX_VALUE;
        List<Part> read = new ArrayList<>(crew.all(parts, i -> i == 0
                ? new Part().read(begin, cuts[1], Begin.AT_HEADER)
                : new Part().read(cuts[i] - 1, cuts[i + 1], Begin.BEHIND_LINE)));
        for (int i = 0; i < parts; i++) {
            if (i > 0 && read.get(i).begin != read.get(i - 1).end) {
                read.set(i, new Part().read(read.get(i - 1).end, cuts[i + 1], Begin.AT_ROW));
            }
            BadRow bad = read.get(i).bad;
            if (bad != null) {
                throw file.wrong(bad.rowAt(), bad.what());
            }
        }
        Paths paths = Paths.of(read.stream().map(part -> part.gathering).toList());
        if (paths.size() == 0) {
            throw new Failure(file.path() + " has a header and no rows.");
        }
        return paths;
    }

    private void tell(long rows, long bytes) {
        rowsRead.add(rows);
        bytesRead.add(bytes);
        news.read(file.path(), rowsRead.sum(), (int) Math.min(100, 100 * bytesRead.sum() / file.size()));
    }

    /// What lies before the first row that is to be read.
    private enum Begin {
        AT_HEADER, AT_ROW, BEHIND_LINE
    }

    /// What one hand has read.
    private final class Part {
        final Gathering gathering = new Gathering();
        long begin;
        long end;
        /// Thrown only once the parts before have shown that the row is one.
        @Nullable
        BadRow bad;
        private final PathCell cell = new PathCell(gathering);
        private final Amounts amounts = new Amounts();
        private final int path = header.column(PATH);
        private final int conversions = header.column(CONVERSIONS);
        private final int value = header.column(VALUE);
        private final int nulls = header.column(NULLS);
        private final int needed = 1 + Math.max(Math.max(path, conversions), Math.max(value, nulls));

        /// Reads all rows that begin before `until`.
        Part read(long from, long until, Begin how) {
            try (InputStream in = file.open(from); Rows rows = new Rows(in, from, header.separator())) {
                switch (how) {
                    case AT_HEADER -> rows.next();
                    case BEHIND_LINE -> rows.skipLine();
                    case AT_ROW -> {
                    }
                }
                begin = rows.position();
                end = begin;
                read(rows, until);
            } catch (BadRow row) {
                bad = row;
            } catch (IOException unreadable) {
                throw file.unreadable(unreadable);
            }
            return this;
        }

        private void read(Rows rows, long until) throws IOException {
            long told = begin;
            long count = 0;
            while (end < until && rows.next()) {
                header.check(rows, needed);
                number(rows, conversions, Kind.CONVERSIONS, CONVERSIONS);
                number(rows, value, Kind.VALUE, VALUE);
                number(rows, nulls, Kind.NULLS, NULLS);
                gathering.add(cell.path(rows, path), amounts);
                end = rows.position();
                if (++count % ROWS_BETWEEN_NEWS == 0) {
                    tell(ROWS_BETWEEN_NEWS, end - told);
                    told = end;
                }
            }
        }

        private void number(Rows rows, int column, Kind kind, String name) {
            if (column >= 0) {
                Numbers.read(rows, column, kind, name, amounts);
            }
        }
    }
}
