package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.activate.outbox.Happened;
import outlay.base.ClientId;
import outlay.platform.Destinations;
import outlay.store.ClientOutbox;
import outlay.store.DeliveryState;
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
    private static final int MOST = 1_000_000;

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

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ClientId owner = GateFolder.client(spec, client);
        Optional<DeliveryState> wanted = DeliveriesCommand.state(spec, state);
        if (wanted.isEmpty() && conversion == null) {
            throw new ParameterException(spec.commandLine(), "say which by --state or --conversion");
        }
        if (wanted.isPresent() && !wanted.get().ended()) {
            throw new ParameterException(spec.commandLine(), "what is " + wanted.get().label()
                    + " has not ended and is delivered anyway");
        }
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        return new OutboxFolder(data.settings()).use(outbox -> replay(outbox.of(owner), wanted, now));
    }

    private int replay(ClientOutbox outbox, Optional<DeliveryState> wanted, Instant now) {
        List<KeptDelivery> found = Optional.ofNullable(conversion).map(outbox::conversion)
                .orElseGet(() -> outbox.list(Optional.ofNullable(account), wanted, MOST)).stream()
                .filter(row -> row.state().ended() && !row.erased())
                .filter(row -> account == null || row.wish().account().equals(account))
                .filter(row -> wanted.isEmpty() || row.state() == wanted.get())
                .toList();
        List<KeptDelivery> twice = found.stream().filter(row -> mayCountTwice(row, now)).toList();
        List<KeptDelivery> chosen = found.stream().filter(row -> allowDuplicates || !twice.contains(row)).toList();
        show(chosen);
        if (!twice.isEmpty()) {
            spec.commandLine().getErr().println("outlay: " + twice.size() + " may be at their destination, which has "
                    + "forgotten their ids by now: told again they may count twice. "
                    + (allowDuplicates ? "They are among these." : "They are left out without --allow-duplicates."));
            spec.commandLine().getErr().flush();
        }
        int replayed = dryRun ? 0 : outbox.replay(chosen, Happened.REPLAYED.label(), now);
        if (format == Format.TABLE) {
            DeliveriesCommand.say(spec, dryRun
                    ? chosen.size() + " would be delivered again."
                    : replayed + " are delivered again; a running server begins within seconds.");
        }
        return 0;
    }

    private void show(List<KeptDelivery> chosen) {
        try {
            new Listing(List.of("account", "conversion", "what", "state", "reason"), chosen.stream()
                    .map(row -> List.of(row.wish().account(), DeliveriesCommand.named(row),
                            DeliveriesCommand.what(row), row.state().label(), row.reason()))
                    .toList()).print(format, spec.commandLine().getOut());
        } catch (IOException failed) {
            throw new Failure("cannot print: " + failed.getMessage(), failed);
        }
    }

    /// What was delivered, or may have been, and lies behind the destination's memory of ids.
    private static boolean mayCountTwice(KeptDelivery row, Instant now) {
        boolean mayBeThere = row.state() == DeliveryState.DELIVERED || row.state() == DeliveryState.UNRESOLVED;
        Duration memory = Destinations.of(row.destination()).map(out -> out.terms().dedup()).orElse(Duration.ZERO);
        Instant first = row.stand().doubt().or(() -> row.stand().attempted()).orElse(now);
        return mayBeThere && !now.isBefore(first.plus(memory));
    }
}
