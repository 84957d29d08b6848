package outlay.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.base.Pausing;
import outlay.base.Split;
import outlay.journey.Channels;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;

/// Goes from conversion to conversion and says which touches count and what each of them gets.
///
/// It keeps its buffers from one conversion to the next, so each thread needs one of its own. The parts of any amount
/// sum to it exactly; where no touch counts there are none, and whatever was earned stays unattributed.
public final class Crediting {
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final JourneyColumns columns;
    private final Attribution attribution;
    private final Eligibility eligibility;
    /// Whether every touch in the window counts, unless it is a view.
    private final boolean plain;
    private final int[] channelOfSource;
    private final boolean[] direct;
    private final boolean[] paid;
    private final boolean[] excluded;
    /// In which judgement each channel was last seen, so that it need not be cleared.
    private final int[] lastSeen;
    private int judged;
    private final Path path;
    /// The touches of the party that lie in the window, and how many of it lie before.
    private int[] touches = new int[64];
    private int size;
    private int earlier;
    private Verdict[] verdicts = new Verdict[64];
    private long[] weights = new long[64];
    private long[] parts = new long[64];
    private long[] before = new long[64];
    private long[] remainders = new long[64];

    public Crediting(JourneyColumns columns, Attribution attribution) {
        this.columns = columns;
        this.attribution = attribution;
        eligibility = attribution.eligibility();
        plain = eligibility.dedupe() == Dedupe.NONE && !eligibility.paidFirst()
                && eligibility.excludedChannels().isEmpty();
        int sources = columns.sources().size();
        channelOfSource = new int[sources];
        direct = new boolean[sources];
        paid = new boolean[sources];
        excluded = new boolean[sources];
        Map<String, Integer> channels = new HashMap<>();
        for (int i = 0; i < sources; i++) {
            String channel = columns.sources().get(i).channel();
            channelOfSource[i] = channels.computeIfAbsent(channel, added -> channels.size());
            direct[i] = channel.equals(Touch.DIRECT);
            paid[i] = Channels.paid(channel);
            excluded[i] = eligibility.excludedChannels().contains(channel);
        }
        lastSeen = new int[channels.size()];
        String[] names = new String[channels.size()];
        channels.forEach((name, number) -> names[number] = name);
        path = new Path(channelOfSource, names, direct);
    }

    /// Turns to a conversion; everything else is about it from here on.
    public void turnTo(int conversion) {
        Pausing.here();
        path.begin(columns, conversion);
        gather(conversion);
        boolean all = plain && !anyView() && !passesOverColleagues(conversion);
        if (!all) {
            judge(conversion);
        }
        for (int i = 0; i < size; i++) {
            if (all || verdicts[i] == Verdict.COUNTS) {
                path.add(touches[i], columns.touchAt(touches[i]), columns.touchSource(touches[i]));
            }
        }
        if (path.size() > 0) {
            attribution.model().weigh(path, weights);
        }
    }

    public boolean none() {
        return path.size() == 0;
    }

    /// The touches that count.
    public Path path() {
        return path;
    }

    /// The exact share of touch i of the path is this over the sum of all weights.
    public long weight(int i) {
        return weights[i];
    }

    /// What each touch of the path gets of the whole. Good until the next call.
    public long[] parts(long whole) {
        Split.byWeight(whole, weights, path.size(), parts, remainders);
        return parts;
    }

    /// What each touch is still to be given when the whole goes `from` one amount `to` another. Booking the change of
    /// the running total, and not the split of each step, is what makes refunds in three parts take back exactly what
    /// the conversion gave. A single step may therefore move a touch by one unit against the others.
    public long[] change(long whole, long toWhole) {
        parts(toWhole);
        if (whole != 0) {
            Split.byWeight(whole, weights, path.size(), before, remainders);
            for (int i = 0; i < path.size(); i++) {
                parts[i] -= before[i];
            }
        }
        return parts;
    }

    /// Why each touch of the conversion's party counts or does not, in the order of [JourneyColumns#touchesOf(int)].
    public List<Verdict> verdicts(int conversion) {
        turnTo(conversion);
        long at = columns.conversionAt(conversion);
        judge(conversion);
        long oldest = at - eligibility.lookbackDays() * MILLIS_PER_DAY;
        int[] all = columns.touchesOf(columns.party(conversion)).toArray();
        List<Verdict> result = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            long touchAt = columns.touchAt(all[i]);
            if (touchAt > at) {
                result.add(Verdict.AFTER);
            } else if (touchAt < oldest) {
                result.add(Verdict.TOO_OLD);
            } else {
                result.add(i < earlier ? Verdict.BEFORE_RESET : verdicts[i - earlier]);
            }
        }
        return result;
    }

    private void gather(int conversion) {
        size = 0;
        earlier = 0;
        int party = columns.party(conversion);
        if (party == JourneyColumns.NOBODY) {
            return;
        }
        long at = columns.conversionAt(conversion);
        long since = at - eligibility.lookbackDays() * MILLIS_PER_DAY;
        long previous = eligibility.reset() ? columns.previousConversionAt(conversion) : JourneyColumns.NEVER;
        if (previous != JourneyColumns.NEVER) {
            since = Math.max(since, previous + 1);
        }
        if (party >= 0) {
            int start = columns.personStart(party);
            int first = firstSince(since, start, columns.personEnd(party));
            makeRoom(columns.personEnd(party) - first);
            for (int t = first; t < columns.personEnd(party) && columns.touchAt(t) <= at; t++) {
                touches[size++] = t;
            }
            earlier = first - start;
        } else {
            int[] all = columns.groupTouches(party);
            makeRoom(all.length);
            for (int touch : all) {
                if (columns.touchAt(touch) < since) {
                    earlier++;
                } else if (columns.touchAt(touch) <= at) {
                    touches[size++] = touch;
                }
            }
        }
    }

    private int firstSince(long millis, int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columns.touchAt(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean anyView() {
        for (int i = 0; i < size; i++) {
            if (columns.touchView(touches[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean passesOverColleagues(int conversion) {
        return eligibility.contacts() == Contacts.ROLES && columns.hasOthers(conversion);
    }

    /// Says of each touch in the window whether it counts: colleagues who are not on the deal first, then exclusions,
    /// then views, then what is not paid, then repetitions, each judged among what the ones before have left.
    private void judge(int conversion) {
        long at = columns.conversionAt(conversion);
        boolean named = passesOverColleagues(conversion);
        boolean clicked = false;
        for (int i = 0; i < size; i++) {
            int source = columns.touchSource(touches[i]);
            if (named && !columns.named(conversion, touches[i])) {
                verdicts[i] = Verdict.NOT_NAMED;
                continue;
            }
            verdicts[i] = excluded[source] ? Verdict.EXCLUDED : Verdict.COUNTS;
            clicked |= !excluded[source] && !direct[source] && !columns.touchView(touches[i]);
        }
        boolean paying = false;
        for (int i = 0; i < size; i++) {
            if (verdicts[i] == Verdict.COUNTS && columns.touchView(touches[i])) {
                boolean old = at - columns.touchAt(touches[i]) > eligibility.viewDays() * MILLIS_PER_DAY;
                verdicts[i] = old ? Verdict.VIEW_TOO_OLD : clicked ? Verdict.CLICK_BEATS_VIEW : Verdict.COUNTS;
            }
            paying |= verdicts[i] == Verdict.COUNTS && paid[columns.touchSource(touches[i])];
        }
        for (int i = 0; i < size && eligibility.paidFirst() && paying; i++) {
            if (verdicts[i] == Verdict.COUNTS && !paid[columns.touchSource(touches[i])]) {
                verdicts[i] = Verdict.UNPAID;
            }
        }
        if (eligibility.dedupe() != Dedupe.NONE) {
            dropRepeated();
        }
    }

    private void dropRepeated() {
        judged++;
        int before = -1;
        for (int i = 0; i < size; i++) {
            if (verdicts[i] == Verdict.COUNTS) {
                int channel = channelOfSource[columns.touchSource(touches[i])];
                boolean repeated = eligibility.dedupe() == Dedupe.CONSECUTIVE
                        ? channel == before
                        : lastSeen[channel] == judged;
                if (repeated) {
                    verdicts[i] = Verdict.REPEATED;
                }
                lastSeen[channel] = judged;
                before = channel;
            }
        }
    }

    private void makeRoom(int most) {
        if (most > touches.length) {
            int larger = Math.max(most, Math.multiplyExact(touches.length, 2));
            touches = new int[larger];
            verdicts = new Verdict[larger];
            weights = new long[larger];
            parts = new long[larger];
            before = new long[larger];
            remainders = new long[larger];
        }
    }
}
