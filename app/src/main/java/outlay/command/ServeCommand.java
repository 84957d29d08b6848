package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.BootCheck;
import outlay.Server;
import outlay.Settings;
import outlay.store.StoreRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the server until it is told to stop.
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Serves the pages and the API until it is stopped (Ctrl-C).")
final class ServeCommand implements Callable<Integer> {
    private static final int MOST_STOP_SECONDS = 14;

    @Option(names = "--port", description = "The port (default: 8484; 0 takes a free one).")
    private @Nullable Integer port;

    @Option(names = "--admin-port", description = "The port of health and metrics (default: the one after the port).")
    private @Nullable Integer adminPort;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = data.settings();
        settings = port == null ? settings : settings.withPort(port);
        settings = adminPort == null ? settings : settings.withEdge(settings.edge().withAdminPort(adminPort));
        return run(settings, uri -> List.of("Outlay is at " + uri + "   (Ctrl-C stops it)"),
                spec.commandLine().getOut());
    }

    /// @param greeting what to print once the server answers at an address
    static int run(Settings settings, Function<URI, List<String>> greeting, PrintWriter out)
            throws InterruptedException {
        List<String> wrong = BootCheck.of(settings);
        if (!wrong.isEmpty()) {
            throw new Failure("cannot start:\n" + String.join("\n", wrong));
        }
        Server server;
        try {
            server = Server.start(settings);
        } catch (IOException | StoreRefused failed) {
            throw new Failure("cannot start: " + failed.getMessage(), failed);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            haltLater(settings.edge().drainSeconds() + MOST_STOP_SECONDS);
            server.close();
            stopped.countDown();
        }, "stop"));
        greeting.apply(server.uri()).forEach(out::println);
        server.setUp().ifPresent(page -> out.println("Nobody can sign in yet. Make the owner's account here (the link "
                + "opens once, for a day; outlay users setup-token makes another):\n  " + page));
        out.flush();
        stopped.await();
        return 0;
    }

    /// A disk that hangs must not keep the process from ending. What was acknowledged is on it all the same.
    private static void haltLater(int seconds) {
        Thread.ofPlatform().daemon().name("stop-anyway").start(() -> {
            try {
                TimeUnit.SECONDS.sleep(seconds);
                System.err.println("outlay: did not stop in time; ended. What was acknowledged is on disk.");
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
