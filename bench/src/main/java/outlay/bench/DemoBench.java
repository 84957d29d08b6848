package outlay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.bench.Child.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long the main job takes from an empty data folder to the printed report, as a process of its own, and how much
/// memory it had at the most; beside a bare Java process that does nothing.
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "The demo from an empty folder to its report: time and peak memory by size.")
final class DemoBench implements Callable<Integer> {
    @Option(names = "--jar", defaultValue = "${sys:outlay.jar}", description = "The product's jar.")
    private Path jar = Path.of("outlay.jar");

    @Option(names = "--size", split = ",", defaultValue = "small,medium,large",
            description = "Sizes of the demo world.")
    private List<String> sizes = List.of();

    @Option(names = "--heap", defaultValue = "4g", description = "The most heap (default: 4g).")
    private String heap = "4g";

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "Where the data folders go.")
    private Path folder = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Run bare = Child.run(java("--version"));
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "size", "seconds", "peak MiB", "x bare start");
        row(sheet, "bare start", bare, bare);
        for (String size : sizes) {
            Path data = Folders.make(folder);
            try {
                row(sheet, size, Child.run(java("demo", "--once", "--size", size, "--data", data.toString())), bare);
            } finally {
                Folders.delete(data);
            }
        }
        return 0;
    }

    private List<String> java(String... arguments) {
        return Product.command(heap, jar, List.of(arguments));
    }

    private static void row(Sheet sheet, String what, Run run, Run bare) {
        sheet.row(what, Sheet.decimals(run.seconds()), Sheet.whole(run.peakKilobytes() / 1024.0),
                Sheet.decimals(run.seconds() / bare.seconds()));
    }
}
