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
        List<long[][]> all = crew.all(parts, part -> {
            Pass pass = new Pass(worth);
            pass.over((int) ((long) conversions * part / parts), (int) ((long) conversions * (part + 1) / parts));
            return pass.sums;
        });
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

    /// One thread's part of the conversions.
    private final class Pass {
        private final Worth worth;
        private final long[][] sums = new long[models.size()][groups + 1];
        private final Share[] shares = models.stream().map(Share::of).toArray(Share[]::new);
        private int[] path = new int[64];
        private long[] ages = new long[64];

        Pass(Worth worth) {
            this.worth = worth;
        }

        void over(int from, int to) {
            int[] order = columns.inPartyOrder();
            for (int i = from; i < to; i++) {
                int conversion = order[i];
                long whole = worth.of(conversion);
                int size = gather(conversion);
                for (int model = 0; model < shares.length; model++) {
                    if (size == 0) {
                        sums[model][groups] += whole;
                    } else {
                        shares[model].add(whole, path, ages, size, sums[model]);
                    }
                }
            }
        }

        /// The groups and ages of the touches in the window, oldest first.
        private int gather(int conversion) {
            int party = columns.party(conversion);
            if (party == JourneyColumns.NOBODY) {
                return 0;
            }
            if (party < 0) {
                throw new IllegalArgumentException("conversion " + columns.conversionId(conversion)
                        + " belongs to a buying group");
            }
            long at = columns.conversionAt(conversion);
            long since = at - lookbackMillis;
            int end = columns.personEnd(party);
            int first = columns.personStart(party);
            while (first < end && columns.touchAt(first) < since) {
                first++;
            }
            if (end - first > path.length) {
                path = new int[2 * (end - first)];
                ages = new long[path.length];
            }
            int size = 0;
            for (int touch = first; touch < end; touch++) {
                long touchAt = columns.touchAt(touch);
                if (touchAt > at) {
                    break;
                }
                path[size] = groupOfSource[columns.touchSource(touch)];
                ages[size++] = touchAt;
            }
            return size;
        }
    }
}
