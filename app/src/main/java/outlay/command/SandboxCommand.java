package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Servers that behave as the ad platforms' documents say, on this machine.
@Command(name = "sandbox", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Answers calls as the ad platforms document it, on this machine, until it is stopped.",
        footer = {"", "GET /ledger tells what counted at each platform. Faults are percentages of the calls."})
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "0", description = "Where to listen; 0 for any that is free (default: 0).")
    private int port;

    @Option(names = "--webhook-secret", defaultValue = "whsec_c2FuZGJveC1zZWNyZXQtb2YtMzItYnl0ZXM=",
            description = "What calls of /in have to be signed with (default: ${DEFAULT-VALUE}).")
    private String secret = "";

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same faults (default: 1).")
    private long seed;

    @Option(names = "--too-many", defaultValue = "0", description = "429 with Retry-After; nothing is taken.")
    private int tooMany;

    @Option(names = "--unavailable", defaultValue = "0", description = "500, 502 or 503; nothing is taken.")
    private int unavailable;

    @Option(names = "--reset", defaultValue = "0", description = "Taken, and the connection ends without an answer.")
    private int reset;

    @Option(names = "--stall", defaultValue = "0", description = "Taken, and no answer for 30 seconds.")
    private int stall;

    @Option(names = "--broken", defaultValue = "0", description = "Taken, and the answer is cut off.")
    private int broken;

    @Option(names = "--wrong-type", defaultValue = "0", description = "Taken, and the answer is a page.")
    private int wrongType;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (FakePlatforms platforms = FakePlatforms.start(port, faults(), Clock.systemUTC(), secret)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The platforms answer at " + platforms.uri() + "; what counted: " + platforms.uri()
                    + "/ledger. Ctrl-C stops.");
            out.flush();
            // Nothing here outlives the process, so ending it is how it stops.
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--webhook-secret is not whsec_ and Base64", wrong);
        }
        return 0;
    }

    private Faults faults() {
        try {
            return new Faults(seed, tooMany, unavailable, reset, stall, broken, wrongType, 30_000);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
