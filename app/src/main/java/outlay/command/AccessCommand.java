package outlay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import outlay.Privacy;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.live.LiveBooks;
import outlay.local.RunningServer;
import outlay.log.Log;
import outlay.privacy.AccessPage;
import outlay.privacy.AccessReport;
import outlay.privacy.PrivacyApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Gives a person their data.
@Command(name = "access", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes everything that is held about a person into a folder, as JSON and as a page to read.",
        footer = {"", "Who asks must be who they say; finding that out is yours. Identifiers as for \"erase\"."})
final class AccessCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "IDENTIFIER", description = "What the person is known by.")
    private List<String> identifiers = List.of();

    @Option(names = "--client", required = true, description = "Whose data it is.")
    private String client = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write into.")
    private Path out = Path.of("");

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        ClientId owner = GateFolder.client(spec, client);
        Settings settings = data.settings();
        try {
            AccessReport report = report(settings, owner);
            Files.createDirectories(out);
            write("personal-data.json", Json.records().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            write("personal-data.html", AccessPage.of(report));
            spec.commandLine().getOut().println(report.identifiers().size() + " identifiers, " + report.events().size()
                    + " events, " + report.conversions().size() + " conversions: in " + out);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException unknown) {
            throw new Failure(String.valueOf(unknown.getMessage()), unknown);
        } catch (IOException failed) {
            throw new Failure("the data could not be written: " + failed.getMessage(), failed);
        }
    }

    private AccessReport report(Settings settings, ClientId owner) throws IOException, InterruptedException {
        Optional<RunningServer> server = RunningServer.of(settings.data());
        if (server.isPresent()) {
            byte[] answer = server.get().post(PrivacyApi.LOCAL_ACCESS, Json.records()
                    .writeValueAsBytes(Map.of("client", owner.value(), "identifiers", identifiers)));
            return Json.records().readValue(answer, AccessReport.class);
        }
        try (Log log = Workspace.read(settings)) {
            LiveBooks books = new LiveBooks(log);
            return new OutboxFolder(settings).use(outbox -> new Privacy(Workspace.vault(settings))
                    .access(log, books::of, outbox, settings.retention().times(), Clock.systemUTC())
                    .apply(new PrivacyApi.AccessOrder(owner, identifiers)));
        }
    }

    /// For its owner's eyes alone.
    private void write(String name, String text) throws IOException {
        Path file = out.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
