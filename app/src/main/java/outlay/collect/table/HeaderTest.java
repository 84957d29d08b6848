package outlay.collect.table;

import java.util.List;

/// Says how much a row looks like the header that a reader is after: 0 not at all, more for more columns known.
public interface HeaderTest {
    int score(List<String> cells);
}
