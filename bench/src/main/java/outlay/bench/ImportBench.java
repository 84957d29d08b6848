package outlay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many rows a second an import takes, from a file to the log's last answer, beside others that only read the same
/// file. Each of them is a process of its own with the same heap, cold, and then once more warm.
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Rows imported a second, beside others that read the same file.")
final class ImportBench implements Callable<Integer> {
    @Option(names = "--rows", defaultValue = "200000", description = "Rows of each file (default: 200000).")
    private int rows = 200_000;

    @Option(names = "--rounds", defaultValue = "4",
            description = "Rounds in each process; the first is the cold one and the best of the others the warm one.")
    private int rounds = 4;

    @Option(names = "--heap", defaultValue = "1g", description = "The most heap of each process (default: 1g).")
    private String heap = "1g";

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "On the disk to measure.")
    private Path parent = Path.of(".");

    @Option(names = "--only", hidden = true, description = "Be the process of this one.")
    private String only = "";

    @Option(names = "--file", hidden = true)
    private Path file = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!only.isEmpty()) {
            Importing.named(only).measure(file, rows, rounds, spec.commandLine().getOut());
            return 0;
        }
        Path folder = Folders.make(parent);
        try {
            for (Importing.Kind kind : Importing.Kind.values()) {
                Path made = folder.resolve(kind.fileName());
                kind.write(made, rows);
                compare(kind, made);
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void compare(Importing.Kind kind, Path made) throws IOException, InterruptedException {
        long bytes = made.toFile().length();
        Sheet sheet = new Sheet(spec.commandLine().getOut(),
                String.format(Locale.ROOT, "%s, %,d rows, %,d MB", kind.title(), rows, bytes / 1_000_000),
                "cold rows/s",
                "warm rows/s", "MB/s warm", "time x Outlay", "peak MiB");
        double outlay = 0;
        for (Importing one : Importing.of(kind)) {
            Child.Run run = Child.run(List.of("-Xmx" + heap, "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), Bench.class.getName(), "import", "--only", one.name(),
                    "--file", made.toString(), "--rows", Integer.toString(rows), "--rounds",
                    Integer.toString(rounds)));
            List<Double> seconds = run.printed().lines().filter(line -> line.startsWith("seconds "))
                    .map(line -> Double.valueOf(line.substring("seconds ".length()))).toList();
            double warm = seconds.stream().skip(1).min(Double::compare).orElse(seconds.getFirst());
            outlay = outlay == 0 ? warm : outlay;
            sheet.row(one.title(), Sheet.whole(rows / seconds.getFirst()), Sheet.whole(rows / warm),
                    Sheet.whole(bytes / 1e6 / warm), Sheet.decimals(warm / outlay),
                    Sheet.whole(run.peakKilobytes() / 1024.0));
        }
        spec.commandLine().getOut().println();
    }
}
