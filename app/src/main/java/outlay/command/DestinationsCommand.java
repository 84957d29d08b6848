package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outlay.activate.Destination;
import outlay.base.ClientId;
import outlay.platform.Destinations;
import outlay.telling.AccountBook;
import outlay.telling.AccountTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Where conversions are told.
@Command(name = "destinations", mixinStandardHelpOptions = true,
        description = "Sets up the accounts at platforms that conversions are told to.",
        subcommands = {DestinationsCommand.ListAll.class, DestinationsCommand.Add.class,
                DestinationsCommand.Change.class, DestinationsCommand.Test.class, DestinationsCommand.Remove.class,
                DestinationsCommand.On.class, DestinationsCommand.Off.class, DestinationsFeed.class,
                DestinationsPreview.class})
final class DestinationsCommand extends CommandGroup {
    private static final String NAME = "The account's name, as destinations list shows it.";

    DestinationsCommand() {
        super("say what to do with destinations: list, add, set, test, remove, on, off, feed or preview");
    }

    /// Lists a client's accounts.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's accounts and what is set; secrets are not shown.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose accounts.")
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            List<AccountBook.Entry> all = new DestinationsFolder(list.settings()).read(book -> book.of(owner));
            return list.print(List.of("name", "destination", "sends", "settings", "changed", "problem"),
                    all.stream().map(ListAll::row).toList());
        }

        private static List<String> row(AccountBook.Entry entry) {
            String settings = entry.shown().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue())
                    .collect(Collectors.joining(" "));
            return List.of(entry.name(), entry.destination(), entry.on() ? "on" : "off", settings,
                    entry.changedAt().toString(), entry.broken().orElse(""));
        }
    }

    /// Sets up an account.
    @Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Sets up an account. Nothing is sent to it until a rule says what.",
            footer = {"", "What each destination wants set: docs/reference/conversions.md."})
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "What you call it, like meta-main.")
        private String name = "";

        @Option(names = "--client", required = true, description = "Whose account it is.")
        private String client = "";

        @Option(names = "--destination", required = true, paramLabel = "LABEL",
                description = "meta, google, google-ads, microsoft, linkedin, tiktok, webhook and others.")
        private String destination = "";

        @Option(names = "--off", description = "Set it up without letting anything be sent.")
        private boolean off;

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            ClientId owner = change.owner(client);
            String wanted = DestinationsFolder.name(spec, name);
            Destination out = Destinations.of(destination).orElseThrow(() -> new ParameterException(
                    spec.commandLine(), "--destination \"" + destination + "\" is not known; there are "
                            + Destinations.all().stream().map(Destination::label).collect(Collectors.joining(", "))));
            Map<String, String> set = settings.of(spec, out, true);
            new DestinationsFolder(change.settings()).change(book -> book.add(owner, wanted, out.label(), set, !off));
            return change.say(wanted + " is set up" + (off ? ", and off." : "."));
        }
    }

    /// Changes what is set.
    @Command(name = "set", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Changes settings of an account; an empty value takes one away.")
    static final class Change implements Callable<Integer> {
        @Mixin
        private Which which = new Which();

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            DestinationsFolder folder = which.folder();
            AccountBook.Entry entry = folder
                    .read(book -> DestinationsFolder.existing(book, which.owner(), which.name));
            Map<String, String> set = settings.of(spec, entry.out().orElseThrow(() -> new Failure(
                    "there is no destination " + entry.destination() + " any more; remove the account")), false);
            if (set.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "say what to set: --set NAME=VALUE or --secrets FILE");
            }
            folder.change(book -> book.set(which.owner(), which.name, set));
            return which.say("is changed.");
        }
    }

    /// Tries an account.
    @Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Tries an account by the platform's own test call, with a made-up purchase, and shows the "
                    + "answer.")
    static final class Test implements Callable<Integer> {
        @Mixin
        private Which which = new Which();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            AccountTrial.Tried tried = which.folder().tried(which.owner(), which.name);
            PrintWriter out = spec.commandLine().getOut();
            out.println((tried.sent() ? "sent: " : "not sent: ") + tried.says());
            if (!tried.answer().isEmpty()) {
                out.println(tried.answer());
            }
            out.flush();
            return tried.works() ? 0 : 1;
        }
    }

    /// Removes an account.
    @Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Removes an account and its secrets; what was told to it stays in the receipts.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private Which which = new Which();

        @Override
        public Integer call() {
            which.folder().change(book -> book.remove(which.owner(), which.name));
            return which.say("is removed.");
        }
    }

    /// Lets an account be told again.
    @Command(name = "on", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lets conversions be sent to an account.")
    static final class On implements Callable<Integer> {
        @Mixin
        private Which which = new Which();

        @Override
        public Integer call() {
            which.folder().change(book -> book.turn(which.owner(), which.name, true));
            return which.say("is on.");
        }
    }

    /// Stops everything to an account.
    @Command(name = "off", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lets nothing be sent to an account; its settings stay.")
    static final class Off implements Callable<Integer> {
        @Mixin
        private Which which = new Which();

        @Override
        public Integer call() {
            which.folder().change(book -> book.turn(which.owner(), which.name, false));
            return which.say("is off.");
        }
    }

    /// Which account a command is about.
    static final class Which {
        @Parameters(paramLabel = "NAME", description = NAME)
        private String name = "";

        @Option(names = "--client", required = true, description = "Whose account it is.")
        private String client = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        private ClientId owner() {
            return GateFolder.client(spec, client);
        }

        private DestinationsFolder folder() {
            return new DestinationsFolder(data.settings());
        }

        private int say(String what) {
            spec.commandLine().getOut().println(name + " " + what);
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
