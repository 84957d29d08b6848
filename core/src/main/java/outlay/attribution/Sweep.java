package outlay.attribution;

import java.util.List;
import outlay.base.Crew;
import outlay.journey.JourneyColumns;

/// What several models give to groups of sources, all of them in one pass over every conversion: to the unit what
/// [Crediting] gives conversion by conversion, some ten times as fast.
///
/// Only the window decides which touches count; views, buying groups and everything else that [Eligibility] knows are
/// the business of [Crediting].
public final class Sweep {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int SMALLEST_PART = 10_000;

    private final JourneyColumns columns;
    private final int[] groupOfSource;
    private final int groups;
    private final long lookbackMillis;
    private final List<? extends Model> models;

    /// @param models        each one that [#knows(Model)]
    /// @param groupOfSource the group of each source in the columns, from 0
    public Sweep(JourneyColumns columns, List<? extends Model> models, int lookbackDays, int[] groupOfSource,
            int groups) {
        this.columns = columns;
        this.groupOfSource = groupOfSource;
        this.groups = groups;
        this.models = models;
        lookbackMillis = lookbackDays * MILLIS_PER_DAY;
    }

    /// Whether the model has a form for this.
    public static boolean knows(Model model) {
        return model instanceof Model.First || model instanceof Model.Last || model instanceof Model.Linear
                || model instanceof Position || model instanceof TimeDecay;
    }

    /// What a conversion is worth, in whole units.
    public interface Worth {
        long of(int conversion);
    }

    /// For each model the sum of every group, and behind these what stays unattributed.
    public long[][] sums(Worth worth, Crew crew) {
        int conversions = columns.conversions();
        columns.inPartyOrder();
        int parts = Math.max(1, Math.min(crew.hands(), conversions / SMALLEST_PART));
        List<long[][]> all = crew.all(parts, part -> sums((int) ((long) conversions * part / parts),
                (int) ((long) conversions * (part + 1) / parts), worth));
        long[][] sums = all.get(0);
        for (long[][] others : all.subList(1, all.size())) {
            for (int model = 0; model < sums.length; model++) {
                for (int group = 0; group <= groups; group++) {
                    sums[model][group] = Math.addExact(sums[model][group], others[model][group]);
                }
            }
        }
        return sums;
    }

    private long[][] sums(int from, int to, Worth worth) {
        long[][] sums = new long[models.size()][groups + 1];
        Share[] shares = models.stream().map(Share::of).toArray(Share[]::new);
        Windows windows = new Windows(columns, groupOfSource, lookbackMillis);
        int[] order = columns.inPartyOrder();
        for (int next = from; next < to;) {
            next = windows.fill(order, next, to, worth);
            for (int model = 0; model < shares.length; model++) {
                shares[model].add(windows, sums[model]);
                sums[model][groups] += windows.unattributed();
            }
        }
        return sums;
    }
}
