package outlay.journey;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import outlay.base.Country;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.base.Slices;
import outlay.base.Texts;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Opportunity;
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

    private final TouchColumns touches;
    private final Conversions conversions;
    private final Names names;
    private volatile long @Nullable [] previous;
    private volatile int @Nullable [] partyOrder;

    /// The touches as a builder has filled them, cut to their size.
    ///
    /// @param touchEvent  what their ids can be found by
    /// @param personKey   what the people's names can be found by
    /// @param personStart where each person's touches begin, and one more for the end
    record TouchColumns(List<Touch.Source> sources, long[] touchAt, int[] touchSource, int[] touchEvent, BitSet views,
            int[] personKey, int[] personStart, List<Group> groups) {}

    /// @param refunds by the number of the conversion, for the few that have some; so the milestones, in ms, and
    ///                the opportunities
    record Conversions(ConversionIds ids, int[] kinds, int[] parties, long[] at, long[] minors, int[] currencies,
            List<Currency> knownCurrencies, Sparse<List<Refund>> refunds, Sparse<long[]> milestones,
            Sparse<Opportunity> opportunities) {}

    /// Several people who bought together.
    ///
    /// @param persons their numbers, the one that the conversion is named after first
    /// @param touches all their touches, by (at, id)
    record Group(int[] persons, int[] touches) {
        /// @param starts of the touches of each person
        /// @param order  of touches, by (at, id)
        static Group of(int[] persons, int[] starts, Slices.Order order) {
            int[] all = Arrays.stream(persons).flatMap(person -> IntStream.range(starts[person], starts[person + 1]))
                    .toArray();
            Slices.sort(all, 0, all.length, order);
            return new Group(persons, all);
        }
    }

    /// The ids of the conversions by their numbers.
    interface ConversionIds {
        String get(int conversion);

        /// -1 where there is none of that id.
        int find(String id);
    }

    /// Ids that are kept, in their order.
    record SortedIds(Texts texts) implements ConversionIds {
        @Override
        public String get(int conversion) {
            return texts.get(conversion);
        }

        @Override
        public int find(String id) {
            int low = 0;
            int high = texts.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = texts.get(middle).compareTo(id);
                if (order == 0) {
                    return middle;
                }
                low = order < 0 ? middle + 1 : low;
                high = order < 0 ? high : middle - 1;
            }
            return -1;
        }
    }

    /// What is looked up where somebody reads it.
    ///
    /// @param persons by what the builder was told as their key
    /// @param touches ids by what the builder was told as their event
    /// @param countries their countries, likewise
    record Names(IntFunction<String> persons, IntFunction<String> touches, IntUnaryOperator countries) {
        /// Of touches of which nobody says from which country.
        Names(IntFunction<String> persons, IntFunction<String> touches) {
            this(persons, touches, event -> Country.UNKNOWN);
        }
    }

    JourneyColumns(TouchColumns touches, Conversions conversions, Names names) {
        this.touches = touches;
        this.conversions = conversions;
        this.names = names;
    }

    /// Journeys that are in memory already, each with a party of its own unless it shares its list of touches.
    public static JourneyColumns of(List<Journey> journeys) {
        return ColumnsBuilder.of(journeys);
    }

    /// Everything that a touch came from, in the order of first sight.
    public List<Touch.Source> sources() {
        return touches.sources;
    }

    public int touches() {
        return touches.touchAt.length;
    }

    public long touchAt(int touch) {
        return touches.touchAt[touch];
    }

    /// Its place in [#sources()].
    public int touchSource(int touch) {
        return touches.touchSource[touch];
    }

    public boolean touchView(int touch) {
        return touches.views.get(touch);
    }

    public String touchId(int touch) {
        return names.touches.apply(touches.touchEvent[touch]);
    }

    /// The country that it came from, as [Country] numbers it. Few ask for it, so it lies where the events do.
    public int touchCountry(int touch) {
        return names.countries.applyAsInt(touches.touchEvent[touch]);
    }

    public Touch touch(int touch) {
        return new Touch(touchId(touch), Instant.ofEpochMilli(touchAt(touch)), sources().get(touchSource(touch)),
                touchView(touch), Country.code(touchCountry(touch)));
    }

    public int persons() {
        return touches.personKey.length;
    }

    public String personName(int person) {
        return names.persons.apply(touches.personKey[person]);
    }

    /// The person whose touch it is.
    public int personOf(int touch) {
        int found = Arrays.binarySearch(touches.personStart, touch);
        int person = found >= 0 ? found : -found - 2;
        // People without a touch begin where the next one does.
        while (touches.personStart[person + 1] <= touch) {
            person++;
        }
        return person;
    }

    public int conversions() {
        return conversions.at.length;
    }

    public String conversionId(int conversion) {
        return conversions.ids.get(conversion);
    }

    /// The number of the conversion with that id, or -1.
    public int conversion(String id) {
        return conversions.ids.find(id);
    }

    public Kind kind(int conversion) {
        return KINDS[conversions.kinds[conversion]];
    }

    public long conversionAt(int conversion) {
        return conversions.at[conversion];
    }

    public long minor(int conversion) {
        return conversions.minors[conversion];
    }

    public Currency currency(int conversion) {
        return conversions.knownCurrencies.get(conversions.currencies[conversion]);
    }

    public List<Refund> refunds(int conversion) {
        return conversions.refunds.has(conversion) ? conversions.refunds.get(conversion) : List.of();
    }

    /// When the milestone was reached, or [#NEVER].
    public long milestone(int conversion, Milestone milestone) {
        return conversions.milestones.has(conversion)
                ? conversions.milestones.get(conversion)[milestone.ordinal()]
                : NEVER;
    }

    /// The same of all milestones at once, by their ordinals.
    public void milestones(int conversion, long[] into) {
        if (conversions.milestones.has(conversion)) {
            System.arraycopy(conversions.milestones.get(conversion), 0, into, 0, into.length);
        } else {
            Arrays.fill(into, NEVER);
        }
    }

    public Optional<Opportunity> opportunity(int conversion) {
        return conversions.opportunities.has(conversion)
                ? Optional.of(conversions.opportunities.get(conversion))
                : Optional.empty();
    }

    /// Whether the party has people whom the CRM does not name on the conversion's deal.
    public boolean hasOthers(int conversion) {
        return party(conversion) < 0 && party(conversion) != NOBODY && opportunity(conversion)
                .filter(deal -> deal.named() < persons(party(conversion)).length).isPresent();
    }

    /// Whether the touch is one of somebody whom the CRM names on the conversion's deal; where there is no deal, it is.
    ///
    /// @param touch of the conversion's party
    public boolean named(int conversion, int touch) {
        if (!hasOthers(conversion)) {
            return true;
        }
        int[] people = persons(party(conversion));
        int person = personOf(touch);
        for (int i = 0; i < opportunity(conversion).orElseThrow().named(); i++) {
            if (people[i] == person) {
                return true;
            }
        }
        return false;
    }

    /// When the party last converted in the same way before, in ms, or [#NEVER]; for a deal of which the CRM tells,
    /// when its company's previous deal was closed. Conversions of the same millisecond have none between them.
    public long previousConversionAt(int conversion) {
        long[] known = previous;
        if (known == null) {
            known = previousConversions();
            previous = known;
        }
        return known[conversion];
    }

    private long[] previousConversions() {
        record Goal(int party, int kind) {}
        long[] result = new long[conversions()];
        Map<Goal, long[]> lasts = new HashMap<>();
        int[] inTime = IntStream.range(0, result.length).boxed()
                .sorted(Comparator.comparingLong(this::conversionAt)).mapToInt(Integer::intValue).toArray();
        for (int conversion : inTime) {
            // The last time, and the one before it that is not the same.
            long[] last = lasts.computeIfAbsent(new Goal(party(conversion), conversions.kinds[conversion]),
                    added -> new long[]{NEVER, NEVER});
            if (conversionAt(conversion) != last[0]) {
                last[1] = last[0];
                last[0] = conversionAt(conversion);
            }
            result[conversion] = party(conversion) == NOBODY ? NEVER : last[1];
        }
        conversions.opportunities.forEach((deal, conversion) -> result[conversion] = deal.previousClose()
                .map(Instant::toEpochMilli).orElse(NEVER));
        return result;
    }

    /// A person's number, a buying group's (negative: [#groupTouches(int)] takes it), or [#NOBODY].
    public int party(int conversion) {
        return conversions.parties[conversion];
    }

    public int personStart(int person) {
        return touches.personStart[person];
    }

    public int personEnd(int person) {
        return touches.personStart[person + 1];
    }

    /// The touches of a buying group in their order.
    ///
    /// @param party negative, and not [#NOBODY]
    public int[] groupTouches(int party) {
        return touches.groups.get(-1 - party).touches;
    }

    /// Everybody in the party, the one first whom its conversions are named after.
    public int[] personsOf(int party) {
        if (party == NOBODY) {
            return new int[0];
        }
        return party < 0 ? persons(party).clone() : new int[]{party};
    }

    private int[] persons(int group) {
        return touches.groups.get(-1 - group).persons;
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

    /// The conversions party after party, so that whoever goes through all of them goes through the touches in the
    /// order in which they lie in memory.
    public int[] inPartyOrder() {
        int[] known = partyOrder;
        if (known == null) {
            // Groups first, then nobody, then person after person.
            int groups = touches.groups.size();
            int[] place = new int[conversions()];
            for (int conversion = 0; conversion < place.length; conversion++) {
                int party = party(conversion);
                place[conversion] = party == NOBODY ? groups : party < 0 ? -1 - party : groups + 1 + party;
            }
            known = Slices.members(place, place.length,
                    Slices.starts(place, place.length, groups + 1 + persons()));
            partyOrder = known;
        }
        return known;
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
                    new Money(minor(conversion), currency(conversion)), refunds(conversion), milestones(conversion),
                    opportunity(conversion)), touches);
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
