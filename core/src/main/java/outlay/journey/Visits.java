package outlay.journey;

import outlay.base.Interned;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;
import outlay.base.Texts;
import outlay.fact.Event;
import outlay.fact.Landing;

/// Every event as a row of numbers: about 25 bytes and its id. It only grows.
final class Visits {
    static final int NO_PAGE = -1;
    static final int NO_NAME = -1;

    private final Longs at;
    private final Ints visitors;
    private final Ints pages;
    private final Ints names;
    private final Texts ids;
    private final Landings landings;
    private final Interned knownNames;

    Visits(long seed) {
        at = new Longs();
        visitors = new Ints();
        pages = new Ints();
        names = new Ints();
        ids = new Texts();
        landings = new Landings();
        knownNames = new Interned(seed);
    }

    private Visits(Tape.In in, long seed) {
        at = Longs.load(in);
        visitors = Ints.load(in);
        pages = Ints.load(in);
        names = Ints.load(in);
        ids = Texts.load(in);
        landings = Landings.load(in);
        knownNames = Interned.load(in, seed);
    }

    void save(Tape.Out out) {
        at.save(out);
        visitors.save(out);
        pages.save(out);
        names.save(out);
        ids.save(out);
        landings.save(out);
        knownNames.save(out);
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
        ids.add(event.id());
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

    private static boolean hasPage(Event event) {
        Landing landing = event.landing();
        return event.type() == Event.Type.PAGE || event.type() == Event.Type.SCREEN || !landing.url().isEmpty()
                || !landing.tags().isEmpty() || !landing.clickIds().isEmpty();
    }
}
