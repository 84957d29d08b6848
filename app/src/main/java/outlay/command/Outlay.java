package outlay.command;

import java.util.Optional;
import outlay.vault.CannotOpen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Every command. Exit status: 0 done, 1 failed, 2 wrong usage.
@Command(name = "outlay", mixinStandardHelpOptions = true, versionProvider = Outlay.Version.class,
        description = "Traces every dollar of ad spend to the revenue that it earned.", subcommands = {
                DemoCommand.class, ImportCommand.class, ImportsCommand.class, ReportCommand.class, AlertsCommand.class,
                AttributeCommand.class, MaxCpaCommand.class, SqlCommand.class, PeopleCommand.class, UsersCommand.class,
                TokensCommand.class, KeysCommand.class, LinksCommand.class, ReportMailsCommand.class,
                NormalizeCommand.class, DestinationsCommand.class, DeliveriesCommand.class, WebhooksCommand.class,
                SandboxCommand.class, EraseCommand.class, AccessCommand.class, RetentionCommand.class,
                VaultCommand.class, AuditCommand.class, BackupCommand.class, RestoreCommand.class,
                UpgradeCommand.class, RollbackCommand.class,
                CheckCommand.class, DoctorCommand.class, ServeCommand.class, HelpCommand.class},
        footer = {"",
                "Also: outlay test (everything that the project tests), outlay bench (measurements)."})
public final class Outlay implements Runnable {
    private static final int WIDTH = 110;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static CommandLine commandLine() {
        return new CommandLine(new Outlay()).setUsageHelpWidth(WIDTH).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new CommandAudit())
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    if (!(thrown instanceof Failure || thrown instanceof CannotOpen)) {
                        throw thrown;
                    }
                    command.getErr().println("outlay: " + thrown.getMessage());
                    command.getErr().flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Outlay.class.getPackage().getImplementationVersion())
                    .orElse("from sources");
            return new String[]{"Outlay " + version, "Java " + Runtime.version()};
        }
    }
}
