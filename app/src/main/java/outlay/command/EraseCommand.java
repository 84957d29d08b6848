package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.local.RunningServer;
import outlay.privacy.ErasureRecord;
import outlay.privacy.Erasures;
import outlay.privacy.PrivacyApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Erases a person.
@Command(name = "erase", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Erases a person: at once from every report and at every door, then from every file.",
        footer = {"", "An identifier is an e-mail address, a user id, a device's id or a contact's id in a CRM; where",
                "it could be several, write which: email:ann@example.com, user:42, anonymous:..., contact:hubspot/42.",
                "Several identifiers are all of one person. Totals do not change."})
final class EraseCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 200;

    @Parameters(arity = "0..*", paramLabel = "IDENTIFIER", description = "What the person is known by.")
    private List<String> identifiers = List.of();

    @Option(names = "--client", required = true, description = "Whose data it is.")
    private String client = "";

    @Option(names = "--reason", defaultValue = "", description = "Why, for the record; without names.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Say what would be erased, and erase nothing.")
    private boolean dryRun;

    @Option(names = "--list", description = "List the erasures so far.")
    private boolean list;

    @Option(names = "--resume", description = "Go on with erasures that were stopped.")
    private boolean resume;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (identifiers.isEmpty() != (list || resume)) {
            throw new ParameterException(spec.commandLine(),
                    "name the person by one IDENTIFIER or several, or say --list or --resume without any");
        }
        ClientId owner = GateFolder.client(spec, client);
        Settings settings = data.settings();
        try {
            Optional<RunningServer> server = RunningServer.of(settings.data());
            List<ErasureRecord> records = server.isPresent()
                    ? byServer(server.get(), owner)
                    : here(settings, owner);
            print(records, spec.commandLine().getOut());
            return records.stream().anyMatch(each -> each.state() == ErasureRecord.State.STOPPED) ? 1 : 0;
        } catch (IllegalArgumentException unknown) {
            throw new Failure(String.valueOf(unknown.getMessage()), unknown);
        } catch (IOException failed) {
            throw new Failure("the erasure did not finish: " + failed.getMessage()
                    + ". Whoever was to be erased is suppressed already if \"erase --list\" shows it; "
                    + "\"erase --resume\" goes on.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped; the server goes on with the erasure.", stopped);
        }
    }

    private Erasures.Order order(ClientId owner) {
        return new Erasures.Order(owner, identifiers, reason, System.getProperty("user.name", "unknown"));
    }

    private List<ErasureRecord> here(Settings settings, ClientId owner) throws IOException {
        try (PrivacyFolder folder = PrivacyFolder.open(settings); Interrupt interrupt = Interrupt.listen()) {
            Erasures erasures = folder.erasures();
            if (list) {
                return erasures.of(owner);
            }
            if (dryRun) {
                return List.of(erasures.preview(order(owner)));
            }
            if (!resume) {
                erasures.begin(order(owner));
            }
            return erasures.run(interrupt::asked);
        }
    }

    private List<ErasureRecord> byServer(RunningServer server, ClientId owner)
            throws IOException, InterruptedException {
        if (list) {
            return records(server, owner);
        }
        if (resume) {
            throw new Failure("a server runs over this data folder, and goes on with erasures when it starts.");
        }
        byte[] answer = server.post(PrivacyApi.LOCAL_ERASURES, Json.records().writeValueAsBytes(
                Map.of("client", owner.value(), "identifiers", identifiers, "reason", reason, "dry_run", dryRun, "by",
                        System.getProperty("user.name", "unknown"))));
        ErasureRecord begun = Json.records().readValue(answer, ErasureRecord.class);
        if (dryRun) {
            return List.of(begun);
        }
        try (Interrupt interrupt = Interrupt.listen()) {
            boolean asked = false;
            while (true) {
                ErasureRecord now = records(server, owner).stream().filter(each -> each.id().equals(begun.id()))
                        .findFirst().orElseThrow(() -> new IOException("the server knows nothing of " + begun.id()));
                if (now.state() != ErasureRecord.State.RUNNING) {
                    return List.of(now);
                }
                if (interrupt.asked() && !asked) {
                    asked = true;
                    server.post(PrivacyApi.LOCAL_CANCEL, new byte[0]);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static List<ErasureRecord> records(RunningServer server, ClientId owner)
            throws IOException, InterruptedException {
        byte[] answer = server.post(PrivacyApi.LOCAL_LIST,
                Json.records().writeValueAsBytes(Map.of("client", owner.value())));
        return List.of(Json.records().readValue(answer, ErasureRecord[].class));
    }

    private void print(List<ErasureRecord> records, PrintWriter out) {
        if (format == Format.JSON) {
            out.println(Json.records().writerWithDefaultPrettyPrinter().writeValueAsString(records));
        } else {
            records.forEach(record -> print(record, out));
        }
        out.flush();
    }

    private void print(ErasureRecord record, PrintWriter out) {
        String state = dryRun ? "would be erased" : record.state().name().toLowerCase(Locale.ROOT);
        out.println(record.id() + ": " + state + ", asked for at " + record.requestedAt() + " by " + record.by()
                + (record.reason().isEmpty() ? "" : ", \"" + record.reason() + "\""));
        out.println("    identifiers: " + record.identifiers() + "; entries of the log: " + record.entries()
                + "; files of the log: " + record.segmentsDone() + " of " + record.segments().size() + " written anew");
        record.sources().forEach(file -> out.println("    delete by hand: " + file.name() + ", imported at "
                + file.importedAt() + ", SHA-256 " + file.sha256()));
        record.tell().forEach(other -> out.println("    tell " + other.destination() + ": " + other.what()));
    }
}
