package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.KeptReceipt;
import outlay.store.Lane;
import outlay.store.OutboxStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What became of everything that was to be told.
@Command(name = "deliveries", mixinStandardHelpOptions = true,
        description = "Shows what was told to destinations and what became of it, and has it told again.",
        subcommands = {DeliveriesCommand.ListAll.class, DeliveriesCommand.Show.class, DeliveriesReplay.class,
                DeliveriesHealth.class, DeliveriesCommand.Pause.class, DeliveriesCommand.Resume.class})
final class DeliveriesCommand implements Runnable {
    static final String CLIENT = "Whose deliveries.";
    static final String ACCOUNT = "Those to this account.";
    static final String STATE = "Those in this state: queued, sending, pending, delivered, rejected, expired, "
            + "suppressed or unresolved.";
    private static final String ERASED = "(erased)";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static Optional<DeliveryState> state(CommandSpec spec, @Nullable String label) {
        try {
            return Optional.ofNullable(label).map(DeliveryState::of);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    static String named(KeptDelivery row) {
        return row.erased() ? ERASED : row.wish().conversion();
    }

    static String what(KeptDelivery row) {
        return row.wish().change() == 0 ? "conversion" : "change " + row.wish().change();
    }

    /// Lists deliveries.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's deliveries, the latest first.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", required = true, description = CLIENT)
        private String client = "";

        @Option(names = "--account", description = ACCOUNT)
        private @Nullable String account;

        @Option(names = "--state", description = STATE)
        private @Nullable String state;

        @Option(names = "--limit", defaultValue = "100", description = "At most so many (default: 100).")
        private int limit;

        @Mixin
        private ListOptions list = new ListOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            Optional<DeliveryState> wanted = state(spec, state);
            List<KeptDelivery> rows = new OutboxFolder(list.settings()).use(outbox -> outbox.of(owner)
                    .list(Optional.ofNullable(account), wanted, limit));
            return list.print(List.of("account", "conversion", "what", "state", "reason", "attempts", "at"),
                    rows.stream().map(row -> List.of(row.wish().account(), named(row), what(row), row.state().label(),
                            row.reason(), "" + row.stand().attempts(), row.stand().at().toString())).toList());
        }
    }

    /// The whole story of one conversion.
    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Shows everything that happened to one conversion, at every account.")
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "CONVERSION", description = "The conversion's id, such as o-1001:purchase.")
        private String conversion = "";

        @Option(names = "--client", required = true, description = CLIENT)
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            List<List<String>> story = new OutboxFolder(list.settings()).use(outbox -> story(outbox,
                    outbox.of(owner).conversion(conversion)));
            if (story.isEmpty()) {
                throw new Failure("there is no delivery of \"" + conversion
                        + "\"; outlay deliveries list shows those that there are.");
            }
            return list.print(List.of("account", "what", "at", "attempt", "outcome", "code", "http", "request",
                    "fields", "evidence", "fingerprint"), story);
        }

        private static List<List<String>> story(OutboxStore outbox, List<KeptDelivery> rows) {
            List<List<String>> story = new ArrayList<>();
            for (KeptDelivery row : rows) {
                String what = what(row);
                story.add(List.of(row.wish().account(), what, row.came().toString(), "", "wished", row.wish().rule(),
                        "", "", "", "", ""));
                for (KeptReceipt receipt : outbox.receipts(row.lane(), row.key())) {
                    if (receipt.change() == row.wish().change()) {
                        story.add(List.of(row.wish().account(), what, receipt.at().toString(),
                                receipt.attempt() == 0 ? "" : "" + receipt.attempt(), receipt.outcome(),
                                receipt.code(), receipt.status() == 0 ? "" : "" + receipt.status(),
                                receipt.requestId(), String.join(" ", receipt.fields()), receipt.evidence(),
                                receipt.fingerprint()));
                    }
                }
                story.add(List.of(row.wish().account(), what, row.stand().at().toString(), "", row.state().label(),
                        row.reason(), "", "", "", "", ""));
            }
            return story;
        }
    }

    /// Lets nothing be sent to an account.
    @Command(name = "pause", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Sends nothing to an account until it is resumed. What is under way ends.")
    static final class Pause implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose account.")
        private String client = "";

        @Option(names = "--account", required = true, description = "The account.")
        private String account = "";

        @Option(names = "--reason", defaultValue = "paused by hand", description = "Why, for whoever asks.")
        private String reason = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            Lane lane = new Lane(change.owner(client), account);
            Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
            new OutboxFolder(change.settings()).use(outbox -> {
                outbox.pause(new KeptPause(lane, now, reason));
                return true;
            });
            return change.say("Nothing is sent to " + lane + " until it is resumed.");
        }
    }

    /// Lets it be sent to again.
    @Command(name = "resume", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Sends to a paused account again.")
    static final class Resume implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose account.")
        private String client = "";

        @Option(names = "--account", required = true, description = "The account.")
        private String account = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            Lane lane = new Lane(change.owner(client), account);
            if (!new OutboxFolder(change.settings()).use(outbox -> outbox.resume(lane))) {
                throw new Failure(lane + " is not paused; outlay deliveries health shows what is.");
            }
            return change.say(lane + " is sent to again; a running server notices within seconds.");
        }
    }
}
