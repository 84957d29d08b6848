package outlay.bench.signal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import outlay.bench.Wire;

/// Sends the requests of any number of worlds to one server, a minute of their common time after the other: within half
/// a minute of its true time each, which is what the way of a request may take.
final class Traffic implements AutoCloseable {
    private static final int WIRES = 8;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final WorldClock clock;
    private final List<Wire> wires = new ArrayList<>();
    private final ExecutorService hands = Executors.newFixedThreadPool(WIRES);

    Traffic(WorldClock clock, int port) throws IOException {
        this.clock = clock;
        for (int i = 0; i < WIRES; i++) {
            wires.add(new Wire(port));
        }
    }

    /// @param stop asked before each minute; what has not been sent by then is not sent
    /// @return whether everything was sent
    boolean send(List<Sending> all, BooleanSupplier stop) throws IOException, InterruptedException {
        List<Sending> sorted = all.stream().sorted(Comparator.comparingLong(Sending::at)).toList();
        for (int from = 0; from < sorted.size();) {
            if (stop.getAsBoolean()) {
                return false;
            }
            long minute = Math.floorDiv(sorted.get(from).at(), MINUTE);
            Map<Long, List<Sending>> lanes = new LinkedHashMap<>();
            int to = from;
            for (; to < sorted.size() && Math.floorDiv(sorted.get(to).at(), MINUTE) == minute; to++) {
                lanes.computeIfAbsent(sorted.get(to).lane(), added -> new ArrayList<>()).add(sorted.get(to));
            }
            clock.moveTo(Instant.ofEpochMilli(minute * MINUTE + MINUTE / 2));
            sendLanes(List.copyOf(lanes.values()));
            from = to;
        }
        return true;
    }

    private void sendLanes(List<List<Sending>> lanes) throws IOException, InterruptedException {
        if (lanes.size() == 1) {
            sendEach(lanes.getFirst(), wires.getFirst());
            return;
        }
        List<Callable<Boolean>> parts = new ArrayList<>();
        for (int part = 0; part < Math.min(WIRES, lanes.size()); part++) {
            int first = part;
            parts.add(() -> {
                for (int lane = first; lane < lanes.size(); lane += WIRES) {
                    sendEach(lanes.get(lane), wires.get(first));
                }
                return true;
            });
        }
        for (Future<Boolean> done : hands.invokeAll(parts)) {
            try {
                done.get();
            } catch (ExecutionException failed) {
                throw new IOException("a request failed, so the figures would be wrong: " + failed.getCause(),
                        failed.getCause());
            }
        }
    }

    private static void sendEach(List<Sending> sendings, Wire wire) throws IOException {
        for (Sending sending : sendings) {
            sending.call().over(wire);
        }
    }

    @Override
    public void close() throws IOException {
        hands.shutdown();
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
