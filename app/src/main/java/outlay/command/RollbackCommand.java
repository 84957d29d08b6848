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
import outlay.store.StoreRollback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Takes an upgrade back.
@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Puts back what the latest upgrade has changed, for the version of before.",
        footer = {"", "The log stays as it is: nothing that came in is taken back. Starting this version upgrades "
                + "again."})
final class RollbackCommand implements Callable<Integer> {
    @Option(names = "--lose-changes",
            description = "Goes back although keys, users or deliveries have changed since, which are lost.")
    private boolean loseChanges;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = data.settings();
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<KeptUpgrade> all = KeptUpgrade.of(settings.data());
            if (all.isEmpty()) {
                throw new Failure("nothing is kept of before an upgrade in " + settings.data()
                        + ": there was none, or it was forgotten; restore a backup from before it.");
            }
            KeptUpgrade kept = all.getLast();
            try (LocalLog log = Workspace.write(settings)) {
                out.println(rolledBack(settings, kept, log));
                out.flush();
            }
            return 0;
        } catch (StoreRefused | IOException refused) {
            throw new Failure("nothing was rolled back: " + refused.getMessage(), refused);
        }
    }

    private String rolledBack(Settings settings, KeptUpgrade kept, LocalLog log) throws IOException {
        Optional<Integer> version = StoreCheck.version(settings.data(), settings.databaseUrl());
        if (version.filter(number -> number == kept.version()).isPresent()) {
            return "nothing to do: the tables are those of version " + kept.version() + " already";
        }
        List<String> changed = kept.changedSince(settings.data(), settings.databaseUrl());
        if (!changed.isEmpty() && !loseChanges) {
            throw new Failure("since the upgrade these have changed, and would be as before it: "
                    + String.join(", ", changed) + ". Stay with this version, or say --lose-changes.");
        }
        long position = StoreCheck.position(kept.folder(), Optional.empty()).orElse(0L);
        // The format first: with the old tables and the new number, no version of before would start.
        DataFormat.put(settings.data(), kept.format());
        StoreRollback.to(kept, settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl());
        long since = log.end() - position;
        return "the tables are those of version " + kept.version() + " again: start the Outlay of then" + (since == 0
                ? ""
                : "; the log has " + since + " entries that they have not been through, which it reads first, unless "
                        + "they are of a kind that it does not know");
    }
}
