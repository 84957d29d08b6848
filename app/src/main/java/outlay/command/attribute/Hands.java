package outlay.command.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import outlay.base.Crew;

/// As many threads as are asked for.
public final class Hands implements Crew, AutoCloseable {
    private final int hands;
    private final ExecutorService threads;

    public Hands(int hands) {
        this.hands = hands;
        threads = Executors.newFixedThreadPool(hands, Thread.ofPlatform().daemon().name("attribute-", 0).factory());
    }

    @Override
    public int hands() {
        return hands;
    }

    @Override
    public <T> List<T> all(int parts, IntFunction<T> work) {
        List<Future<T>> begun = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int number = part;
            begun.add(threads.submit(() -> work.apply(number)));
        }
        List<T> results = new ArrayList<>(parts);
        for (Future<T> one : begun) {
            results.add(done(one));
        }
        return results;
    }

    private static <T> T done(Future<T> one) {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
