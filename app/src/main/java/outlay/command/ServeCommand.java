package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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
    @Option(names = "--port", description = "The port (default: 8484; 0 takes a free one).")
    private @Nullable Integer port;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = data.settings();
        return run(port == null ? settings : settings.withPort(port), "", spec.commandLine().getOut());
    }

    /// @param path of the page to name, below the server's address
    static int run(Settings settings, String path, PrintWriter out) throws InterruptedException {
        Server server;
        try {
            server = Server.start(settings);
        } catch (IOException | StoreRefused failed) {
            throw new Failure("cannot start: " + failed.getMessage(), failed);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }, "stop"));
        out.println("Outlay is at " + server.uri().resolve(path) + "   (Ctrl-C stops it)");
        out.flush();
        stopped.await();
        return 0;
    }
}
