package outlay.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.agency.NewMail;
import outlay.base.ClientId;
import outlay.store.KeptReportMail;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sets one up.
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Has a report mailed from now on.")
final class ReportMailsAdd implements Callable<Integer> {
    @Option(names = "--client", required = true, description = "Whose report.")
    private String client = "";

    @Option(names = "--every", required = true, paramLabel = "WHEN",
            description = "week (on Mondays) or month (on the first).")
    private String every = "";

    @Option(names = "--to", required = true, paramLabel = "A,B", description = "E-mail addresses.")
    private String to = "";

    @Option(names = "--hour", paramLabel = "N", description = "At which hour (default: 7).")
    private @Nullable String hour;

    @Option(names = "--zone", description = "In which time zone, like Europe/Berlin (default: UTC).")
    private @Nullable String zone;

    @Option(names = "--title", paramLabel = "TEXT", description = "What stands above it.")
    private @Nullable String title;

    @Option(names = "--note", paramLabel = "TEXT", description = "A few words above the figures.")
    private @Nullable String note;

    @Option(names = "--model", description = "The attribution model (default: linear).")
    private @Nullable String model;

    @Option(names = "--currency", paramLabel = "CODE",
            description = "Convert everything to it (default: nothing converted).")
    private @Nullable String currency;

    @Option(names = "--pages", paramLabel = "URL", defaultValue = "http://127.0.0.1:8484",
            description = "Where the pages are, for the links in it (default: ${DEFAULT-VALUE}).")
    private String pages = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ClientId owner = GateFolder.client(spec, client);
        KeptReportMail mail = mail(owner);
        new GateFolder(data.settings()).inStore(store -> {
            store.agency().put(mail);
            return true;
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println("id:       " + mail.id());
        out.flush();
        return 0;
    }

    private KeptReportMail mail(ClientId owner) {
        Map<String, String> texts = new LinkedHashMap<>(Map.of("every", every, "to", to));
        put(texts, "hour", hour);
        put(texts, "zone", zone);
        put(texts, "title", title);
        put(texts, "note", note);
        put(texts, "model", model);
        put(texts, "currency", currency);
        try {
            return NewMail.read(owner, UUID.randomUUID().toString(), texts, pages.replaceFirst("/+$", ""),
                    "command line", Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (Mistakes wrong) {
            throw new ParameterException(spec.commandLine(), wrong.list().stream().map(Mistake::detail)
                    .collect(Collectors.joining("; ")), wrong);
        }
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }
}
