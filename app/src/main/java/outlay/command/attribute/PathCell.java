package outlay.command.attribute;

import java.util.Arrays;
import outlay.attribution.path.Paths.Gathering;

/// Reads a path, "alpha > beta > alpha", as its number. Most rows repeat a path that came before, to the byte, and then
/// need not be taken apart.
final class PathCell {
    private static final byte SEPARATOR = '>';
    /// Longer ones seldom come again, and so many bytes are remembered at most.
    private static final int LONGEST_KNOWN = 512;
    private static final int MOST_KNOWN = 1 << 29;

    private final Gathering gathering;
    private final NameTable names = new NameTable();
    private final NameTable known = new NameTable();
    private int[] channels = new int[64];
    private int size;

    PathCell(Gathering gathering) {
        this.gathering = gathering;
    }

    /// The number that the path in the cell has in the gathering.
    int path(Rows rows, int cell) {
        int start = rows.start(cell);
        int end = rows.end(cell);
        return end - start <= LONGEST_KNOWN && known.bytes() < MOST_KNOWN
                ? known.number(rows.bytes(), start, end, (from, to) -> read(rows, cell))
                : read(rows, cell);
    }

    private int read(Rows rows, int cell) {
        byte[] bytes = rows.bytes();
        int end = rows.end(cell);
        size = 0;
        for (int start = rows.start(cell); start <= end;) {
            int next = start;
            while (next < end && bytes[next] != SEPARATOR) {
                next++;
            }
            int from = start;
            int to = next;
            while (from < to && bytes[from] == ' ') {
                from++;
            }
            while (to > from && bytes[to - 1] == ' ') {
                to--;
            }
            if (size == channels.length) {
                channels = Arrays.copyOf(channels, 2 * size);
            }
            channels[size++] = names.number(bytes, from, to, (a, b) -> channel(rows, cell, a, b));
            start = next + 1;
        }
        return gathering.path(channels, size);
    }

    private int channel(Rows rows, int cell, int start, int end) {
        String name = rows.text(start, end);
        if (name.isBlank()) {
            throw new BadRow(rows.rowAt(), "has a path with an empty channel: \"" + Shown.text(rows.text(cell))
                    + "\"; join channels by \" > \" and leave none out.");
        }
        return gathering.channel(name);
    }
}
