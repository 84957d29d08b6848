package outlay.activate.outbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import outlay.store.ClientOutbox;
import outlay.store.DeliveryState;

/// How much of what could be delivered was, within the last 28 days, against what the account's owner wants.
///
/// Law: of what ended, delivered + missed + neither = all. Neither is what was not to be told, or what the destination
/// never takes from anybody; missed is what became too old, what the destination refused or would have, and what nobody
/// knows the end of.
///
/// @param target the share in percent that shall be delivered, below 100
public record Budget(BigDecimal target, long delivered, long missed) {
    public static final Duration WINDOW = Duration.ofDays(28);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 2;

    /// @param ended what has ended within the time that is asked about
    public static Budget of(BigDecimal target, String account, List<ClientOutbox.Count> ended) {
        List<ClientOutbox.Count> own = ended.stream().filter(count -> count.account().equals(account)).toList();
        return new Budget(target, sum(own, true), sum(own, false));
    }

    private static long sum(List<ClientOutbox.Count> counts, boolean delivered) {
        return counts.stream().filter(count -> delivered
                ? count.state() == DeliveryState.DELIVERED
                : missed(count)).mapToLong(ClientOutbox.Count::deliveries).sum();
    }

    private static boolean missed(ClientOutbox.Count count) {
        return switch (count.state()) {
            case EXPIRED, UNRESOLVED -> true;
            case REJECTED -> !count.reason().startsWith(Happened.UNSUPPORTED.label());
            case DELIVERED, SUPPRESSED, QUEUED, SENDING, PENDING -> false;
        };
    }

    /// In percent, rounded down, so that a share never seems to reach a target that it misses; 100 where nothing ended.
    public BigDecimal share() {
        long all = delivered + missed;
        return all == 0
                ? HUNDRED.setScale(PLACES)
                : HUNDRED.multiply(BigDecimal.valueOf(delivered)).divide(BigDecimal.valueOf(all), PLACES,
                        RoundingMode.DOWN);
    }

    /// How much of what may be missed was, in whole percent rounded up: above 100 it is overspent.
    public int spentPercent() {
        return burn().movePointRight(PLACES).intValueExact();
    }

    /// How much of what may be missed was: 1.00 is all of it.
    public BigDecimal burn() {
        long all = delivered + missed;
        return all == 0
                ? BigDecimal.ZERO.setScale(PLACES)
                : HUNDRED.multiply(BigDecimal.valueOf(missed))
                        .divide(HUNDRED.subtract(target).multiply(BigDecimal.valueOf(all)), PLACES, RoundingMode.UP);
    }
}
