package outlay.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey.Kind;
import outlay.metric.Figures;

/// The conversions behind a cell of a report, with what each of them gives to it.
///
/// In every currency the lines sum to the leads, conversions and revenue of the cell, to the last unit.
///
/// @param lines  the newest conversion first
/// @param totals of all lines, by currency
public record Contributions(Question question, Cell cell, List<Line> lines, SortedMap<Currency, Figures> totals) {
    /// The order of lines: the newest first, then by id and currency.
    static final Comparator<Mark> ORDER = Comparator.comparing(Mark::at).reversed().thenComparing(Mark::conversion)
            .thenComparing(Mark::currency);

    /// What one conversion gives.
    ///
    /// @param person   who converted, by the identifier that names them; "" where that is not known
    /// @param value    of the whole conversion, in its own currency
    /// @param currency of the credited money
    /// @param credited leads, conversions and revenue, refunds taken off
    public record Line(String conversion, Kind kind, String person, Instant at, Money value, Currency currency,
            Figures credited) {
        public Mark mark() {
            return new Mark(at, conversion, currency);
        }
    }

    /// A place in the list, behind which it can be read on, whatever has come in meanwhile.
    public record Mark(Instant at, String conversion, Currency currency) {}

    /// Lines one after the other, and where to read on if there are more.
    public record Page(List<Line> lines, Optional<Mark> next) {}

    /// @param after the mark that the page before ended with
    /// @param limit how many lines, at least 1
    public Page page(Optional<Mark> after, int limit) {
        List<Line> left = after
                .map(mark -> lines.stream().filter(line -> ORDER.compare(line.mark(), mark) > 0).toList())
                .orElse(lines);
        List<Line> page = left.subList(0, Math.min(limit, left.size()));
        return new Page(List.copyOf(page),
                left.size() > page.size() ? Optional.of(page.get(page.size() - 1).mark()) : Optional.empty());
    }
}
