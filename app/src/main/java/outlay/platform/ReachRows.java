package outlay.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.Day;
import outlay.base.Period;
import outlay.collect.FileReader.Problem.Severity;
import outlay.collect.FileReader.Source;
import outlay.collect.table.CellFault;
import outlay.collect.table.DayStyle;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.Row;
import outlay.fact.Fact;
import outlay.fact.Reach;

/// Makes facts of the rows of a report of reach.
final class ReachRows {
    private final Source source;
    private final FieldColumns columns;
    private final String platform;
    private final Optional<Period> covered;
    private final NumberStyle numbers;
    private final DayStyle days;
    private final Findings findings;
    private final Map<List<Object>, Integer> seen = new HashMap<>();

    /// @param platform of all rows, or "" where each says it
    /// @param covered  what stands above the header, for tables without columns of days
    ReachRows(Source source, FieldColumns columns, String platform, Optional<Period> covered, NumberStyle numbers,
            DayStyle days, Findings findings) {
        this.source = source;
        this.columns = columns;
        this.platform = platform;
        this.covered = covered;
        this.numbers = numbers;
        this.days = days;
        this.findings = findings;
    }

    void row(Row row, List<Fact> facts) {
        if (Totals.isLabel(row.cell(0), false) || Totals.isLabel(columns.text(row, "campaign"), false)) {
            findings.note(row.line(), "", "totals row left out: reach is no sum", "");
            return;
        }
        if (columns.text(row, "reach").isEmpty()) {
            findings.tally(Severity.NOTE, row.line(), columns.header("reach"),
                    "empty cells read as not reported, not as 0", "");
            return;
        }
        try {
            Reach reach = reach(row);
            Integer before = seen.putIfAbsent(List.of(reach.platform(), reach.accountId(), reach.campaignId(),
                    reach.campaign(), reach.period()), row.line());
            if (before != null) {
                throw new ColumnFault(columns.header("campaign"), new CellFault("line " + before
                        + " has a reach of the same campaign and days already, and parts of reach cannot be added",
                        "Export one row for each campaign, without ad sets, ads or other breakdowns."));
            }
            facts.add(reach);
        } catch (ColumnFault fault) {
            findings.wrong(row.line(), fault.column(), fault.fault());
        }
    }

    private Reach reach(Row row) throws ColumnFault {
        String named = platform.isEmpty() ? PlatformNames.label(columns.text(row, "platform")) : platform;
        if (named.isEmpty()) {
            throw new ColumnFault(columns.header("platform"),
                    new CellFault("the row has no platform", "Fill the cell in, or add --platform."));
        }
        String account = columns.text(row, "account_id");
        return new Reach(source.client(), source.importId(), row.line(), named,
                account.isEmpty() ? source.account().orElse(columns.text(row, "account_name")) : account,
                columns.text(row, "campaign_id"), columns.text(row, "campaign"), period(row), count(row, "reach"),
                columns.text(row, "impressions").isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(count(row, "impressions")));
    }

    private Period period(Row row) throws ColumnFault {
        if (!columns.has("period_start")) {
            return covered.orElseThrow();
        }
        Day from = day(row, "period_start");
        Day to = day(row, "period_end");
        if (to.compareTo(from) < 0) {
            throw new ColumnFault(columns.header("period_end"),
                    new CellFault("the period ends (" + to + ") before it begins (" + from + ")",
                            "Exchange the two days."));
        }
        return new Period(from, to);
    }

    private Day day(Row row, String field) throws ColumnFault {
        try {
            return days.day(columns.text(row, field));
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(field), fault);
        }
    }

    private long count(Row row, String field) throws ColumnFault {
        String cell = columns.text(row, field);
        try {
            long count = numbers.whole(cell);
            if (count < 0) {
                throw new CellFault("\"" + cell + "\" is a negative count", "Correct the cell or leave it empty.");
            }
            return count;
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(field), fault);
        }
    }
}
