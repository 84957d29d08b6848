package outlay.journey;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import outlay.base.Ints;
import outlay.base.Slices;
import outlay.fact.Landing;
import outlay.identity.Persons;

/// The touches of every person: each time that one of their devices came to the site, and from where.
///
/// A touch opens at a visitor's first page, at a page after more than 30 quiet minutes, and at a page that another
/// origin led to. Signing in, ordering and other events without a page keep a session alive and open none. An ad that
/// was seen is a touch beside all sessions. A click on a tracked link is a touch, and the page that it led the same
/// person to is none, whichever of the two is dated or came in first.
final class Touches {
    /// The session time-out of every analytics tool.
    static final Duration SESSION = Duration.ofMinutes(30);
    /// Names of events that tell of an ad that was seen and not clicked, letter case aside.
    static final Set<String> VIEW_EVENTS = Set.of("Ad Viewed", "Ad Impression", "view_through");

    private final Visits visits;
    private final Persons persons;
    private final WaysIn ways;
    private final IntPredicate wanted;
    private final Set<Integer> viewNames = new HashSet<>();
    /// The tracked clicks that are touches: a click's number, and behind it that of who clicked.
    private final Set<Long> clicksOfPeople = new HashSet<>();
    /// The touches, visitor after visitor.
    private final Ints rows = new Ints();
    private final Ints groups = new Ints();

    /// @param wanted whose touches are wanted, of the people whose visits are looked at
    private Touches(Visits visits, Persons persons, WaysIn ways, IntPredicate wanted) {
        this.visits = visits;
        this.persons = persons;
        this.ways = ways;
        this.wanted = wanted;
        VIEW_EVENTS.forEach(name -> viewNames.add(visits.named(name)));
        viewNames.remove(Visits.NO_NAME);
    }

    /// Everybody's touches.
    ///
    /// @param visits read as far as they go now
    /// @param ways   of all landings
    static PeopleTouches all(Visits visits, Persons persons, WaysIn ways) {
        int[] visitorOf = new int[visits.size()];
        for (int row = 0; row < visitorOf.length; row++) {
            visitorOf[row] = visits.visitor(row);
        }
        int[] starts = Slices.starts(visitorOf, visitorOf.length, persons.visitors());
        Touches touches = new Touches(visits, persons, ways, group -> true);
        touches.openAll(Slices.members(visitorOf, visitorOf.length, starts), starts);
        return touches.people(persons.visitors(), place -> place, group -> group);
    }

    /// Some people's touches.
    ///
    /// @param people   whose
    /// @param visitors all those of whose events some may be theirs
    static PeopleTouches of(Visits visits, Persons persons, WaysIn ways, BitSet people, BitSet visitors) {
        Ints theirs = new Ints();
        int[] starts = new int[visitors.cardinality() + 1];
        int count = 0;
        for (int visitor = visitors.nextSetBit(0); visitor >= 0; visitor = visitors.nextSetBit(visitor + 1)) {
            visits.rowsOf(visitor, theirs);
            starts[++count] = theirs.size();
        }
        Touches touches = new Touches(visits, persons, ways, people::get);
        touches.openAll(theirs.toArray(), starts);
        int[] numbers = people.stream().toArray();
        return touches.people(numbers.length, place -> numbers[place], group -> Arrays.binarySearch(numbers, group));
    }

    /// @param byVisitor rows, visitor after visitor
    /// @param starts    where each visitor's begin, and one more for the end
    private void openAll(int[] byVisitor, int[] starts) {
        for (int row : byVisitor) {
            if (visits.isClick(row)) {
                clicksOfPeople.add(clickOf(row, groupOf(row)));
            }
        }
        for (int visitor = 0; visitor + 1 < starts.length; visitor++) {
            Slices.sort(byVisitor, starts[visitor], starts[visitor + 1], visits::compare);
            open(byVisitor, starts[visitor], starts[visitor + 1]);
        }
    }

    /// Opens the touches of one visitor, whose events are given in their order.
    private void open(int[] events, int from, int to) {
        boolean open = false;
        long before = 0;
        Came current = Came.DIRECTLY;
        String referrer = "";
        for (int i = from; i < to; i++) {
            int row = events[i];
            int page = visits.page(row);
            if (page != Visits.NO_PAGE && view(row)) {
                if (first(events, from, i)) {
                    touch(row);
                }
                continue;
            }
            if (open && visits.at(row) - before > SESSION.toMillis()) {
                open = false;
            }
            before = visits.at(row);
            if (page == Visits.NO_PAGE) {
                continue;
            }
            Came came = ways.get(page);
            Landing landing = visits.landings().get(page);
            boolean another = !came.origin().direct() && !came.sameAs(current) && !onlyReferrer(landing, referrer);
            boolean arrived = !open || another;
            if (visits.isClick(row) ? first(events, from, i) : arrived && !clickedBy(row)) {
                touch(row);
            }
            if (arrived) {
                current = came;
                referrer = landing.referrer();
                open = true;
            }
        }
    }

    /// Whether an event is no repetition of the one before it.
    private boolean first(int[] events, int from, int i) {
        return i == from || events[i - 1] != events[i] && !visits.id(events[i - 1]).equals(visits.id(events[i]));
    }

    /// Whether the click that led to a page is a touch of the same person already.
    private boolean clickedBy(int row) {
        return visits.click(row) != Visits.NO_CLICK && clicksOfPeople.contains(clickOf(row, groupOf(row)));
    }

    private long clickOf(int row, int group) {
        return (long) visits.click(row) << Integer.SIZE | group;
    }

    private boolean view(int row) {
        return !viewNames.isEmpty() && viewNames.contains(visits.name(row));
    }

    private void touch(int row) {
        int group = groupOf(row);
        if (wanted.test(group)) {
            rows.add(row);
            groups.add(group);
        }
    }

    /// Whose event it is: on a device of several people, of whoever was there at the time.
    private int groupOf(int row) {
        return persons.groupAt(visits.visitor(row), visits.at(row));
    }

    /// @param most     how many people there may be
    /// @param numberOf a person's number by their place among these, in the order of the numbers
    /// @param placeOf  the place by the number
    private PeopleTouches people(int most, IntUnaryOperator numberOf, IntUnaryOperator placeOf) {
        int[] placeOfTouch = new int[rows.size()];
        Arrays.setAll(placeOfTouch, i -> placeOf.applyAsInt(groups.get(i)));
        int[] starts = Slices.starts(placeOfTouch, placeOfTouch.length, most);
        int[] touches = Slices.members(placeOfTouch, placeOfTouch.length, starts);
        Arrays.setAll(touches, i -> rows.get(touches[i]));
        Ints people = new Ints();
        Ints begins = new Ints();
        for (int place = 0; place < most; place++) {
            if (starts[place] < starts[place + 1]) {
                Slices.sort(touches, starts[place], starts[place + 1], visits::compare);
                people.add(numberOf.applyAsInt(place));
                begins.add(starts[place]);
            }
        }
        begins.add(touches.length);
        long[] at = new long[touches.length];
        int[] marks = new int[touches.length];
        for (int i = 0; i < touches.length; i++) {
            at[i] = visits.at(touches[i]);
            marks[i] = 2 * visits.page(touches[i]) + (view(touches[i]) ? 1 : 0);
        }
        return new PeopleTouches(people.toArray(), begins.toArray(), touches, at, marks);
    }

    /// A site that changes pages without loading them reports the landing's referrer again with each; without the
    /// landing's tags it would look like another origin.
    private static boolean onlyReferrer(Landing landing, String referrer) {
        return landing.tags().isEmpty() && landing.clickIds().isEmpty() && landing.referrer().equals(referrer);
    }
}
