package outlay.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.journey.Touch;
import outlay.metric.Figures;

/// The rows of reports behind what a cell cost, with what each of them gives to it.
///
/// In every currency the lines sum to the spend, impressions, clicks and video views of the cell, to the last unit:
/// every cell of every report and breakdown that knows spend.
///
/// @param lines  the newest day first
/// @param totals of all lines, by currency
public record Expenses(Question question, Cell cell, List<Line> lines, SortedMap<Currency, Figures> totals) {

    public enum Kind {
        /// A row of a report, as it stands.
        ROW,
        /// A commission, as its network charges it.
        COMMISSION,
        /// What a coarser report has beyond the finer ones.
        REST,
        /// A row of a report by keyword, which names money that stands without the keyword elsewhere.
        KEYWORD,
        /// The same taken away from the row without a keyword.
        KEYWORD_TAKEN
    }

    /// What one row gives.
    ///
    /// @param source   channel and place in the hierarchy where it is booked
    /// @param row      what is booked, as the report names it
    /// @param of       the rows of files that it is made of
    /// @param reported what the report says in its own currency, with what finer rows name taken off
    /// @param named    what is taken off; nothing but for the rest of a coarser report
    /// @param rates    by which `reported` was turned into the question's currency, in their order; none otherwise
    /// @param currency of the figures' spend
    public record Line(Kind kind, Touch.Source source, SpendRow row, List<Delivered> of, Micros reported, Micros named,
            List<Rate.Used> rates, Currency currency, Figures figures) {
        public Mark mark() {
            return new Mark(row.day(), row.importId(), row.line(), kind);
        }
    }

    /// Which line of which file says so.
    ///
    /// @param file as the user named it, or whoever delivered it
    public record Delivered(String importId, String file, int line) {}

    /// A place in the list, behind which it can be read on, whatever has come in meanwhile.
    public record Mark(Day day, String importId, int line, Kind kind) implements Comparable<Mark> {
        @Override
        public int compareTo(Mark other) {
            int newest = other.day.compareTo(day);
            int file = newest != 0 ? newest : importId.compareTo(other.importId);
            int place = file != 0 ? file : Integer.compare(line, other.line);
            return place != 0 ? place : kind.compareTo(other.kind);
        }
    }

    /// Lines one after the other, and where to read on if there are more.
    public record Page(List<Line> lines, Optional<Mark> next) {}

    /// @param after the mark that the page before ended with
    /// @param limit how many lines, at least 1
    public Page page(Optional<Mark> after, int limit) {
        List<Line> left = after.map(mark -> lines.stream().filter(line -> line.mark().compareTo(mark) > 0).toList())
                .orElse(lines);
        List<Line> page = left.subList(0, Math.min(limit, left.size()));
        return new Page(List.copyOf(page),
                left.size() > page.size() ? Optional.of(page.get(page.size() - 1).mark()) : Optional.empty());
    }
}
