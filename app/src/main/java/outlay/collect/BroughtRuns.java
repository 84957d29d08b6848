package outlay.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outlay.base.ClientId;
import outlay.fact.Brought;

/// Where in the log the facts of one import are, gathered as the log answers.
final class BroughtRuns {
    /// Runs in one fact: 20,000 of them are less than half of what an entry may have.
    private static final int MOST_RUNS = 10_000;

    private long[] positions = new long[64];
    private int size;

    void add(long position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size * 2);
        }
        positions[size++] = position;
    }

    /// All of them, each run once; empty where there are none.
    List<Brought> of(ClientId client, String importId) {
        long[] sorted = Arrays.copyOf(positions, size);
        Arrays.sort(sorted);
        List<Brought> parts = new ArrayList<>();
        List<Long> first = new ArrayList<>();
        List<Long> last = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean goesOn = i + 1 < size && sorted[i + 1] <= sorted[i] + 1;
            boolean begins = i == 0 || sorted[i] > sorted[i - 1] + 1;
            if (begins) {
                first.add(sorted[i]);
            }
            if (!goesOn) {
                last.add(sorted[i]);
            }
            if (!goesOn && (last.size() == MOST_RUNS || i + 1 == size)) {
                parts.add(new Brought(client, importId, parts.size() + 1, List.copyOf(first), List.copyOf(last)));
                first.clear();
                last.clear();
            }
        }
        return parts;
    }
}
