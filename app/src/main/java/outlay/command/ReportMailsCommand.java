package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.agency.NewMail;
import outlay.base.ClientId;
import outlay.store.KeptReportMail;
import outlay.store.KeptSending;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which reports are mailed to whom.
@Command(name = "report-mails", mixinStandardHelpOptions = true,
        description = "Sets up, lists and ends reports that are mailed once a week or month.",
        footer = {"", "A running server sends them, over the mail server of the settings alert_mail_server and so on."},
        subcommands = {ReportMailsCommand.Add.class, ReportMailsCommand.ListAll.class, ReportMailsCommand.Remove.class})
final class ReportMailsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with mailed reports: add, list or remove");
    }

    /// Sets one up.
    @Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Has a report mailed from now on.")
    static final class Add implements Callable<Integer> {
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

    /// Lists a client's mailed reports.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's mailed reports, with what became of the last of each.")
    static final class ListAll implements Callable<Integer> {
        private static final List<String> HEADER = List.of("id", "every", "hour", "zone", "to", "model", "currency",
                "title", "made by", "last until", "state", "detail");

        @Option(names = "--client", required = true, description = "Whose reports.")
        private String client = "";

        @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
        private Format format = Format.TABLE;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            ClientId owner = GateFolder.client(spec, client);
            List<List<String>> rows = new GateFolder(data.settings()).inStore(store -> {
                List<KeptSending> sendings = store.agency().sendings(owner);
                return store.agency().mails(owner).stream().map(mail -> row(mail, sendings)).toList();
            });
            new Listing(HEADER, rows).print(format, spec.commandLine().getOut());
            return 0;
        }

        private static List<String> row(KeptReportMail mail, List<KeptSending> sendings) {
            List<KeptSending> own = sendings.stream().filter(one -> one.mail().equals(mail.id())).limit(1).toList();
            return List.of(mail.id(), mail.every(), Integer.toString(mail.hour()), mail.zone().getId(),
                    String.join(", ", mail.recipients()), mail.model(), mail.currency(), mail.title(),
                    mail.createdBy(), own.isEmpty() ? "" : own.getFirst().lastDay().toString(),
                    own.isEmpty() ? "" : own.getFirst().state(), own.isEmpty() ? "" : own.getFirst().detail());
        }
    }

    /// Ends one.
    @Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Ends a report that is mailed.")
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "Its id, as report-mails list shows it.")
        private String id = "";

        @Option(names = "--client", required = true, description = "Whose report it is.")
        private String client = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            ClientId owner = GateFolder.client(spec, client);
            if (!new GateFolder(data.settings()).<Boolean>inStore(store -> store.agency().removeMail(owner, id))) {
                throw new Failure("client " + owner + " has no mailed report " + id
                        + "; see: outlay report-mails list --client " + owner);
            }
            spec.commandLine().getOut().println(id + " is not mailed any more.");
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
