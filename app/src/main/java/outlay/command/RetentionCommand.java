package outlay.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.local.RunningServer;
import outlay.privacy.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Ends what was kept for its time.
@Command(name = "retention", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Counts or ends what is past its time: details of events, quarantine, records of erasures.",
        footer = {"", "Totals do not change. Stop the server first."})
final class RetentionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WHAT", description = "status (count only) or run.")
    private String what = "";

    @Option(names = "--events-days", defaultValue = "396", description = "Details of events (default: 396).")
    private int events;

    @Option(names = "--quarantine-days", defaultValue = "30", description = "Bytes in quarantine (default: 30).")
    private int quarantine;

    @Option(names = "--audit-days", defaultValue = "1095", description = "Records of erasures (default: 1095).")
    private int audit;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (!what.equals("status") && !what.equals("run")) {
            throw new ParameterException(spec.commandLine(), "\"" + what + "\" is neither status nor run");
        }
        if (events < 1 || quarantine < 1 || audit < 1) {
            throw new ParameterException(spec.commandLine(), "every class is kept for at least one day");
        }
        Settings settings = data.settings();
        Retention retention = new Retention(new Retention.Limits(Duration.ofDays(events), Duration.ofDays(quarantine),
                Duration.ofDays(audit)));
        try {
            if (RunningServer.of(settings.data()).isPresent()) {
                throw new Failure("a server runs over this data folder; stop it first.");
            }
            try (PrivacyFolder folder = PrivacyFolder.open(settings)) {
                SortedMap<String, Long> rows = folder.retain(retention, what.equals("status"));
                new Listing(List.of("class", what.equals("status") ? "past" : "ended"),
                        rows.entrySet().stream().map(row -> List.of(row.getKey(), String.valueOf(row.getValue())))
                                .toList())
                        .print(format, spec.commandLine().getOut());
            }
            return 0;
        } catch (IOException failed) {
            throw new Failure("what is past its time could not be ended: " + failed.getMessage() + ". Run it again.",
                    failed);
        }
    }
}
