package outlay.alerting;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends everybody who is to be told of alerts one that says that it is a test. Nothing of it is kept.
public final class AlertTrial {
    private final List<Recipient> recipients;
    private final Clock clock;

    public AlertTrial(List<Recipient> recipients, Clock clock) {
        this.recipients = recipients;
        this.clock = clock;
    }

    /// @param to     "webhook" or "e-mail"
    /// @param failed what is wrong, where it was not taken
    public record Told(String to, Optional<String> failed) {}

    /// Empty where nobody is to be told.
    public List<Told> tell() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeptAlert test = new KeptAlert("test", "test", "this is a test",
                "If you read this, alerts of Outlay will reach you.", "", "", now, now, Optional.empty(), false);
        List<Told> told = new ArrayList<>();
        for (Recipient recipient : recipients) {
            told.add(new Told(recipient.label(), told(recipient, test)));
        }
        return told;
    }

    private static Optional<String> told(Recipient recipient, KeptAlert test) {
        try {
            recipient.tell(List.of(test));
            return Optional.empty();
        } catch (IOException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
