package outlay.journey;

import outlay.base.Interned;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;
import outlay.base.Texts;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.identity.NullLike;

/// Every event as a row of numbers: about 37 bytes and its id. It only grows.
final class Visits {
    static final int NO_PAGE = -1;
    static final int NO_NAME = -1;
    static final int NO_CLICK = -1;

    private final Longs at;
    private final Ints visitors;
    private final Ints pages;
    private final Ints names;
    /// Twice the number of the tracked click that led there, and one more where it is the click itself.
    private final Ints clicks;
    private final CountryColumn countries;
    private final Texts ids;
    private final Landings landings;
    private final Interned knownNames;
    private final Interned knownClicks;
    /// The last row of each visitor, and behind each row the one before: numbers from 1, 0 for none.
    private final Ints heads = new Ints();
    private final Ints behind = new Ints();

    Visits(long seed) {
        at = new Longs();
        visitors = new Ints();
        pages = new Ints();
        names = new Ints();
        clicks = new Ints();
        countries = new CountryColumn();
        ids = new Texts();
        landings = new Landings();
        knownNames = new Interned(seed);
        knownClicks = new Interned(seed);
    }

    private Visits(Tape.In in, long seed) {
        at = Longs.load(in);
        visitors = Ints.load(in);
        pages = Ints.load(in);
        names = Ints.load(in);
        clicks = Ints.load(in);
        countries = CountryColumn.load(in);
        ids = Texts.load(in);
        landings = Landings.load(in);
        knownNames = Interned.load(in, seed);
        knownClicks = Interned.load(in, seed);
        for (int row = 0; row < visitors.size(); row++) {
            hang(row);
        }
    }

    void save(Tape.Out out) {
        at.save(out);
        visitors.save(out);
        pages.save(out);
        names.save(out);
        clicks.save(out);
        countries.save(out);
        ids.save(out);
        landings.save(out);
        knownNames.save(out);
        knownClicks.save(out);
    }

    static Visits load(Tape.In in, long seed) {
        return new Visits(in, seed);
    }

    /// @param visitor who it was, or -1
    void add(Event event, int visitor) {
        at.add(event.at().toEpochMilli());
        visitors.add(visitor);
        pages.add(event.countsAsTouch() && hasPage(event) ? landings.add(event.landing()) : NO_PAGE);
        names.add(event.countsAsTouch() && event.type() == Event.Type.TRACK && event.sale().isEmpty()
                ? knownNames.add(CampaignDirectory.fold(event.name()))
                : NO_NAME);
        clicks.add(event.countsAsTouch() ? click(event) : NO_CLICK);
        countries.add(event.visitorCountry());
        ids.add(event.id());
        hang(ids.size() - 1);
    }

    private void hang(int row) {
        int visitor = visitors.get(row);
        while (heads.size() <= visitor) {
            heads.add(0);
        }
        behind.add(visitor < 0 ? 0 : heads.get(visitor));
        if (visitor >= 0) {
            heads.set(visitor, row + 1);
        }
    }

    /// Adds all rows of a visitor, in the order in which they came.
    void rowsOf(int visitor, Ints rows) {
        int count = 0;
        int last = visitor < heads.size() ? heads.get(visitor) : 0;
        for (int row = last; row > 0; row = behind.get(row - 1)) {
            rows.add(row - 1);
            count++;
        }
        int from = rows.size() - count;
        for (int i = 0; i < count / 2; i++) {
            int moved = rows.get(from + i);
            rows.set(from + i, rows.get(from + count - 1 - i));
            rows.set(from + count - 1 - i, moved);
        }
    }

    int size() {
        return at.size();
    }

    /// When, in ms.
    long at(int row) {
        return at.get(row);
    }

    int visitor(int row) {
        return visitors.get(row);
    }

    /// Which of the [#landings()] the page had, or [#NO_PAGE].
    int page(int row) {
        return pages.get(row);
    }

    /// Which name a tracked event has that is no sale, or [#NO_NAME].
    int name(int row) {
        return names.get(row);
    }

    /// The number of an event's name, letter case and blanks aside, or [#NO_NAME] where no event has it.
    int named(String name) {
        return knownNames.find(CampaignDirectory.fold(name));
    }

    /// The number of the tracked click that led to a page or is the row itself, or [#NO_CLICK].
    int click(int row) {
        return clicks.get(row) == NO_CLICK ? NO_CLICK : clicks.get(row) >> 1;
    }

    /// Whether the row is a click on a tracked link itself.
    boolean isClick(int row) {
        return clicks.get(row) != NO_CLICK && (clicks.get(row) & 1) == 1;
    }

    /// Where it came from, as [outlay.base.Country] numbers it.
    int country(int row) {
        return countries.number(row);
    }

    String id(int row) {
        return ids.get(row);
    }

    Landings landings() {
        return landings;
    }

    /// By (at, id).
    int compare(int one, int other) {
        int byTime = Long.compare(at.get(one), at.get(other));
        return byTime != 0 || one == other ? byTime : id(one).compareTo(id(other));
    }

    private int click(Event event) {
        String click = event.landing().trackedClick();
        return NullLike.saysNothing(click)
                ? NO_CLICK
                : 2 * knownClicks.add(click) + (event.clicksLink() ? 1 : 0);
    }

    private static boolean hasPage(Event event) {
        Landing landing = event.landing();
        return event.type() == Event.Type.PAGE || event.type() == Event.Type.SCREEN || !landing.url().isEmpty()
                || !landing.tags().isEmpty() || !landing.clickIds().isEmpty();
    }
}
