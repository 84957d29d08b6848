package outlay.journey;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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

    private static final int NONE_YET = -1;

    private final Visits visits;
    private final Persons persons;
    private final ColumnsBuilder columns;
    private final Came[] cameOf;
    private final int[] sourceOf;
    private final Set<Integer> viewNames = new HashSet<>();
    /// The tracked clicks that are touches: a click's number, and behind it that of who clicked.
    private final Set<Long> clicksOfPeople = new HashSet<>();
    /// The touches, visitor after visitor.
    private final Ints rows = new Ints();
    private final Ints groups = new Ints();

    private Touches(Visits visits, Persons persons, CampaignDirectory campaigns, ColumnsBuilder columns) {
        this.visits = visits;
        this.persons = persons;
        this.columns = columns;
        Landings landings = visits.landings();
        Sources sources = new Sources(campaigns);
        cameOf = new Came[landings.size()];
        sourceOf = new int[landings.size()];
        for (int i = 0; i < cameOf.length; i++) {
            cameOf[i] = sources.of(landings.get(i));
            sourceOf[i] = NONE_YET;
        }
        VIEW_EVENTS.forEach(name -> viewNames.add(visits.named(name)));
        viewNames.remove(Visits.NO_NAME);
    }

    /// Adds every person who has touches, with the touches in the order of (at, id).
    ///
    /// @param visits read as far as they go now
    /// @return by [Persons]' number of a person the number in the columns, or -1
    static int[] into(ColumnsBuilder columns, Visits visits, Persons persons, CampaignDirectory campaigns) {
        Touches touches = new Touches(visits, persons, campaigns, columns);
        touches.openAll();
        return touches.addPeople();
    }

    private void openAll() {
        int size = visits.size();
        int[] visitorOf = new int[size];
        for (int row = 0; row < size; row++) {
            visitorOf[row] = visits.visitor(row);
            if (visits.isClick(row) && visitorOf[row] >= 0) {
                clicksOfPeople.add(clickOf(row, groupOf(row)));
            }
        }
        int[] starts = Slices.starts(visitorOf, size, persons.visitors());
        int[] byVisitor = Slices.members(visitorOf, size, starts);
        for (int visitor = 0; visitor < persons.visitors(); visitor++) {
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
            Came came = cameOf[page];
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
        rows.add(row);
        groups.add(groupOf(row));
    }

    /// Whose event it is: on a device of several people, of whoever was there at the time.
    private int groupOf(int row) {
        return persons.groupAt(visits.visitor(row), visits.at(row));
    }

    private int[] addPeople() {
        int[] groupOf = groups.toArray();
        int[] starts = Slices.starts(groupOf, rows.size(), persons.visitors());
        int[] touches = Slices.members(groupOf, rows.size(), starts);
        int[] personOf = new int[persons.visitors()];
        for (int group = 0; group < personOf.length; group++) {
            personOf[group] = NONE_YET;
            if (starts[group] < starts[group + 1]) {
                Slices.sort(touches, starts[group], starts[group + 1],
                        (one, other) -> visits.compare(rows.get(one), rows.get(other)));
                personOf[group] = columns.person(group);
                for (int i = starts[group]; i < starts[group + 1]; i++) {
                    int row = rows.get(touches[i]);
                    columns.touch(visits.at(row), source(visits.page(row)), view(row), row);
                }
            }
        }
        return personOf;
    }

    private int source(int page) {
        if (sourceOf[page] == NONE_YET) {
            sourceOf[page] = columns.source(cameOf[page].source());
        }
        return sourceOf[page];
    }

    /// A site that changes pages without loading them reports the landing's referrer again with each; without the
    /// landing's tags it would look like another origin.
    private static boolean onlyReferrer(Landing landing, String referrer) {
        return landing.tags().isEmpty() && landing.clickIds().isEmpty() && landing.referrer().equals(referrer);
    }

    /// The origin of a page, and what it amounts to. Another click on the same ad within a session is the same origin.
    private record Came(Origin origin, Touch.Source source) {
        static final Came DIRECTLY = new Came(Origin.DIRECT,
                new Touch.Source(Touch.DIRECT, Touch.Placement.NONE));

        boolean sameAs(Came other) {
            return origin.source().equalsIgnoreCase(other.origin.source())
                    && origin.medium().equalsIgnoreCase(other.origin.medium()) && source.equals(other.source);
        }
    }

    /// What landings amount to, each combination of tags and origin worked out once.
    private static final class Sources {
        private final CampaignDirectory campaigns;
        private final Map<Tagged, Came> known = new HashMap<>();

        Sources(CampaignDirectory campaigns) {
            this.campaigns = campaigns;
        }

        Came of(Landing landing) {
            Origin origin = Origin.of(landing);
            return origin.direct()
                    ? Came.DIRECTLY
                    : known.computeIfAbsent(new Tagged(landing.tags(), origin),
                            tagged -> new Came(origin, campaigns.sourceOf(landing, origin)));
        }

        private record Tagged(SortedMap<String, String> tags, Origin origin) {}
    }
}
