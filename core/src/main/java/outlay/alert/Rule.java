package outlay.alert;

import java.math.BigDecimal;
import java.util.Optional;

/// When there is an alert.
///
/// @param threshold as [Kind#measure()] says; absent: never
/// @param days      how many of the latest days are looked at
public record Rule(Optional<BigDecimal> threshold, int days) {
    private static final int MOST_DAYS = 366;

    public Rule {
        threshold.filter(least -> least.signum() < 0).ifPresent(least -> {
            throw new IllegalArgumentException("threshold " + least.toPlainString() + " must be 0 or more, or off");
        });
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days " + days + " must be from 1 to " + MOST_DAYS);
        }
    }
}
