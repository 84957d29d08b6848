package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.notify.WebhookEngine;
import outlay.store.KeptAttempt;
import outlay.store.KeptMessage;
import outlay.store.KeptWebhook;
import outlay.store.Store;
import outlay.store.WebhookStore;

/// Four webhooks: one that fails since two days, one since an hour, one turned off by Outlay and one by somebody.
class WebhookAlertsTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

    @TempDir
    private Path data;

    @Test
    void thereIsAnAlertOfEachThatTakesNothingAndOfNoneThatSomebodyWantedOff() {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            WebhookStore hooks = store.webhooks();
            fails(hooks, "days", NOON.minus(Duration.ofDays(2)));
            fails(hooks, "hour", NOON.minus(Duration.ofHours(1)));
            fails(hooks, "gone", NOON);
            fails(hooks, "unwanted", NOON);
            hooks.off(ACME, "gone", "it answered 410");
            hooks.off(ACME, "unwanted", WebhookEngine.TURNED_OFF);
            WebhookAlerts alerts = new WebhookAlerts(hooks, Clock.fixed(NOON, ZoneOffset.UTC));
            assertThat(alerts.of(ACME, Map.of())).extracting(alert -> alert.subject() + ": " + alert.detail())
                    .containsExactlyInAnyOrder("days: nothing was taken since 2026-10-03T12:00:00Z",
                            "gone: it is off: it answered 410");
            assertThat(alerts.of(ACME, Map.of(Kind.WEBHOOK_FAILS, new Rule(Optional.empty(), 1)))).isEmpty();
            assertThat(alerts.of(new ClientId("other"), Map.of())).isEmpty();
        }
    }

    private static void fails(WebhookStore hooks, String id, Instant since) {
        hooks.add(new KeptWebhook(ACME, id, Set.of("alert.opened"), "", since, since, Optional.empty(), ""));
        KeptMessage message = new KeptMessage(ACME, id, "msg", "alert.opened", since, "", KeptMessage.State.WAITING, 0,
                0, since);
        hooks.keep(ACME, List.of(message));
        hooks.tried(message.tried(KeptMessage.State.WAITING, NOON), new KeptAttempt("msg", 1, since, 500,
                "answered 500"), Optional.of(since));
    }
}
