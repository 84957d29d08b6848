package outlay.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntFunction;
import outlay.base.Crew;

/// As many threads as the machine has processors, for answers that go through millions of touches.
public final class Hands implements Crew, AutoCloseable {
    private final int hands;
    private final ExecutorService threads;

    public Hands(int hands) {
        this(hands, Thread.ofPlatform().daemon().name("answer-", 0).factory());
    }

    private Hands(int hands, ThreadFactory factory) {
        this.hands = hands;
        threads = Executors.newFixedThreadPool(hands, factory);
    }

    public static Hands ofThisMachine() {
        return new Hands(Runtime.getRuntime().availableProcessors());
    }

    public static Hands ofThisMachine(ThreadFactory factory) {
        return new Hands(Runtime.getRuntime().availableProcessors(), factory);
    }

    @Override
    public int hands() {
        return hands;
    }

    @Override
    public <T> List<T> all(int parts, IntFunction<T> work) {
        if (parts == 1) {
            return List.of(work.apply(0));
        }
        List<Future<T>> futures = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int mine = part;
            futures.add(threads.submit(() -> work.apply(mine)));
        }
        return futures.stream().map(Hands::result).toList();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an answer was made", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
