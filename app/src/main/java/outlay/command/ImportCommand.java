package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.FailedImports;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.KindOfFile;
import outlay.collect.ResultJson;
import outlay.collect.ResultText;
import outlay.fact.Import;
import outlay.local.LocalDoor;
import outlay.local.RunningServer;
import outlay.log.LocalLog;
import outlay.platform.Platforms;
import outlay.platform.SpendField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings files into the log of one client.
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Imports spend exports, CRM exports, events and exchange rates; each file whole or not at all.",
        footer = {
                "", "Fields for --map in a spend file: day, platform, account_id, account_name, campaign_id, campaign,",
                "campaign_type, ad_group_id, ad_group, ad_id, ad, keyword, spend, spend_micros, currency, impressions,",
                "clicks, video_views, conversions, conversions_value, zone, device, network, ignore. For commissions",
                "of affiliate networks write commission instead of spend, or say --kind commissions."})
final class ImportCommand implements Callable<Integer> {
    private static final String COMMISSIONS = "commissions";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders of them.")
    private List<Path> files = List.of();

    @Option(names = "--client", required = true, description = "Whose data it is.")
    private String client = "";

    @Option(names = "--platform", description = "The ad platform or CRM, where the file does not say.")
    private @Nullable String platform;

    @Option(names = "--kind",
            description = "spend, events, crm (or contacts, deals, companies, stage-history), orders, conversions, "
                    + "campaign-members, commissions, rates, lift-tests or reach, where it cannot be seen.")
    private @Nullable String kind;

    @Option(names = "--map", paramLabel = "COLUMN=FIELD", description = "What a column means; may be repeated.")
    private List<String> mapping = List.of();

    @Option(names = "--account", description = "The ad account, where the file does not say.")
    private @Nullable String account;

    @Option(names = "--currency", paramLabel = "CODE", description = "The currency, where the file does not say.")
    private @Nullable String currency;

    @Option(names = "--zone", description = "The account's time zone, where the file does not say.")
    private @Nullable String zone;

    @Option(names = "--dry-run", description = "Say what would be imported, and import nothing.")
    private boolean dryRun;

    @Option(names = "--errors", paramLabel = "FILE",
            description = "Write what was found wrong or doubtful to this CSV file: line,"
                    + " column, value, reason, remedy.")
    private @Nullable Path errors;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ClientId owner = parsed(client, ClientId::new);
        Importer.Options options = options();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new Failure("there is no file " + file + "; nothing was imported.");
            }
        }
        Settings settings = data.settings();
        LocalDoor.Done done = done(settings, owner, options);
        if (errors != null) {
            ErrorsFile.write(done.json(), errors);
        }
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
    private LocalDoor.Done done(Settings settings, ClientId owner, Importer.Options options) {
        try {
            Optional<RunningServer> server = RunningServer.of(settings.data());
            return server.isPresent()
                    ? server.get().importFiles(order(owner, options))
                    : importHere(settings, owner, options);
        } catch (IOException failed) {
            throw new Failure("the server that has the data folder open did not finish: " + failed.getMessage()
                    + ". Import again; what is stored is not stored twice.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped; the server finishes the import.", stopped);
        }
    }

    private LocalDoor.Done importHere(Settings settings, ClientId owner, Importer.Options options) {
        try (LocalLog log = Workspace.write(settings);
                Interrupt interrupt = Interrupt.listen();
                ProgressLine progress = ProgressLine.on(System.err, interrupt)) {
            Importer importer = new Importer(log, Platforms.readers(), Clock.systemUTC(), progress,
                    Workspace.suppression(settings));
            ImportResult result = importer.importFiles(owner, files, options);
            Workspace.project(settings, log);
            if (!options.dryRun() && !result.complete()) {
                new GateFolder(settings).inStore(store -> {
                    FailedImports.of(store, Workspace.vault(settings), Clock.systemUTC()).accept(owner, result);
                    return store;
                });
            }
            return new LocalDoor.Done(result.complete(), ResultText.lines(result), ResultJson.text(result));
        }
    }

    private LocalDoor.Order order(ClientId owner, Importer.Options options) {
        return new LocalDoor.Order(owner.value(), files.stream().map(file -> file.toAbsolutePath().toString()).toList(),
                options.platform(), options.kind(), options.mapping(), options.account(),
                options.currency().map(Currency::code), options.zone(), options.dryRun(),
                Optional.empty());
    }

    private Importer.Options options() {
        return new Importer.Options(Optional.ofNullable(platform), Optional.ofNullable(kind).flatMap(this::kind),
                COMMISSIONS.equalsIgnoreCase(kind) ? ofCommissions(mapping()) : mapping(),
                Optional.ofNullable(account), Optional.ofNullable(currency).map(code -> parsed(code, Currency::new)),
                Optional.ofNullable(zone), dryRun);
    }

    private Map<String, String> mapping() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String entry : mapping) {
            int equals = entry.lastIndexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw new ParameterException(spec.commandLine(),
                        "--map \"" + entry + "\" must be COLUMN=FIELD, like --map \"Amount spent=spend\"");
            }
            columns.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return columns;
    }

    /// What is spend in it is a commission.
    private static Map<String, String> ofCommissions(Map<String, String> columns) {
        columns.replaceAll((column, field) -> !column.equals(Importer.Options.SHEET)
                && SpendField.named(field).equals(Optional.of(SpendField.SPEND)) ? SpendField.COMMISSION : field);
        return columns;
    }

    private Optional<Import.Kind> kind(String word) {
        if (COMMISSIONS.equalsIgnoreCase(word)) {
            return Optional.of(Import.Kind.SPEND);
        }
        try {
            return KindOfFile.named(word);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(),
                    "--kind \"" + word + "\" is not known: " + wrong.getMessage() + ", or say --kind commissions",
                    wrong);
        }
    }

    private <T> T parsed(String text, java.util.function.Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
