package outlay.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.base.ClientId;
import outlay.store.KeptReportMail;
import outlay.store.KeptSending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which reports are mailed to whom.
@Command(name = "report-mails", mixinStandardHelpOptions = true,
        description = "Sets up, lists and ends reports that are mailed once a week or month.",
        footer = {"", "A running server sends them, over the mail server of the settings alert_mail_server and so on."},
        subcommands = {ReportMailsAdd.class, ReportMailsCommand.ListAll.class, ReportMailsCommand.Remove.class})
final class ReportMailsCommand extends CommandGroup {
    ReportMailsCommand() {
        super("say what to do with mailed reports: add, list or remove");
    }

    /// Lists a client's mailed reports.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's mailed reports, with what became of the last of each.")
    static final class ListAll implements Callable<Integer> {
        private static final List<String> HEADER = List.of("id", "every", "hour", "zone", "to", "model", "currency",
                "title", "made by", "last until", "state", "detail");

        @Option(names = "--client", required = true, description = "Whose reports.")
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            List<List<String>> rows = new GateFolder(list.settings()).inStore(store -> {
                List<KeptSending> sendings = store.agency().sendings(owner);
                return store.agency().mails(owner).stream().map(mail -> row(mail, sendings)).toList();
            });
            return list.print(HEADER, rows);
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
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            ClientId owner = change.owner(client);
            if (!new GateFolder(change.settings()).<Boolean>inStore(store -> store.agency().removeMail(owner, id))) {
                throw new Failure("client " + owner + " has no mailed report " + id
                        + "; see: outlay report-mails list --client " + owner);
            }
            return change.say(id + " is not mailed any more.");
        }
    }
}
