package outlay.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.journey.Touch.Placement;
import outlay.ledger.Charge;
import outlay.metric.Figures;
import outlay.report.Changes.Cause;
import outlay.report.Side.Spot;

/// Takes the spend of two books apart, one day of an ad account at a time: what came to be known, what was restated,
/// and what only stands in another row because a campaign's name, id or type became known.
final class SpendComparison {
    private record AccountDay(String platform, String account, Day day, Currency currency) {}

    private final Side before;
    private final Side after;
    private final Sums sums;

    SpendComparison(Side before, Side after, Sums sums) {
        this.before = before;
        this.after = after;
        this.sums = sums;
    }

    void compare() {
        Map<AccountDay, Map<Spot, Figures>> atFormerRates = spend(before, before);
        Map<AccountDay, Map<Spot, Figures>> from = spend(before, after);
        Map<AccountDay, Map<Spot, Figures>> to = spend(after, after);
        from.forEach((day, spots) -> sums.step(Cause.RATE_CHANGED, atFormerRates.getOrDefault(day, Map.of()), spots));
        Set<AccountDay> days = new HashSet<>(from.keySet());
        days.addAll(to.keySet());
        for (AccountDay day : days) {
            if (!from.containsKey(day)) {
                sums.step(Cause.SPEND_ADDED, Map.of(), to.getOrDefault(day, Map.of()));
            } else {
                compare(from.getOrDefault(day, Map.of()), to.getOrDefault(day, Map.of()));
            }
        }
    }

    private void compare(Map<Spot, Figures> from, Map<Spot, Figures> to) {
        if (sum(from).equals(sum(to))) {
            sums.step(Cause.RECLASSIFIED, from, to);
            return;
        }
        boolean nothingTaken = from.keySet().stream().allMatch(spot -> grew(Sums.moved(from, to, spot)));
        Set<Spot> spots = new HashSet<>(from.keySet());
        spots.addAll(to.keySet());
        for (Spot spot : spots) {
            // A second file may bring other campaigns of a day, and then takes nothing from those that are there.
            boolean added = nothingTaken && !from.containsKey(spot);
            sums.add(spot, added ? Cause.SPEND_ADDED : Cause.SPEND_RESTATED, Sums.moved(from, to, spot));
        }
    }

    private static boolean grew(Figures moved) {
        return moved.spendMicros() >= 0 && moved.impressions() >= 0 && moved.clicks() >= 0
                && moved.videoViews() >= 0;
    }

    private static Figures sum(Map<Spot, Figures> spots) {
        return spots.values().stream().reduce(Figures.ZERO, Figures::plus);
    }

    /// The charges of one side at the rates of another.
    private static Map<AccountDay, Map<Spot, Figures>> spend(Side side, Side rates) {
        Map<AccountDay, Map<Spot, Figures>> spend = new HashMap<>();
        for (Charge charge : side.ledger.charges()) {
            if (side.contains(charge.day())) {
                Micros amount = rates.exchange.map(exchange -> exchange.convert(charge.spend(), charge.day()))
                        .orElse(charge.spend());
                Placement at = side.ledger.sources().get(charge.source()).placement();
                spend.computeIfAbsent(new AccountDay(at.platform(), at.accountId(), charge.day(),
                        charge.spend().currency()), added -> new HashMap<>())
                        .merge(side.spot(charge.source(), charge.day(), amount.currency()),
                                Figures.spend(amount.micros(), charge.impressions(), charge.clicks(),
                                        charge.videoViews()),
                                Figures::plus);
            }
        }
        return spend;
    }
}
