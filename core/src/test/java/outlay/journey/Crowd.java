package outlay.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Opportunity;
import outlay.testkit.Draw;

/// Several people with their touches, and what they bought, alone and together.
///
/// @param people each person's touches, ordered by (at, id); no id twice
/// @param bought ordered by the conversions' ids
public record Crowd(SortedMap<String, List<Touch>> people, List<Bought> bought) {
    public static final Instant END = Instant.parse("2026-10-31T12:00:00Z");
    public static final List<String> CHANNELS = List.of("Email", Touch.DIRECT, "Paid Search", "Display", "Referral");
    public static final long DAY = 86_400_000;

    private static final Comparator<Touch> BY_TIME = Comparator.comparing(Touch::at).thenComparing(Touch::id);

    /// @param people the one first whom it is named after; of a deal those first whom the CRM names on it
    public record Bought(Conversion conversion, List<String> people) {}

    public JourneyColumns columns() {
        List<String> names = List.copyOf(people.keySet());
        List<Touch> all = people.values().stream().flatMap(List::stream).toList();
        List<Touch.Source> sources = all.stream().map(Touch::source).distinct().toList();
        BitSet views = new BitSet();
        IntStream.range(0, all.size()).filter(touch -> all.get(touch).view()).forEach(views::set);
        int[] starts = new int[names.size() + 1];
        for (int person = 0; person < names.size(); person++) {
            starts[person + 1] = starts[person] + people.getOrDefault(names.get(person), List.of()).size();
        }
        ConversionsBuilder conversions = new ConversionsBuilder();
        List<JourneyColumns.Group> groups = new ArrayList<>();
        Map<List<String>, Integer> parties = new HashMap<>();
        for (Bought one : bought) {
            conversions.add(one.conversion(), switch (one.people().size()) {
                case 0 -> JourneyColumns.NOBODY;
                case 1 -> names.indexOf(one.people().get(0));
                default -> parties.computeIfAbsent(one.people(), several -> {
                    groups.add(JourneyColumns.Group.of(several.stream().mapToInt(names::indexOf).toArray(), starts,
                            (a, b) -> BY_TIME.compare(all.get(a), all.get(b))));
                    return -groups.size();
                });
            });
        }
        return new JourneyColumns(new JourneyColumns.TouchColumns(sources,
                all.stream().mapToLong(touch -> touch.at().toEpochMilli()).toArray(),
                all.stream().mapToInt(touch -> sources.indexOf(touch.source())).toArray(),
                IntStream.range(0, all.size()).toArray(), views, IntStream.range(0, names.size()).toArray(), starts,
                groups), conversions.build(), new JourneyColumns.Names(names::get, touch -> all.get(touch).id()));
    }

    /// Up to four people, with touches around the edges of a window of 30 days and many at the same instant.
    public static Crowd random(Draw draw) {
        SortedMap<String, List<Touch>> people = new TreeMap<>();
        int number = draw.between(0, 1_000);
        int size = draw.between(1, 4);
        for (int i = 0; i < size; i++) {
            List<Touch> touches = new ArrayList<>();
            int most = draw.between(0, 6);
            for (int j = 0; j < most; j++) {
                number++;
                touches.add(new Touch("t" + number * 7919 % 10_007, instant(draw),
                        new Touch.Source(draw.pick(CHANNELS), Touch.Placement.NONE), draw.chance(25)));
            }
            touches.sort(BY_TIME);
            people.put("p" + i, Collections.unmodifiableList(touches));
        }
        List<Bought> bought = new ArrayList<>();
        int conversions = draw.between(1, 4);
        for (int i = 0; i < conversions; i++) {
            bought.add(bought(draw, "c" + i, List.copyOf(people.keySet())));
        }
        return new Crowd(people, bought);
    }

    private static Bought bought(Draw draw, String id, List<String> everybody) {
        Kind kind = draw.pick(Kind.ORDER, Kind.DEAL_WON, Kind.LEAD);
        List<String> people = kind == Kind.DEAL_WON
                ? draw.shuffled(everybody).subList(0, draw.between(0, everybody.size()))
                : draw.list(0, 1, d -> d.pick(everybody));
        Instant at = draw.pick(END, END.minusMillis(draw.between(0, 3) * 10 * DAY), instant(draw));
        SortedMap<Milestone, Instant> milestones = new TreeMap<>();
        for (Milestone milestone : Milestone.values()) {
            if (draw.chance(60)) {
                milestones.put(milestone, instant(draw));
            }
        }
        Optional<Opportunity> opportunity = kind == Kind.DEAL_WON && draw.chance(80)
                ? Optional.of(new Opportunity(draw.between(Math.min(1, people.size()), people.size()),
                        draw.chance(50) ? Optional.of(instant(draw)) : Optional.empty()))
                : Optional.empty();
        return new Bought(new Conversion(id, kind, people.isEmpty() ? "" : people.get(0), at,
                new Money(minor(draw), new Currency("USD")), List.of(), milestones, opportunity), List.copyOf(people));
    }

    private static long minor(Draw draw) {
        return draw.pick(0L, 1L, 9_999L, -100_000L, draw.between(-1_000_000L, 100_000_000L), Long.MAX_VALUE);
    }

    private static Instant instant(Draw draw) {
        return END.minusMillis(draw.pick(draw.between(0, 40) * DAY, draw.between(-1L, 1L),
                30 * DAY + draw.between(-1L, 1L), draw.between(-8, 160) * DAY / 4));
    }
}
