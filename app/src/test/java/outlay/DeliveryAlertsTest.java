package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.Lane;
import outlay.store.MemoryLog;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.OutboxWork;
import outlay.store.Projector;
import outlay.store.Sample;
import outlay.store.Store;
import outlay.store.Wish;
import outlay.telling.AccountBook;
import outlay.vault.Sealing;

class DeliveryAlertsTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Lane META = new Lane(ACME, "meta-main");

    @TempDir
    private Path folder;

    @Test
    void whatIsMissedAndWhoseKeyEndsIsSaidOnce() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            OutboxStore outbox = store.outbox(Sealing.NONE, (client, text) -> text);
            AccountBook book = new AccountBook(store.accounts(), Sealing.NONE, url -> Optional.empty(), clock,
                    System::nanoTime);
            book.add(ACME, "meta-main", "meta", Map.of("dataset_id", "1234567890", "access_token", "EAAB-long-token",
                    "delivery_target", "75", "key_ends", "2026-12-04"), true);
            DeliveryAlerts alerts = new DeliveryAlerts(outbox, book::of, clock);
            wish(store, outbox);
            end(outbox, "event-0", DeliveryState.DELIVERED);
            end(outbox, "event-1", DeliveryState.DELIVERED);
            end(outbox, "event-2", DeliveryState.DELIVERED);
            end(outbox, "event-3", DeliveryState.EXPIRED);
            assertThat(said(alerts, Map.of()))
                    .containsExactly(
                            "key_ends/meta-main its key ends 2026-12-04, in 14 days");
            end(outbox, "event-4", DeliveryState.EXPIRED);
            assertThat(said(alerts, Map.of())).hasSize(2).first().isEqualTo(
                    "deliveries_missed/meta-main 2 of 5 were missed within 28 days: 60.00 % were delivered, "
                            + "75 % shall be; 160 % of the budget is spent");
            assertThat(new DeliveryBudgets(book::everybodys, outbox, clock).get()).singleElement()
                    .satisfies(budget -> assertThat(budget.spentPercent()).isEqualTo(160));
            assertThat(said(alerts, Map.of(Kind.DELIVERIES_MISSED, new Rule(Optional.of(BigDecimal.TWO), 28),
                    Kind.KEY_ENDS, new Rule(Optional.of(BigDecimal.ONE), 1)))).isEmpty();
            assertThat(said(alerts, Map.of(Kind.DELIVERIES_MISSED, new Rule(Optional.empty(), 28), Kind.KEY_ENDS,
                    new Rule(Optional.empty(), 1)))).isEmpty();
            outbox.pause(new KeptPause(META, NOW, "meta does not accept the account's key (190); set a valid one"));
            assertThat(said(alerts, Map.of())).last().isEqualTo(
                    "key_ends/meta-main its destination refuses its key since " + NOW);
            assertThat(alerts.of(new ClientId("other"), Map.of())).isEmpty();
        }
    }

    private static List<String> said(DeliveryAlerts alerts, Map<Kind, Rule> rules) {
        return alerts.of(ACME, rules).stream().map(DeliveryAlertsTest::said).toList();
    }

    private static String said(Alert alert) {
        return alert.key() + " " + alert.detail();
    }

    private static void wish(Store store, OutboxStore outbox) {
        MemoryLog log = new MemoryLog(List.of());
        for (int i = 0; i < 6; i++) {
            log.append(List.of(Sample.entry(Sample.event(ACME, i, Sample.START))));
        }
        new Projector(store, log, new Outbox((position, entry) -> List.of(new Wish(ACME, META.account(), "orders",
                entry.id(), 0, position, NOW)), outbox, lane -> {})).catchUp();
    }

    private static void end(OutboxStore outbox, String conversion, DeliveryState state) {
        KeptDelivery row = outbox.of(ACME).conversion(conversion).getFirst();
        outbox.write(META, new OutboxWork(List.of(row.with(row.stand().with(state, NOW.minus(Duration.ofDays(3)), ""))),
                List.of(), List.of(), List.of(), Optional.empty()), NOW);
    }
}
