package outlay.alerting;

import java.time.Instant;
import java.util.Optional;
import outlay.alert.Alert;
import outlay.base.ClientId;

/// An alert from when it was first seen to when it was over.
///
/// @param currency of `amount`, which is what is at stake; both "" where nothing tells
/// @param seenAt   when it was last seen
/// @param closedAt when it was no longer there; absent while it is open
/// @param sent     whether everybody who is to be told has been
public record KeptAlert(String client, String kind, String subject, String detail, String currency, String amount,
        Instant openedAt, Instant seenAt, Optional<Instant> closedAt, boolean sent) {

    static KeptAlert opened(ClientId client, Alert alert, Instant at) {
        return new KeptAlert(client.value(), alert.kind().label(), alert.subject(), alert.detail(),
                alert.atStake().map(money -> money.currency().code()).orElse(""),
                alert.atStake().map(money -> money.amount()).orElse(""), at, at, Optional.empty(), false);
    }

    public boolean open() {
        return closedAt.isEmpty();
    }

    boolean about(ClientId who, Alert alert) {
        return open() && client.equals(who.value()) && kind.equals(alert.kind().label())
                && subject.equals(alert.subject());
    }

    /// The same, seen once more: what is told of it is what holds now.
    KeptAlert seen(Alert alert, Instant at) {
        KeptAlert now = opened(new ClientId(client), alert, at);
        return new KeptAlert(client, kind, subject, now.detail, now.currency, now.amount, openedAt, at, closedAt, sent);
    }

    KeptAlert closed(Instant at) {
        return new KeptAlert(client, kind, subject, detail, currency, amount, openedAt, seenAt, Optional.of(at), sent);
    }

    KeptAlert told() {
        return new KeptAlert(client, kind, subject, detail, currency, amount, openedAt, seenAt, closedAt, true);
    }
}
