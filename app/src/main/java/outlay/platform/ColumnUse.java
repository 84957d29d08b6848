package outlay.platform;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which columns of a table are read, and which are left.
final class ColumnUse {
    private final List<String> headers;
    private final BitSet used = new BitSet();

    ColumnUse(List<String> headers) {
        this.headers = headers;
    }

    void add(int column) {
        used.set(column);
    }

    void remove(int column) {
        used.clear(column);
    }

    boolean contains(int column) {
        return used.get(column);
    }

    /// The last column that is read; a row has to reach as far.
    int last() {
        return Math.max(0, used.length() - 1);
    }

    List<String> unused() {
        return IntStream.range(0, headers.size()).filter(i -> !used.get(i)).mapToObj(headers::get)
                .filter(header -> !header.isEmpty()).toList();
    }
}
