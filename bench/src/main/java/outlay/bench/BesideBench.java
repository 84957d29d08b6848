package outlay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the heaviest questions that a page can ask, many at once, cost the events that come in meanwhile.
@Command(name = "beside", mixinStandardHelpOptions = true,
        description = "Latency of intake without and with many of the worst questions at once.")
final class BesideBench implements Callable<Integer> {
    /// Of the normal distribution, between which 95 % of it lies.
    private static final double DEVIATIONS = 1.96;
    private static final Path SESSIONS = Path.of("/proc/sys/kernel/sched_autogroup_enabled");

    @Option(names = "--jar", defaultValue = "${sys:outlay.jar}", description = "The product's jar.")
    private Path jar = Path.of("outlay.jar");

    @Option(names = "--size", defaultValue = "large", description = "Of the demo's world that is asked about.")
    private String size = "large";

    @Option(names = "--askers", defaultValue = "20", description = "Questions at once (default: 20).")
    private int askers = 20;

    @Option(names = "--rate", defaultValue = "2000", description = "Single events a second (default: 2000).")
    private int rate = 2_000;

    @Option(names = "--seconds", defaultValue = "3", description = "How long each turn takes (default: 3).")
    private int seconds = 3;

    @Option(names = "--rounds", defaultValue = "36", description = "Turns without and with them (default: 36).")
    private int rounds = 36;

    @Option(names = "--warm-up", defaultValue = "120",
            description = "Seconds of both before, by which Java has compiled what they need (default: 120).")
    private int warmUp = 120;

    @Option(names = "--connections", defaultValue = "64", description = "Of the events (default: 64).")
    private int connections = 64;

    @Option(names = "--heap", defaultValue = "4g", description = "The most heap of the server (default: 4g).")
    private String heap = "4g";

    @Option(names = "--port", defaultValue = "18484", description = "A free port, and the one after it.")
    private int port = 18_484;

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "Where the data folder goes.")
    private Path parent = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Folders.make(parent);
        try {
            Child.run(Product.command(heap, jar, List.of("demo", "--once", "--size", size, "--data", data.toString())));
            try (Collector server = Collector.start(jar, data, port, heap, OptionalInt.empty());
                    Askers people = Askers.start(server.port(), ServeBench.client(size), askers)) {
                measure(server, people);
            }
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    private void measure(Collector server, Askers people) throws IOException, InterruptedException {
        Load events = new Load(server.port(), connections, CollectBench.single(server.key())::of, 200,
                new AtomicLong());
        events.run(0, seconds);
        asking(people, events, warmUp);
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "single events at " + rate + "/s", "p50 ms", "p99 ms",
                "not taken", "answers/s", "come again/s");
        double[] besideCounters = new double[rounds];
        double[] besideQuestions = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Load.Result alone = events.run(rate, seconds);
            row(sheet, "alone", alone);
            Load.Result counted = counting(events);
            row(sheet, "beside a program that only counts", counted);
            Asked asked = asking(people, events, seconds);
            Load.Result beside = asked.events();
            sheet.row("beside " + askers + " questions at once", Sheet.decimals(beside.millis(50)),
                    Sheet.decimals(beside.millis(99)), Sheet.whole(beside.other()),
                    Sheet.decimals(asked.answersPerSecond()), Sheet.decimals(asked.busyPerSecond()));
            besideCounters[round] = counted.millis(99) / alone.millis(99);
            besideQuestions[round] = beside.millis(99) / alone.millis(99);
            sheet.note(Sheet.decimals(besideCounters[round]) + " and " + Sheet.decimals(besideQuestions[round])
                    + " times the p99");
        }
        sheet.note("in the middle of " + rounds + " rounds " + middle(besideCounters)
                + " times the p99 beside a program that only counts, " + middle(besideQuestions)
                + " beside questions" + weighed());
    }

    /// What ends a write runs outside of our session; where sessions are weighed against each other, it waits for any
    /// thread of ours, however far that stands back.
    private static String weighed() throws IOException {
        return Files.exists(SESSIONS)
                ? ", with kernel.sched_autogroup_enabled=" + Files.readString(SESSIONS).strip()
                : "";
    }

    private static void row(Sheet sheet, String what, Load.Result result) {
        sheet.row(what, Sheet.decimals(result.millis(50)), Sheet.decimals(result.millis(99)),
                Sheet.whole(result.other()));
    }

    /// The ratio in the middle, and where enough were measured, the two between which the middle of all that could be
    /// measured lies with 95 % confidence. They follow from the ratios' order alone, however far a bad moment of the
    /// machine throws one of them.
    private static String middle(double[] ratios) {
        Arrays.sort(ratios);
        String middle = Sheet.decimals(ratios[ratios.length / 2]);
        double off = DEVIATIONS * Math.sqrt(ratios.length) / 2;
        int low = (int) Math.floor(ratios.length / 2.0 - off);
        return low < 1
                ? middle
                : middle + " (95 %: " + Sheet.decimals(ratios[low - 1]) + " to "
                        + Sheet.decimals(ratios[ratios.length - low]) + ")";
    }

    private Load.Result counting(Load events) throws IOException, InterruptedException {
        try (Counters counters = Counters.start()) {
            return events.run(rate, seconds);
        }
    }

    /// What became of the events, and of the questions that were asked meanwhile.
    private record Asked(Load.Result events, double answersPerSecond, double busyPerSecond) {}

    private Asked asking(Askers people, Load events, int length) throws IOException, InterruptedException {
        people.begin();
        Askers.Count before = people.now();
        long begin = System.nanoTime();
        Load.Result result = events.run(rate, length);
        double took = (System.nanoTime() - begin) / 1e9;
        Askers.Count after = people.now();
        people.rest();
        return new Asked(result, (after.answered() - before.answered()) / took,
                (after.busy() - before.busy()) / took);
    }
}
