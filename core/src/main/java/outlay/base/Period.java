package outlay.base;

/// The days from `from` to `to`, both included.
public record Period(Day from, Day to) {
    public Period {
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("the period ends (" + to + ") before it begins (" + from + ")");
        }
    }

    public boolean contains(Day day) {
        return from.compareTo(day) <= 0 && day.compareTo(to) <= 0;
    }

    public int days() {
        return to.epochDay() - from.epochDay() + 1;
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
