package outlay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long it takes from a file of paths to each channel's credit: Outlay's command as a process of its own, from its
/// start to its end, and DuckDB with two threads in this process, which reads the same file for each question. Both
/// must come to the same numbers.
@Command(name = "attribute", mixinStandardHelpOptions = true,
        description = "From a file of paths to credits, beside DuckDB over the same file.")
final class AttributeBench implements Callable<Integer> {
    private static final double SAME = 1e-9;

    @Option(names = "--jar", defaultValue = "${sys:outlay.jar}", description = "The product's jar.")
    private Path jar = Path.of("outlay.jar");

    @Option(names = "--paths", defaultValue = "10000000", description = "Rows of the file (default: 10000000).")
    private int paths = 10_000_000;

    @Option(names = "--heap", defaultValue = "4g", description = "The most heap of Outlay (default: 4g).")
    private String heap = "4g";

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds, of which the best counts (default: 3).")
    private int rounds = 3;

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "Where the file goes.")
    private Path parent = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// A question to DuckDB.
    private interface Ask {
        Map<String, Double> answer() throws SQLException;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Folders.make(parent);
        try {
            Path file = folder.resolve("paths.csv");
            SamplePaths.write(file, paths, 42);
            Sheet sheet = new Sheet(spec.commandLine().getOut(),
                    String.format(Locale.ROOT, "%,d paths, %,d MB", paths, Files.size(file) / 1_000_000), "Outlay s",
                    "peak MiB", "DuckDB s", "x DuckDB", "same to");
            DuckPaths duck = new DuckPaths(file);
            for (String model : List.of("first", "last", "linear")) {
                compare(sheet, file, model, List.of("--model", model), "attributed_conv", () -> duck.rule(model));
            }
            compare(sheet, file, "markov, order 1", List.of("--model", "markov"), "removal_effect_conv",
                    duck::removalEffects);
            for (int order = 2; order <= 4; order++) {
                alone(sheet, file, "markov, order " + order, "--model", "markov", "--order", Integer.toString(order));
            }
            for (String model : List.of("position", "shapley", "shapley-ordered", "shao-li")) {
                alone(sheet, file, model, "--model", model);
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void compare(Sheet sheet, Path file, String what, List<String> options, String column, Ask ask)
            throws IOException, InterruptedException, SQLException {
        Child.Run best = run(file, options);
        double duckSeconds = Double.POSITIVE_INFINITY;
        Map<String, Double> expected = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            expected = ask.answer();
            duckSeconds = Math.min(duckSeconds, (System.nanoTime() - begin) / 1e9);
        }
        double difference = largestDifference(column(best.printed(), column), expected);
        if (!(difference <= SAME)) {
            throw new IOException(what + " differs from DuckDB's by " + difference + ":\n" + best.printed() + expected);
        }
        sheet.row(what, Sheet.decimals(best.seconds()), Sheet.whole(best.peakKilobytes() / 1024.0),
                Sheet.decimals(duckSeconds), Sheet.decimals(duckSeconds / best.seconds()),
                String.format(Locale.ROOT, "%.0e", difference));
    }

    private void alone(Sheet sheet, Path file, String what, String... options)
            throws IOException, InterruptedException {
        Child.Run best = run(file, List.of(options));
        sheet.row(what, Sheet.decimals(best.seconds()), Sheet.whole(best.peakKilobytes() / 1024.0));
    }

    private Child.Run run(Path file, List<String> options) throws IOException, InterruptedException {
        List<String> more = new ArrayList<>(List.of("attribute", file.toString(), "--format", "csv"));
        more.addAll(options);
        List<String> words = Product.command(heap, jar, more);
        Child.Run best = Child.run(words);
        for (int round = 1; round < rounds; round++) {
            Child.Run next = Child.run(words);
            best = next.seconds() < best.seconds() ? next : best;
        }
        return best;
    }

    private static Map<String, Double> column(String csv, String name) {
        List<String> lines = csv.lines().toList();
        int column = List.of(lines.getFirst().split(",")).indexOf(name);
        Map<String, Double> values = new HashMap<>();
        lines.stream().skip(1).map(line -> line.split(","))
                .forEach(cells -> values.put(cells[0], Double.valueOf(cells[column])));
        return values;
    }

    /// Relative to the expected number, over all channels of both.
    private static double largestDifference(Map<String, Double> ours, Map<String, Double> expected) {
        double largest = ours.keySet().equals(expected.keySet()) ? 0 : Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Double> one : expected.entrySet()) {
            double value = ours.getOrDefault(one.getKey(), Double.NaN);
            largest = Math.max(largest, Math.abs(value - one.getValue()) / Math.max(1e-300, Math.abs(one.getValue())));
        }
        return largest;
    }
}
