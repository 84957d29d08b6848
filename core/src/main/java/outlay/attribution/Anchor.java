package outlay.attribution;

import java.util.Locale;
import java.util.Optional;
import outlay.journey.JourneyColumns;
import outlay.journey.Milestone;

/// A touch that stands out of its path, by its place or by a step of the company that it led to.
public sealed interface Anchor permits Anchor.Place, Anchor.Step {
    /// No honest path has more touches that anybody could weigh one by one.
    int MOST_PLACE = 1_000;

    /// How a label names it: "first", "last", "2", "-2", "lead".
    String key();

    /// Its touch of the path, or -1 where the path has none.
    int touch(Path path);

    /// Anchors in a label are in the order of these.
    int rank();

    static Anchor parse(String key) {
        if (key.equals("first")) {
            return new Place(1);
        }
        if (key.equals("last")) {
            return new Place(-1);
        }
        Optional<Anchor> step = step(key);
        if (step.isPresent()) {
            return step.get();
        }
        if (key.matches("-?[1-9][0-9]{0,3}")) {
            return new Place(Integer.parseInt(key));
        }
        throw new IllegalArgumentException("\"" + key + "\" is no place in a path; write first, last, a number like 2 "
                + "or -2, lead, mql, sql, opportunity, won, or * for all other touches together");
    }

    private static Optional<Anchor> step(String key) {
        for (Milestone milestone : Milestone.values()) {
            Step step = new Step(milestone);
            if (step.key().equals(key)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /// The touch at a place, counted from 1, or from -1 backwards.
    record Place(int position) implements Anchor {
        public Place {
            if (position == 0 || Math.abs(position) > MOST_PLACE) {
                throw new IllegalArgumentException("place " + position + " must be from 1 to " + MOST_PLACE
                        + ", or from -1 to -" + MOST_PLACE + " counted from the last touch");
            }
        }

        @Override
        public String key() {
            return position == 1 ? "first" : position == -1 ? "last" : String.valueOf(position);
        }

        @Override
        public int touch(Path path) {
            int touch = position > 0 ? position - 1 : path.size() + position;
            return touch < path.size() ? Math.max(touch, -1) : -1;
        }

        @Override
        public int rank() {
            return position > 0 ? position : 3 * MOST_PLACE + position;
        }
    }

    /// The last touch at or before a milestone; the first touch where there is none; none where the milestone is not
    /// known.
    record Step(Milestone milestone) implements Anchor {
        @Override
        public String key() {
            return milestone.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public int touch(Path path) {
            long reached = path.milestone(milestone);
            if (reached == JourneyColumns.NEVER) {
                return -1;
            }
            int touch = path.size() - 1;
            while (touch > 0 && path.at(touch) > reached) {
                touch--;
            }
            return touch;
        }

        @Override
        public int rank() {
            return MOST_PLACE + 1 + milestone.ordinal();
        }
    }
}
