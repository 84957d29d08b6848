package outlay.command.attribute;

import java.util.Arrays;
import outlay.attribution.path.Paths.Gathering;

/// Reads a path, "alpha > beta > alpha", as the numbers of its channels.
final class PathCell {
    private static final byte SEPARATOR = '>';

    private final Gathering gathering;
    private final NameTable names = new NameTable();
    private int[] channels = new int[64];
    private int size;

    PathCell(Gathering gathering) {
        this.gathering = gathering;
    }

    void read(Rows rows, int cell) {
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
    }

    int[] channels() {
        return channels;
    }

    int size() {
        return size;
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
