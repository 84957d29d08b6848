package outlay.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Day;
import outlay.base.Period;
import outlay.journey.Touch;

/// The rows of a report, each week of its days apart.
final class WeeklyGrouping extends Grouping {
    static final String WEEK = "week";
    static final int DAYS = 7;

    private final Period weeks;
    private final int count;

    /// @param weeks whole ones, which are all the days that are asked about
    WeeklyGrouping(Question question, List<Touch.Source> sources, Period weeks) {
        super(question.by(), question.filter(), sources);
        this.weeks = weeks;
        count = weeks.days() / DAYS;
    }

    @Override
    int group(int source, Day day) {
        int whole = super.group(source, day);
        return whole == NONE ? NONE : Math.addExact(Math.multiplyExact(whole, count), week(day));
    }

    /// Those of the whole row, and the week's first day.
    @Override
    SortedMap<String, String> keys(int group) {
        SortedMap<String, String> keys = new TreeMap<>(super.keys(group / count));
        keys.put(WEEK, weeks.from().plus(group % count * DAYS).toString());
        return Collections.unmodifiableSortedMap(keys);
    }

    private int week(Day day) {
        return (day.epochDay() - weeks.from().epochDay()) / DAYS;
    }
}
