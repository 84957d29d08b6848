package outlay.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.collect.ResultJson;
import outlay.collect.ResultText;
import outlay.fact.Import;
import outlay.log.LocalLog;
import outlay.platform.Platforms;
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
                "clicks, conversions, conversions_value, zone, device, network, ignore."})
final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders of them.")
    private List<Path> files = List.of();

    @Option(names = "--client", required = true, description = "Whose data it is.")
    private String client = "";

    @Option(names = "--platform", description = "The ad platform or CRM, where the file does not say.")
    private @Nullable String platform;

    @Option(names = "--kind",
            description = "spend, events, crm (or contacts, deals), orders or rates, where it cannot be seen.")
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
        PrintWriter out = spec.commandLine().getOut();
        try (LocalLog log = Workspace.write(data.settings());
                Interrupt interrupt = Interrupt.listen();
                ProgressLine progress = ProgressLine.on(System.err, interrupt)) {
            Importer importer = new Importer(log, Platforms.readers(), Clock.systemUTC(), progress);
            ImportResult result = importer.importFiles(owner, files, options);
            progress.clear();
            Workspace.project(data.settings(), log);
            if (format == Format.JSON) {
                out.println(ResultJson.text(result));
            } else {
                ResultText.lines(result).forEach(out::println);
            }
            out.flush();
            return result.complete() ? 0 : 1;
        }
    }

    private Importer.Options options() {
        return new Importer.Options(Optional.ofNullable(platform), Optional.ofNullable(kind).map(this::kind), mapping(),
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

    private Import.Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "spend" -> Import.Kind.SPEND;
            case "events", "orders" -> Import.Kind.EVENTS;
            case "contacts" -> Import.Kind.CONTACTS;
            case "deals", "crm" -> Import.Kind.DEALS;
            case "rates" -> Import.Kind.RATES;
            default -> throw new ParameterException(spec.commandLine(),
                    "--kind \"" + word + "\" is not known; there are spend, events, contacts, deals, rates");
        };
    }

    private <T> T parsed(String text, java.util.function.Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
