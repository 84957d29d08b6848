package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.activate.outbox.Replay;
import outlay.base.ClientId;
import outlay.platform.Destinations;
import outlay.store.ClientOutbox;
import outlay.store.KeptDelivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Has deliveries that have ended delivered again. Consent, age and everything else are looked at anew.
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Has deliveries that have ended delivered again. Consent and age are looked at anew.")
final class DeliveriesReplay implements Callable<Integer> {
    @Option(names = "--client", required = true, description = DeliveriesCommand.CLIENT)
    private String client = "";

    @Option(names = "--account", description = DeliveriesCommand.ACCOUNT)
    private @Nullable String account;

    @Option(names = "--state", description = DeliveriesCommand.STATE)
    private @Nullable String state;

    @Option(names = "--conversion", description = "This conversion and its changes.")
    private @Nullable String conversion;

    @Option(names = "--dry-run", description = "Only says what would be delivered again.")
    private boolean dryRun;

    @Option(names = "--allow-duplicates",
            description = "Also what the destination may have and has forgotten by now: it may count twice.")
    private boolean allowDuplicates;

    @Mixin
    private ListOptions list = new ListOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ClientId owner = list.owner(client);
        Replay.Wanted wanted = wanted();
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        return new OutboxFolder(list.settings()).use(outbox -> replay(outbox.of(owner), wanted, now));
    }

    private Replay.Wanted wanted() {
        try {
            return new Replay.Wanted(Optional.ofNullable(account), DeliveriesCommand.state(spec, state),
                    Optional.ofNullable(conversion));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private int replay(ClientOutbox outbox, Replay.Wanted wanted, Instant now) {
        Replay replay = Replay.of(outbox, wanted, Destinations::of, now);
        List<KeptDelivery> chosen = replay.chosen(allowDuplicates);
        show(chosen);
        if (!replay.twice().isEmpty()) {
            spec.commandLine().getErr().println("outlay: " + replay.twice().size() + " may be at their destination, "
                    + "which has forgotten their ids by now: told again they may count twice. "
                    + (allowDuplicates ? "They are among these." : "They are left out without --allow-duplicates."));
            spec.commandLine().getErr().flush();
        }
        int replayed = dryRun ? 0 : replay.run(outbox, allowDuplicates, now);
        if (list.format() == Format.TABLE) {
            spec.commandLine().getOut().println(dryRun
                    ? chosen.size() + " would be delivered again."
                    : replayed + " are delivered again; a running server begins within seconds.");
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private void show(List<KeptDelivery> chosen) {
        try {
            list.print(List.of("account", "conversion", "what", "state", "reason"), chosen.stream()
                    .map(row -> List.of(row.wish().account(), DeliveriesCommand.named(row),
                            DeliveriesCommand.what(row), row.state().label(), row.reason()))
                    .toList());
        } catch (IOException failed) {
            throw new Failure("cannot print: " + failed.getMessage(), failed);
        }
    }
}
