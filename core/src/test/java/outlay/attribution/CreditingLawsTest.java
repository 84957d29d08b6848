package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import outlay.base.Money;
import outlay.journey.Crowd;
import outlay.journey.Crowd.Bought;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Opportunity;
import outlay.journey.JourneyColumns;
import outlay.journey.Milestone;
import outlay.journey.Touch;
import outlay.testkit.Property;

/// What holds for every rule, whatever the people did.
class CreditingLawsTest {
    private static final String NONE = "none";

    @Test
    void onlyTouchesOfItsPeopleInTheWindowBeforeItEarnAnything() {
        Property.check(3_000, 31, draw -> {
            Crowd crowd = Crowd.random(draw);
            Attribution attribution = Attributions.any(draw);
            JourneyColumns columns = crowd.columns();
            Crediting crediting = new Crediting(columns, attribution);
            for (int i = 0; i < columns.conversions(); i++) {
                crediting.turnTo(i);
                Bought bought = crowd.bought().get(i);
                for (int j = 0; j < crediting.path().size(); j++) {
                    int touch = crediting.path().touch(j);
                    assertThat(columns.touchAt(touch)).isBetween(columns.conversionAt(i)
                            - attribution.eligibility().lookbackDays() * Crowd.DAY, columns.conversionAt(i));
                    assertThat(bought.people()).contains(columns.personName(columns.personOf(touch)));
                }
            }
        });
    }

    @Test
    void noTouchEarnsMoreThanTheWholeOrAgainstItsSign() {
        Property.check(3_000, 32, draw -> {
            Crowd crowd = Crowd.random(draw);
            Map<String, Long> credits = credits(crowd, Attributions.any(draw));
            for (Bought bought : crowd.bought()) {
                long whole = bought.conversion().value().minor();
                credits.forEach((key, part) -> {
                    if (key.startsWith(bought.conversion().id() + " ")) {
                        assertThat(part).isBetween(Math.min(0, whole), Math.max(0, whole));
                    }
                });
            }
        });
    }

    @Test
    void everyVerdictThatCountsIsOnThePathAndNoOther() {
        Property.check(3_000, 33, draw -> {
            Crowd crowd = Crowd.random(draw);
            JourneyColumns columns = crowd.columns();
            Crediting crediting = new Crediting(columns, Attributions.any(draw));
            for (int i = 0; i < columns.conversions(); i++) {
                int[] touches = columns.touchesOf(columns.party(i)).toArray();
                List<Verdict> verdicts = crediting.verdicts(i);
                assertThat(verdicts).hasSameSizeAs(touches);
                List<Integer> counted = new ArrayList<>();
                for (int j = 0; j < touches.length; j++) {
                    if (verdicts.get(j) == Verdict.COUNTS) {
                        counted.add(touches[j]);
                    }
                }
                List<Integer> path = new ArrayList<>();
                for (int j = 0; j < crediting.path().size(); j++) {
                    path.add(crediting.path().touch(j));
                }
                assertThat(path).isEqualTo(counted);
            }
        });
    }

    @Test
    void aSingleTouchGetsEverythingAndLinearPartsDifferByOneUnitAtMost() {
        Property.check(3_000, 34, draw -> {
            Crowd crowd = Crowd.random(draw);
            JourneyColumns columns = crowd.columns();
            Model model = draw.chance(50) ? draw.pick(Model.ALL) : Attributions.own(draw);
            Crediting crediting = new Crediting(columns, new Attribution(model, 40));
            Crediting linear = new Crediting(columns, new Attribution(Model.LINEAR, 40));
            for (int i = 0; i < columns.conversions(); i++) {
                crediting.turnTo(i);
                linear.turnTo(i);
                if (!linear.none()) {
                    long[] parts = Journeys.parts(linear, columns.minor(i));
                    assertThat(Arrays.stream(parts).max().orElseThrow() - Arrays.stream(parts).min().orElseThrow())
                            .isBetween(0L, 1L);
                    if (parts.length == 1) {
                        assertThat(Journeys.parts(crediting, columns.minor(i))).as(model.label())
                                .containsExactly(columns.minor(i));
                    }
                }
            }
        });
    }

    @Test
    void anOlderTouchNeverWeighsMoreUnderTimeDecay() {
        Property.check(3_000, 35, draw -> {
            JourneyColumns columns = Crowd.random(draw).columns();
            Crediting decay = new Crediting(columns, new Attribution(Model.TIME_DECAY, 40));
            for (int i = 0; i < columns.conversions(); i++) {
                decay.turnTo(i);
                assertThat(Journeys.weights(decay)).isSorted();
            }
        });
    }

    @Test
    void whatStrangersDoChangesNobodysCredit() {
        Property.check(3_000, 36, draw -> {
            Crowd crowd = Crowd.random(draw);
            Crowd strangers = changed(Crowd.random(draw), name -> "x" + name, 0, 1);
            Attribution attribution = Attributions.any(draw);
            SortedMap<String, List<Touch>> people = new TreeMap<>(strangers.people());
            people.putAll(crowd.people());
            List<Bought> bought = new ArrayList<>(crowd.bought());
            bought.addAll(strangers.bought());
            Map<String, Long> expected = new TreeMap<>(credits(crowd, attribution));
            expected.putAll(credits(strangers, attribution));
            assertThat(credits(new Crowd(people, bought), attribution)).isEqualTo(expected);
        });
    }

    @Test
    void otherNamesAndAnotherMonthGiveTheSameCredits() {
        Property.check(3_000, 37, draw -> {
            Crowd crowd = Crowd.random(draw);
            Attribution attribution = Attributions.any(draw);
            long weeks = draw.between(-500L, 500L) * 7 * Crowd.DAY;
            Map<String, Long> expected = new TreeMap<>();
            credits(crowd, attribution).forEach((key,
                    part) -> expected.put("z" + (key.endsWith(NONE) ? key : key.replace(" ", " z")), part));
            assertThat(credits(changed(crowd, name -> "z" + name, weeks, 1), attribution)).isEqualTo(expected);
        });
    }

    /// A part lies less than one unit from its exact share. Of k times the whole it lies less than one unit from k
    /// times that share, so it lies less than k + 1 units from k times the part.
    @Test
    void kTimesTheValueGivesKTimesTheCreditButForTheRounding() {
        Property.check(3_000, 38, draw -> {
            Crowd crowd = Crowd.random(draw);
            Attribution attribution = Attributions.any(draw);
            int k = draw.between(2, 9);
            Crowd once = changed(crowd, name -> name, 0, 1, 1_000_000_000L);
            Map<String, Long> credits = credits(once, attribution);
            credits(changed(once, name -> name, 0, k), attribution).forEach((key,
                    part) -> assertThat(part - k * credits.getOrDefault(key, 0L)).as(key).isBetween((long) -k,
                            (long) k));
        });
    }

    /// Each of the three parts lies less than one unit from its exact share, and the shares of the halves sum to that
    /// of the whole, so their parts miss its part by at most two units.
    @Test
    void twoHalvesOfOneMomentEarnWhatTheWholeDoesButForTheRounding() {
        Property.check(3_000, 39, draw -> {
            Crowd crowd = changed(Crowd.random(draw), name -> name, 0, 1, 1_000_000_000L);
            Attribution attribution = Attributions.any(draw);
            List<Bought> halves = new ArrayList<>();
            for (Bought bought : crowd.bought()) {
                long half = bought.conversion().value().minor() / 2;
                halves.add(worth(bought, bought.conversion().id(), half));
                halves.add(worth(bought, bought.conversion().id() + "'", bought.conversion().value().minor() - half));
            }
            Map<String, Long> sums = new TreeMap<>();
            credits(new Crowd(crowd.people(), halves), attribution)
                    .forEach((key, part) -> sums.merge(key.replace("'", ""), part, Long::sum));
            Map<String, Long> whole = credits(crowd, attribution);
            assertThat(sums.keySet()).isEqualTo(whole.keySet());
            sums.forEach((key, part) -> assertThat(part - whole.getOrDefault(key, 0L)).as(key).isBetween(-2L, 2L));
        });
    }

    /// By "conversion touch", or "conversion none" where it stays unattributed.
    private static Map<String, Long> credits(Crowd crowd, Attribution attribution) {
        JourneyColumns columns = crowd.columns();
        Crediting crediting = new Crediting(columns, attribution);
        Map<String, Long> credits = new TreeMap<>();
        for (int i = 0; i < columns.conversions(); i++) {
            crediting.turnTo(i);
            long[] parts = Journeys.parts(crediting, columns.minor(i));
            for (int j = 0; j < parts.length; j++) {
                credits.put(columns.conversionId(i) + " " + columns.touchId(crediting.path().touch(j)), parts[j]);
            }
            if (crediting.none()) {
                credits.put(columns.conversionId(i) + " " + NONE, columns.minor(i));
            }
        }
        return credits;
    }

    private static Crowd changed(Crowd crowd, UnaryOperator<String> name, long millis, int times) {
        return changed(crowd, name, millis, times, Long.MAX_VALUE);
    }

    /// The crowd with other names, at other times, with so many times the value, cut to at most so much.
    private static Crowd changed(Crowd crowd, UnaryOperator<String> name, long millis, int times, long most) {
        SortedMap<String, List<Touch>> people = new TreeMap<>();
        crowd.people().forEach((person, touches) -> people.put(name.apply(person), touches.stream()
                .map(touch -> new Touch(name.apply(touch.id()), touch.at().plusMillis(millis), touch.source(),
                        touch.view()))
                .toList()));
        List<Bought> all = new ArrayList<>();
        for (Bought one : crowd.bought()) {
            Conversion of = one.conversion();
            SortedMap<Milestone, Instant> milestones = new TreeMap<>();
            of.milestones().forEach((step, at) -> milestones.put(step, at.plusMillis(millis)));
            Money value = new Money(Math.multiplyExact(Math.min(of.value().minor(), most), times),
                    of.value().currency());
            all.add(new Bought(new Conversion(name.apply(of.id()), of.kind(), name.apply(of.person()),
                    of.at().plusMillis(millis), value, List.of(), milestones,
                    of.opportunity().map(deal -> new Opportunity(deal.named(),
                            deal.previousClose().map(at -> at.plusMillis(millis))))),
                    one.people().stream().map(name).toList()));
        }
        return new Crowd(people, all);
    }

    private static Bought worth(Bought bought, String id, long minor) {
        Conversion of = bought.conversion();
        return new Bought(new Conversion(id, of.kind(), of.person(), of.at(), new Money(minor, of.value().currency()),
                List.of(), of.milestones(), of.opportunity()), bought.people());
    }
}
