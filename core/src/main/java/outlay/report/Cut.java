package outlay.report;

import java.util.List;

/// A row of a breakdown, to be opened: what its rows are, and what its columns say in their order, "" where they say
/// nothing.
///
/// What [Books#conversions(Question, Cell, Cut, outlay.funnel.FunnelRules)] finds behind it sums to the row's leads,
/// conversions and revenue, to the last unit.
public record Cut(Breakdown.By by, List<String> texts) {
    public Cut {
        texts = List.copyOf(texts);
        if (texts.size() != by.columns().size()) {
            throw new IllegalArgumentException("a row of " + by + " says " + by.columns());
        }
    }

    public static Cut of(Breakdown.By by, Answer.Row row) {
        return new Cut(by, by.columns().stream().map(row::text).toList());
    }
}
