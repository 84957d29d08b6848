package outlay.bench.signal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.command.Interrupt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How much of a known truth a cookie-only pixel and Outlay still see, under published rates of loss.
@Command(name = "signal-loss", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What is left of a known truth: a pixel with cookies, and Outlay, in the same simulated worlds.")
public final class SignalLoss implements Callable<Integer> {
    @Option(names = "--preset", defaultValue = "us", description = "us (default), eu or global.")
    private String preset = "us";

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same bytes (default: 1).")
    private long seed = 1;

    @Option(names = "--draws", defaultValue = "60", description = "Worlds, each with rates of its own (default: 60).")
    private int draws = 60;

    @Option(names = "--persons", defaultValue = "2000", description = "People in a world (default: 2000).")
    private int persons = 2_000;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Hold a parameter at a value; may be repeated.")
    private Map<String, Double> set = new LinkedHashMap<>();

    @Option(names = "--params", paramLabel = "FILE", description = "Parameters to take instead of the preset's.")
    private @Nullable Path params;

    @Option(names = "--lossless", description = "Set all losses and noise to nothing: both must see everything.")
    private boolean lossless;

    @Option(names = "--why", description = "Say what the missing and the wrong links are due to.")
    private boolean why;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--chart", paramLabel = "FILE", description = "Draw the accuracies into an SVG file.")
    private @Nullable Path chart;

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "Where the data folders go.")
    private Path folder = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Preset rates = rates();
        PrintWriter err = spec.commandLine().getErr();
        try (Interrupt interrupt = Interrupt.listen()) {
            List<Draws.Outcome> outcomes = new Draws(rates, seed, persons, folder, line -> {
                err.println(line);
                err.flush();
            }).run(draws, interrupt::asked);
            if (outcomes.isEmpty()) {
                err.println("stopped before a draw was done; --draws 1 --persons 200 takes seconds.");
                return 1;
            }
            Summary summary = Summary.of(rates, seed, persons, outcomes);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? SummaryJson.of(summary) : SummaryText.of(summary, why));
            out.flush();
            if (chart != null) {
                Files.writeString(chart, SummaryChart.of(summary));
            }
            return outcomes.size() == draws ? 0 : 1;
        }
    }

    private Preset rates() {
        if (draws < 1 || persons < 50) {
            throw new ParameterException(spec.commandLine(), "--draws must be 1 or more, --persons 50 or more");
        }
        try {
            Preset rates = Preset.named(preset);
            Optional<Path> file = Optional.ofNullable(params);
            rates = file.isPresent() ? rates.with(file.get()) : rates;
            rates = lossless ? rates.lossless() : rates;
            for (Map.Entry<String, Double> held : set.entrySet()) {
                rates = rates.with(held.getKey(), held.getValue());
            }
            return rates;
        } catch (Preset.Wrong wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
