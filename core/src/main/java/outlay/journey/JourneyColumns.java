package outlay.journey;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;

/// Every touch and conversion of a client in columns of numbers: what attribution scans, millions at a time.
///
/// Touches of one person lie beside each other, ordered by (at, id). A conversion belongs to a party: a person, whose
/// number it is, or a buying group, which is a list of touches of several people. Places, people and sources are
/// numbered from 0; conversions are in the order of their ids. Nothing in it changes.
public final class JourneyColumns {
    /// The party of a conversion whose person is not known.
    public static final int NOBODY = Integer.MIN_VALUE;
    /// A time that is not known.
    public static final long NEVER = Long.MIN_VALUE;

    private static final Kind[] KINDS = Kind.values();
    private static final Milestone[] MILESTONES = Milestone.values();

    private final Columns columns;
    private final IntFunction<String> touchIds;
    private volatile long @Nullable [] previous;

    /// The numbers as a builder has filled them, cut to their size.
    ///
    /// @param touchEvent  what `touchIds` knows the touch by
    /// @param personStart where each person's touches begin, and one more for the end
    /// @param refunds     by the number of the conversion, for the few that have some; so the milestones, in ms
    record Columns(List<Touch.Source> sources, long[] touchAt, int[] touchSource, boolean[] touchView,
            int[] touchEvent, String[] personNames, int[] personStart, List<Group> groups, String[] conversionIds,
            byte[] kinds, int[] parties, long[] conversionAt, long[] minors, byte[] currencies,
            List<Currency> knownCurrencies, Map<Integer, List<Refund>> refunds, Map<Integer, long[]> milestones) {}

    /// Several people who bought together.
    ///
    /// @param persons their numbers, the one that the conversion is named after first
    /// @param touches all their touches, by (at, id)
    record Group(int[] persons, int[] touches) {}

    /// @param touchIds ids of touches by what the builder was told as their event
    JourneyColumns(Columns columns, IntFunction<String> touchIds) {
        this.columns = columns;
        this.touchIds = touchIds;
    }

    /// Journeys that are in memory already, each with a party of its own unless it shares its list of touches.
    public static JourneyColumns of(List<Journey> journeys) {
        return ColumnsBuilder.of(journeys);
    }

    /// Everything that a touch came from, in the order of first sight.
    public List<Touch.Source> sources() {
        return columns.sources;
    }

    public int touches() {
        return columns.touchAt.length;
    }

    public long touchAt(int touch) {
        return columns.touchAt[touch];
    }

    /// Its place in [#sources()].
    public int touchSource(int touch) {
        return columns.touchSource[touch];
    }

    public boolean touchView(int touch) {
        return columns.touchView[touch];
    }

    public String touchId(int touch) {
        return touchIds.apply(columns.touchEvent[touch]);
    }

    public Touch touch(int touch) {
        return new Touch(touchId(touch), Instant.ofEpochMilli(columns.touchAt[touch]),
                columns.sources.get(columns.touchSource[touch]), columns.touchView[touch]);
    }

    public int persons() {
        return columns.personNames.length;
    }

    public String personName(int person) {
        return columns.personNames[person];
    }

    /// The person whose touch it is.
    public int personOf(int touch) {
        int found = Arrays.binarySearch(columns.personStart, touch);
        int person = found >= 0 ? found : -found - 2;
        // People without a touch begin where the next one does.
        while (columns.personStart[person + 1] <= touch) {
            person++;
        }
        return person;
    }

    public int conversions() {
        return columns.conversionAt.length;
    }

    public String conversionId(int conversion) {
        return columns.conversionIds[conversion];
    }

    /// The number of the conversion with that id, or -1.
    public int conversion(String id) {
        int found = Arrays.binarySearch(columns.conversionIds, id);
        return Math.max(found, -1);
    }

    public Kind kind(int conversion) {
        return KINDS[columns.kinds[conversion]];
    }

    public long conversionAt(int conversion) {
        return columns.conversionAt[conversion];
    }

    public long minor(int conversion) {
        return columns.minors[conversion];
    }

    public Currency currency(int conversion) {
        return columns.knownCurrencies.get(columns.currencies[conversion]);
    }

    public List<Refund> refunds(int conversion) {
        return columns.refunds.getOrDefault(conversion, List.of());
    }

    /// When the milestone was reached, or [#NEVER].
    public long milestone(int conversion, Milestone milestone) {
        long[] at = columns.milestones.get(conversion);
        return at == null ? NEVER : at[milestone.ordinal()];
    }

    /// When the party last converted in the same way before, in ms, or [#NEVER]. Conversions of the same millisecond
    /// have none between them.
    public long previousConversionAt(int conversion) {
        long[] known = previous;
        if (known == null) {
            known = previousConversions();
            previous = known;
        }
        return known[conversion];
    }

    private long[] previousConversions() {
        record Goal(int party, byte kind) {}
        long[] result = new long[conversions()];
        Map<Goal, long[]> lasts = new HashMap<>();
        int[] inTime = IntStream.range(0, result.length).boxed()
                .sorted(Comparator.comparingLong(this::conversionAt)).mapToInt(Integer::intValue).toArray();
        for (int conversion : inTime) {
            // The last time, and the one before it that is not the same.
            long[] last = lasts.computeIfAbsent(new Goal(party(conversion), columns.kinds[conversion]),
                    added -> new long[]{NEVER, NEVER});
            if (conversionAt(conversion) != last[0]) {
                last[1] = last[0];
                last[0] = conversionAt(conversion);
            }
            result[conversion] = party(conversion) == NOBODY ? NEVER : last[1];
        }
        return result;
    }

    /// A person's number, a buying group's (negative: [#groupTouches(int)] takes it), or [#NOBODY].
    public int party(int conversion) {
        return columns.parties[conversion];
    }

    public int personStart(int person) {
        return columns.personStart[person];
    }

    public int personEnd(int person) {
        return columns.personStart[person + 1];
    }

    /// The touches of a buying group in their order.
    ///
    /// @param party negative, and not [#NOBODY]
    public int[] groupTouches(int party) {
        return columns.groups.get(-1 - party).touches;
    }

    /// Everybody in the party, the one first whom its conversions are named after.
    public int[] personsOf(int party) {
        if (party == NOBODY) {
            return new int[0];
        }
        return party < 0 ? columns.groups.get(-1 - party).persons.clone() : new int[]{party};
    }

    /// All touches of the party in their order.
    public IntStream touchesOf(int party) {
        if (party == NOBODY) {
            return IntStream.empty();
        }
        return party < 0
                ? Arrays.stream(groupTouches(party))
                : IntStream.range(personStart(party), personEnd(party));
    }

    /// The same one by one, made when it is asked for.
    public List<Journey> journeys() {
        return new Journeys();
    }

    private final class Journeys extends AbstractList<Journey> implements RandomAccess {
        @Override
        public Journey get(int conversion) {
            int party = party(conversion);
            List<Touch> touches = touchesOf(party).mapToObj(JourneyColumns.this::touch).toList();
            int[] persons = personsOf(party);
            return new Journey(new Conversion(conversionId(conversion), kind(conversion),
                    persons.length == 0 ? "" : personName(persons[0]),
                    Instant.ofEpochMilli(conversionAt(conversion)),
                    new Money(minor(conversion), currency(conversion)), refunds(conversion), milestones(conversion)),
                    touches);
        }

        @Override
        public int size() {
            return conversions();
        }

        private SortedMap<Milestone, Instant> milestones(int conversion) {
            SortedMap<Milestone, Instant> milestones = new TreeMap<>();
            for (Milestone milestone : MILESTONES) {
                long at = milestone(conversion, milestone);
                if (at != NEVER) {
                    milestones.put(milestone, Instant.ofEpochMilli(at));
                }
            }
            return milestones;
        }
    }
}
