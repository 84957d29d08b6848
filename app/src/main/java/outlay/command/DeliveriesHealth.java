package outlay.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.Budget;
import outlay.activate.outbox.DeliveryHealth;
import outlay.activate.outbox.Matched;
import outlay.base.ClientId;
import outlay.platform.Destinations;
import outlay.store.KeptPause;
import outlay.store.OutboxStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How well each account is told.
@Command(name = "health", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows how well each account is told: the way from wished to accepted, how long it took, which "
                + "identifiers were missing, and what is paused.")
final class DeliveriesHealth implements Callable<Integer> {
    @Option(names = "--client", required = true, description = DeliveriesCommand.CLIENT)
    private String client = "";

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    public Integer call() throws IOException {
        ClientId owner = list.owner(client);
        Accounts accounts = new DestinationsFolder(list.settings()).accounts();
        List<List<String>> rows = new OutboxFolder(list.settings())
                .use(outbox -> rows(outbox, owner, accounts, Clock.systemUTC().instant()));
        return list.print(List.of("account", "wished", "eligible", "consented", "sent", "accepted", "matched",
                "waiting", "oldest", "p50", "p95", "target", "share", "burn", "burn_today", "budget", "key", "paused",
                "advice"), rows);
    }

    private static List<List<String>> rows(OutboxStore outbox, ClientId owner, Accounts accounts, Instant now) {
        Map<String, KeptPause> pauses = outbox.pauses(owner).stream()
                .collect(Collectors.toMap(pause -> pause.lane().account(), pause -> pause));
        List<List<String>> rows = new ArrayList<>();
        for (DeliveryHealth health : DeliveryHealth.of(outbox, owner, Destinations::of, accounts, now)) {
            rows.add(List.of(health.account(), "" + health.wished(), "" + health.eligible(), "" + health.consented(),
                    "" + health.sent(), "" + health.accepted(),
                    Matched.of(outbox, owner, health.account(), accounts).sentence(), "" + health.waiting(),
                    health.oldest().map(Object::toString).orElse(""), seconds(health.p50()), seconds(health.p95()),
                    said(health.budget().map(Budget::target)), said(health.budget().map(Budget::share)),
                    said(health.budget().map(Budget::burn)), said(health.today().map(Budget::burn)),
                    health.budget().map(budget -> budget.spentPercent() + " % spent").orElse(""),
                    health.key().orElse(""),
                    Optional.ofNullable(pauses.get(health.account())).map(KeptPause::reason).orElse(""),
                    health.advice().orElse("")));
        }
        return rows;
    }

    private static String said(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toString).orElse("");
    }

    private static String seconds(Duration took) {
        return took.isZero() ? "" : took.toSeconds() + " s";
    }
}
