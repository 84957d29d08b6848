package outlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.demo.DemoWorld;
import outlay.fact.Import;

/// A made-up company to look at beside one's own, made in the running server in the background: its files are written
/// and imported like anybody's, by the code of `outlay demo`. Taken away, its imports are undone and its name is no
/// longer listed; the log keeps what came in, as it keeps everything.
public final class DemoCompany implements AutoCloseable {
    static final ClientId CLIENT = new ClientId("demo");
    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);
    private static final long SEED = 42;
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Importer importer;
    private final Runnable afterwards;
    private State state = State.ABSENT;
    private Optional<String> failed = Optional.empty();
    private Optional<Thread> work = Optional.empty();

    enum State {
        ABSENT, WRITING, IMPORTING, READY, REMOVING;

        /// "ready".
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean busy() {
            return this == WRITING || this == IMPORTING || this == REMOVING;
        }
    }

    /// How it is now.
    ///
    /// @param failed what went wrong the last time
    record Now(State state, Optional<String> failed) {}

    /// @param afterwards what has to follow an import or its undoing
    DemoCompany(Path data, Importer importer, Runnable afterwards) {
        this.folder = data.resolve("demo");
        this.importer = importer;
        this.afterwards = afterwards;
    }

    synchronized Now now() {
        if (!state.busy()) {
            state = counting().isEmpty() ? State.ABSENT : State.READY;
        }
        return new Now(state, failed);
    }

    /// Lists it again: somebody has made it by a command.
    public static void shown(Path data) throws IOException {
        Files.deleteIfExists(marker(data.resolve("demo")));
    }

    /// Whether the company has been here and was taken away.
    boolean hidden(ClientId client) {
        return client.equals(CLIENT) && Files.exists(marker(folder));
    }

    /// Makes it, unless it is there or on its way.
    synchronized Now make() {
        return now().state == State.ABSENT ? begin(State.WRITING, this::made) : now();
    }

    /// Takes it away, unless it is not there or on its way.
    synchronized Now remove() {
        return now().state == State.READY ? begin(State.REMOVING, this::removed) : now();
    }

    private Now begin(State first, Runnable what) {
        state = first;
        failed = Optional.empty();
        work = Optional.of(Thread.ofPlatform().name("demo-company").daemon().start(() -> {
            try {
                what.run();
                ended(Optional.empty());
            } catch (RuntimeException wrong) {
                LOG.error("the demo company could not be {}", first == State.REMOVING ? "taken away" : "made", wrong);
                ended(Optional.of(String.valueOf(wrong.getMessage())));
            }
        }));
        return new Now(state, failed);
    }

    private synchronized void moved(State next) {
        state = next;
    }

    private synchronized void ended(Optional<String> wrong) {
        failed = wrong;
        state = State.ABSENT;
    }

    private void made() {
        Path world = folder.resolve(CLIENT.value());
        try {
            DemoWorld.write(world.resolve("files"), world.resolve("truth"), SEED, DemoWorld.Size.SMALL);
            moved(State.IMPORTING);
            ImportResult result = importer.importFiles(CLIENT, List.of(world.resolve("files")), Importer.Options.NONE);
            if (!result.complete()) {
                throw new IllegalStateException("not all of its files could be imported");
            }
            Files.deleteIfExists(marker(folder));
        } catch (IOException full) {
            throw new UncheckedIOException("its files cannot be written: " + full.getMessage(), full);
        }
        afterwards.run();
    }

    private void removed() {
        counting().forEach(id -> importer.undo(CLIENT, id));
        Path world = folder.resolve(CLIENT.value());
        try {
            if (Files.exists(world)) {
                try (Stream<Path> files = Files.walk(world)) {
                    for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.createDirectories(folder);
            Files.writeString(marker(folder), "taken away\n");
        } catch (IOException stuck) {
            throw new UncheckedIOException("its files cannot be removed: " + stuck.getMessage(), stuck);
        }
        afterwards.run();
    }

    /// The imports of it that count, the newest first.
    private List<String> counting() {
        return importer.catalogues().ask(CLIENT, catalogue -> catalogue.imports().reversed().stream().map(Import::id)
                .filter(id -> !catalogue.undone(id)).toList());
    }

    private static Path marker(Path folder) {
        return folder.resolve("removed");
    }

    /// Waits for what is under way.
    @Override
    public void close() {
        try {
            Optional<Thread> last;
            synchronized (this) {
                last = work;
            }
            if (last.isPresent()) {
                last.get().join(MOST_PATIENCE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
