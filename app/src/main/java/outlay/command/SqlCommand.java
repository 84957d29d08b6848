package outlay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.log.Log;
import outlay.store.archive.Sql;
import outlay.store.archive.SqlFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lets people look into the log with SQL.
@Command(name = "sql", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Answers one SELECT over everything in the log: tables events, spend, imports, contacts, deals, "
                + "rates, lift_tests, reach, quarantine.")
final class SqlCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "QUERY",
            description = "For instance: SELECT platform, sum(spend_micros) FROM spend GROUP BY 1")
    private String query = "";

    @Option(names = "--client", description = "Only this client's rows.")
    private @Nullable String client;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Settings settings = data.settings();
        Files.createDirectories(settings.data());
        try (Log log = Workspace.read(settings)) {
            Sql.run(settings.data(), log, Workspace.vault(settings),
                    Optional.ofNullable(client).map(ClientId::new), query, Sql.Format.valueOf(format.name()),
                    spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (SqlFailed failed) {
            throw new Failure(String.valueOf(failed.getMessage()), failed);
        }
    }
}
