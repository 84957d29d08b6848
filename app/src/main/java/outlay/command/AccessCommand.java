package outlay.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.Privacy;
import outlay.Settings;
import outlay.ToldRecipients;
import outlay.base.ClientId;
import outlay.live.LiveBooks;
import outlay.log.Log;
import outlay.privacy.AccessAnswer;
import outlay.privacy.AccessJson;
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
    public Integer call() {
        ClientId owner = GateFolder.client(spec, client);
        Settings settings = data.settings();
        try (Log log = Workspace.read(settings)) {
            LiveBooks books = new LiveBooks(log);
            AccessAnswer answer = new OutboxFolder(settings).use(outbox -> new Privacy(Workspace.vault(settings))
                    .access(log, books::of, new ToldRecipients(outbox),
                            () -> settings.retention().times(Clock.systemUTC().instant()), Clock.systemUTC())
                    .apply(new PrivacyApi.AccessOrder(owner, identifiers)));
            Files.createDirectories(out);
            write(answer);
            AccessReport report = answer.report();
            spec.commandLine().getOut().println(report.identifiers().size() + " identifiers, "
                    + report.facts().values().stream().mapToLong(Long::longValue).sum() + " facts "
                    + report.facts() + ", " + report.conversions().size() + " conversions: in " + out);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException unknown) {
            throw new Failure(String.valueOf(unknown.getMessage()), unknown);
        } catch (IOException | UncheckedIOException failed) {
            throw new Failure("the data could not be written: " + failed.getMessage(), failed);
        }
    }

    private void write(AccessAnswer answer) throws IOException {
        try (AccessJson json = new AccessJson(answer.report(), open("personal-data.json"));
                AccessPage page = new AccessPage(answer.report(),
                        new OutputStreamWriter(open("personal-data.html"), StandardCharsets.UTF_8))) {
            answer.facts(fact -> {
                json.fact(fact);
                try {
                    page.fact(fact);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /// For its owner's eyes alone.
    private OutputStream open(String name) throws IOException {
        Path file = out.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new BufferedOutputStream(Files.newOutputStream(file));
    }
}
