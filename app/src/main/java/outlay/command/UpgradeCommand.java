package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.log.LocalLog;
import outlay.store.DataFormat;
import outlay.store.KeptUpgrade;
import outlay.store.StoreCheck;
import outlay.store.StoreRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Brings a data folder to the newest format, as the first start of a new version does by itself.
@Command(name = "upgrade", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Brings the data folder to this version's format; what it changes is kept until --forget.",
        footer = {"", "A server or a command that writes does the same by itself when it starts. Interrupted, it is as "
                + "if it had not begun."})
final class UpgradeCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Only says what would be done.")
    private boolean dryRun;

    @Option(names = "--forget", description = "Takes away what is kept of before: there is no way back then.")
    private boolean forget;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = data.settings();
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(forget ? forget(settings) : upgrade(settings));
            out.flush();
            return 0;
        } catch (StoreRefused | IOException refused) {
            throw new Failure("nothing was upgraded: " + refused.getMessage(), refused);
        }
    }

    private String forget(Settings settings) throws IOException {
        List<KeptUpgrade> kept = KeptUpgrade.of(settings.data());
        if (dryRun) {
            return "would take away " + kept.size() + " copies of before an upgrade";
        }
        return "took away " + KeptUpgrade.forget(settings.data()) + " copies of before an upgrade";
    }

    private String upgrade(Settings settings) throws IOException {
        int format = DataFormat.of(settings.data());
        DataFormat.check(settings.data());
        if (format == 0) {
            throw new Failure("there is nothing in the data folder " + settings.data() + " yet.");
        }
        Optional<Integer> version = StoreCheck.version(settings.data(), settings.databaseUrl());
        String from = "format " + format + ", tables " + version.orElse(0);
        String to = "format " + DataFormat.NEWEST + ", tables " + StoreCheck.newestVersion();
        if (from.equals(to)) {
            return "nothing to do: " + settings.data() + " is of " + to;
        }
        if (dryRun) {
            return "would bring " + settings.data() + " from " + from + " to " + to;
        }
        // Whoever holds the log may not be a server of the version of before.
        try (LocalLog log = Workspace.write(settings)) {
            Workspace.project(settings, log);
        }
        List<KeptUpgrade> kept = KeptUpgrade.of(settings.data());
        return settings.data() + " was of " + from + " and is of " + to + (kept.isEmpty()
                ? ""
                : "; what it was is kept in " + kept.getLast().folder() + " (outlay rollback, outlay upgrade "
                        + "--forget)");
    }
}
