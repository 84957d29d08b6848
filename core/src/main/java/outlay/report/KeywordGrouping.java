package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Day;
import outlay.journey.Keyword;
import outlay.journey.Touch;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// The rows of a report by platform, each keyword apart; what has none stands in a row of its platform without one.
final class KeywordGrouping extends Grouping {
    private final int[] rowOf;
    private final List<SortedMap<String, String>> keys = new ArrayList<>();

    KeywordGrouping(Filter filter, List<Touch.Source> sources) {
        super(By.PLATFORMS, filter, sources);
        rowOf = new int[sources.size()];
        Map<List<String>, Integer> rows = new HashMap<>();
        for (int i = 0; i < rowOf.length; i++) {
            if (covers(i)) {
                Touch.Source source = sources.get(i);
                rowOf[i] = rows.computeIfAbsent(identity(source), added -> rows.size());
                name(rowOf[i], source);
            }
        }
    }

    /// Its platform and its keyword, as they tell rows apart.
    static List<String> identity(Touch.Source source) {
        return List.of(platform(source), Keyword.folded(source.keyword()));
    }

    private void name(int row, Touch.Source source) {
        if (row == keys.size()) {
            keys.add(new TreeMap<>(Map.of("platform", platform(source))));
        }
        // Of several spellings the first in the alphabet, so that the order of facts never shows.
        keys.get(row).merge("keyword", source.keyword(), (a, b) -> b.compareTo(a) < 0 ? b : a);
    }

    @Override
    int group(int source, Day day) {
        return covers(source) ? rowOf[source] : NONE;
    }

    @Override
    SortedMap<String, String> keys(int group) {
        return Collections.unmodifiableSortedMap(keys.get(group));
    }
}
