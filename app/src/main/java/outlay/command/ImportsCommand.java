package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.ImportCatalogue;
import outlay.collect.ImportCatalogues;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.collect.ResultJson;
import outlay.collect.ResultText;
import outlay.fact.Import;
import outlay.local.LocalDoor;
import outlay.local.RunningServer;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.platform.Platforms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What was imported, and taking it back.
@Command(name = "imports", mixinStandardHelpOptions = true,
        description = "Lists what was imported, takes an import back, and says what later reports restated.",
        subcommands = {ImportsCommand.ListAll.class, ImportsCommand.TakeBack.class, RestatementsCommand.class})
final class ImportsCommand extends CommandGroup {
    ImportsCommand() {
        super("say what to do with imports: list, undo or restatements");
    }

    /// Lists a client's imports.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's imports, the oldest first.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose imports.")
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            try (Log log = Workspace.read(list.settings())) {
                List<List<String>> rows = new ImportCatalogues(log).ask(owner, catalogue -> catalogue.imports().stream()
                        .map(done -> row(done, catalogue)).toList());
                return list.print(List.of("id", "file", "kind", "format", "rows", "first_day", "last_day", "spend",
                        "imported_at", "state"), rows);
            }
        }

        private static List<String> row(Import done, ImportCatalogue catalogue) {
            return List.of(done.id(), done.fileName(), done.kind().name().toLowerCase(Locale.ROOT), done.format(),
                    Long.toString(done.rows()), catalogue.firstDay(done.id()).map(Day::toString).orElse(""),
                    catalogue.lastDay(done.id()).map(Day::toString).orElse(""),
                    catalogue.spend(done.id()).values().stream().map(Micros::toString)
                            .collect(Collectors.joining(" + ")),
                    done.at().toString(), catalogue.state(done.id()));
        }
    }

    /// Takes an import back.
    @Command(name = "undo", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Takes an import back: figures are as if it had not been, and what it replaced stands again. "
                    + "Import the file again to bring it back.")
    static final class TakeBack implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "The import's id, as imports list shows it.")
        private String id = "";

        @Option(names = "--client", required = true, description = "Whose import it is.")
        private String client = "";

        @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
        private Format format = Format.TABLE;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            ClientId owner = GateFolder.client(spec, client);
            LocalDoor.Done done = undo(data.settings(), owner);
            PrintWriter out = spec.commandLine().getOut();
            if (format == Format.JSON) {
                out.println(done.json());
            } else {
                done.lines().forEach(out::println);
            }
            out.flush();
            return done.complete() ? 0 : 1;
        }

        /// By the server that has the data folder open, or else here.
        private LocalDoor.Done undo(Settings settings, ClientId owner) {
            try {
                Optional<RunningServer> server = RunningServer.of(settings.data());
                if (server.isPresent()) {
                    return server.get().importFiles(LocalDoor.Order.undo(owner.value(), id));
                }
            } catch (IOException failed) {
                throw new Failure("the server that has the data folder open did not answer: " + failed.getMessage(),
                        failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Failure("stopped; the server may have undone it: see outlay imports list.", stopped);
            }
            try (LocalLog log = Workspace.write(settings)) {
                ImportResult result = new Importer(log, Platforms.readers(), Clock.systemUTC(), Progress.NONE)
                        .undo(owner, id);
                Workspace.project(settings, log);
                return new LocalDoor.Done(result.complete(), ResultText.lines(result), ResultJson.text(result));
            }
        }
    }
}
