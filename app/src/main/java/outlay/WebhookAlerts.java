package outlay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.notify.WebhookEngine;
import outlay.store.KeptWebhook;
import outlay.store.WebhookStore;

/// What somebody should look at about programs that are told what happens: those that take nothing.
record WebhookAlerts(WebhookStore store, Clock clock) {
    /// @param rules of the client; [Kind#usual()] of what it has none for
    List<Alert> of(ClientId client, Map<Kind, Rule> rules) {
        Optional<BigDecimal> days = rules.getOrDefault(Kind.WEBHOOK_FAILS, Kind.WEBHOOK_FAILS.usual()).threshold();
        List<Alert> alerts = new ArrayList<>();
        for (KeptWebhook webhook : days.isPresent() ? store.of(client) : List.<KeptWebhook>of()) {
            Optional<String> why = webhook.on()
                    ? webhook.failing().filter(since -> failedFor(since, days.orElseThrow()))
                            .map(since -> "nothing was taken since " + since)
                    : Optional.of("it is off: " + webhook.off())
                            .filter(off -> !webhook.off().equals(WebhookEngine.TURNED_OFF));
            why.ifPresent(detail -> alerts.add(new Alert(Kind.WEBHOOK_FAILS, webhook.id(), detail, Optional.empty())));
        }
        return alerts;
    }

    private boolean failedFor(Instant since, BigDecimal days) {
        return BigDecimal.valueOf(Duration.between(since, clock.instant()).toDays()).compareTo(days) >= 0;
    }
}
