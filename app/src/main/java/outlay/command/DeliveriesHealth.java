package outlay.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outlay.activate.outbox.DeliveryHealth;
import outlay.base.ClientId;
import outlay.platform.Destinations;
import outlay.store.ClientOutbox;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.Lane;
import outlay.store.OutboxStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How well each account is told.
@Command(name = "health", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows how well each account is told: the way from wished to accepted, how long it took, which "
                + "identifiers were missing, and what is paused.")
final class DeliveriesHealth implements Callable<Integer> {
    private static final int LATEST = 1_000;

    @Option(names = "--client", required = true, description = DeliveriesCommand.CLIENT)
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
        List<List<String>> rows = new OutboxFolder(data.settings()).use(outbox -> rows(outbox, owner));
        new Listing(List.of("account", "wished", "eligible", "consented", "sent", "accepted", "waiting", "oldest",
                "p50", "p95", "paused", "advice"), rows).print(format, spec.commandLine().getOut());
        return 0;
    }

    static List<List<String>> rows(OutboxStore outbox, ClientId owner) {
        Map<String, KeptPause> pauses = outbox.pauses(owner).stream()
                .collect(Collectors.toMap(pause -> pause.lane().account(), pause -> pause));
        List<List<String>> rows = new ArrayList<>();
        for (DeliveryHealth health : of(outbox, owner)) {
            rows.add(List.of(health.account(), "" + health.wished(), "" + health.eligible(), "" + health.consented(),
                    "" + health.sent(), "" + health.accepted(), "" + health.waiting(),
                    health.oldest().map(Object::toString).orElse(""), seconds(health.p50()), seconds(health.p95()),
                    Optional.ofNullable(pauses.get(health.account())).map(KeptPause::reason).orElse(""),
                    health.advice().orElse("")));
        }
        return rows;
    }

    static List<DeliveryHealth> of(OutboxStore outbox, ClientId owner) {
        ClientOutbox own = outbox.of(owner);
        Map<String, List<ClientOutbox.Count>> counts = own.counts().stream()
                .collect(Collectors.groupingBy(ClientOutbox.Count::account));
        Map<String, ClientOutbox.Waiting> waiting = own.waiting().stream()
                .collect(Collectors.toMap(ClientOutbox.Waiting::account, each -> each));
        List<DeliveryHealth> all = new ArrayList<>();
        for (Lane lane : outbox.lanes(owner)) {
            List<KeptDelivery> latest = own.list(Optional.of(lane.account()), Optional.of(DeliveryState.DELIVERED),
                    LATEST);
            all.add(DeliveryHealth.of(lane.account(), counts.getOrDefault(lane.account(), List.of()),
                    Optional.ofNullable(waiting.get(lane.account())).map(ClientOutbox.Waiting::oldest), latest,
                    latest.stream().findFirst().flatMap(row -> Destinations.of(row.destination()))));
        }
        return all;
    }

    private static String seconds(Duration took) {
        return took.isZero() ? "" : took.toSeconds() + " s";
    }
}
