package outlay.demo;

import java.util.ArrayList;
import java.util.List;

/// What each ad cost and got on each day of its account, and how many visits and conversions it can claim.
final class Delivery {
    private static final int KIND = 2;
    final List<Ad> ads;
    private final long[][] costMicros;
    private final int[][] clicks;
    private final long[][] impressions;
    private final int[][] visits;
    private final int[][] claims;
    private final List<List<Ad>> byTactic = new ArrayList<>();

    Delivery(long seed, List<Ad> ads, int scale) {
        this.ads = ads;
        costMicros = new long[ads.size()][Clock.DAYS];
        clicks = new int[ads.size()][Clock.DAYS];
        impressions = new long[ads.size()][Clock.DAYS];
        visits = new int[ads.size()][Clock.DAYS];
        claims = new int[ads.size()][Clock.DAYS];
        for (Tactic tactic : Tactic.values()) {
            byTactic.add(ads.stream().filter(ad -> ad.tactic() == tactic).toList());
        }
        for (Ad ad : ads) {
            Dice dice = Dice.of(seed, KIND, ad.number());
            long share = dice.between(800, 1200);
            for (int day = ad.firstDay(); day <= ad.lastDay(); day++) {
                deliver(ad, day, ad.budget() * scale * share, dice);
            }
        }
    }

    /// Money is whole numbers all the way, so that nothing depends on the order of rounding.
    ///
    /// @param thousandths of a currency unit that the ad group has for this day, with the ad's own appetite
    private void deliver(Ad ad, int day, long thousandths, Dice dice) {
        long weekday = Clock.weekend(day) ? ad.tactic().weekend : 1060;
        // Business slows in the first half of August and picks up in September.
        long season = day > 30 && day < 48 ? 860 : day > 62 ? 1090 : 1000;
        long wantedMicros = thousandths * 1000 / ad.groupAds() * weekday / 1000 * season / 1000
                * dice.between(860, 1110) / 1000;
        long unit = ad.account().costUnitMicros();
        long cost = wantedMicros / unit * unit;
        long clickMicros = ad.tactic().clickCents * 10_000L * dice.between(780, 1250) / 1000;
        int n = ad.number();
        costMicros[n][day] = cost;
        clicks[n][day] = dice.onAverage(cost * 1000 / clickMicros);
        impressions[n][day] = cost * 1_000_000 / clickMicros / ad.tactic().clicksPerMillion * dice.between(850, 1180)
                / 1000 + 1;
    }

    /// An ad with this purpose that ran on that day of its account, the busier the likelier; the first where none did.
    Ad pick(Tactic tactic, long at, Dice dice) {
        List<Ad> candidates = byTactic.get(tactic.ordinal());
        int[] weights = new int[candidates.size()];
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Ad ad = candidates.get(i);
            weights[i] = clicks[ad.number()][Clock.day(at, ad.account().zoneHours)];
            sum += weights[i];
        }
        return sum == 0 ? candidates.getFirst() : candidates.get(dice.weighted(weights));
    }

    void visited(Ad ad, long at) {
        visits[ad.number()][day(ad, at)]++;
    }

    /// The platform counts a conversion for itself, on the day of the click.
    void claimed(Ad ad, long clickAt) {
        claims[ad.number()][day(ad, clickAt)]++;
    }

    private static int day(Ad ad, long at) {
        return Clock.day(at, ad.account().zoneHours);
    }

    long costMicros(Ad ad, int day) {
        return costMicros[ad.number()][day];
    }

    int plannedClicks(Ad ad, int day) {
        return clicks[ad.number()][day];
    }

    /// At least as many clicks as visits: those who come back by an ad clicked it, too.
    int clicks(Ad ad, int day) {
        return Math.max(clicks[ad.number()][day], visits[ad.number()][day]);
    }

    long impressions(Ad ad, int day) {
        return Math.max(impressions[ad.number()][day], clicks(ad, day));
    }

    int claims(Ad ad, int day) {
        return claims[ad.number()][day];
    }

    /// Platforms export a row for a day on which there was anything.
    boolean any(Ad ad, int day) {
        return costMicros(ad, day) > 0 || clicks(ad, day) > 0;
    }
}
