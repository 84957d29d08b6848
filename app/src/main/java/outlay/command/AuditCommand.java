package outlay.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.audit.AuditCheck;
import outlay.audit.AuditLog;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Who has done what.
@Command(name = "audit", mixinStandardHelpOptions = true,
        description = "Shows who has changed and taken out what, and whether the record of it is whole.",
        subcommands = {AuditListCommand.class, AuditCommand.Verify.class})
final class AuditCommand extends CommandGroup {
    AuditCommand() {
        super("say what to do with the audit log: list or verify");
    }

    static AuditLog existing(Settings settings) {
        if (!Vault.exists(settings.data())) {
            throw new Failure("the data folder " + settings.data() + " has no keys, and so no audit log yet.");
        }
        return settings.auditLog(Workspace.vault(settings), Clock.systemUTC());
    }

    /// Looks whether it is whole.
    @Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Reads all of it, and names the first entry that was altered, moved or taken away.",
            footer = {"", "Exit status: 0 it is whole, 1 it is not."})
    static final class Verify implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            AuditCheck check = existing(data.settings()).check();
            PrintWriter out = spec.commandLine().getOut();
            check.bad().ifPresentOrElse(
                    bad -> out.println("entry " + bad.number() + " is not what was written: " + bad.why()),
                    () -> out.println("whole: " + (check.last() == 0
                            ? "no entries yet"
                            : "entries " + check.first() + " to " + check.last() + ", head " + check.chain())));
            out.flush();
            return check.whole() ? 0 : 1;
        }
    }
}
