package outlay.command.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.collect.table.Findings;
import outlay.collect.table.Row;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.WrongFile;
import outlay.command.Failure;
import outlay.plan.Marginal;
import outlay.plan.ValueCurve;

/// The small tables that `outlay max-cpa` reads: a curve of value by month, and what was spent and got by period.
public final class PlanFile {
    private final Path path;
    private final List<String> wanted;
    private final List<Integer> columns = new ArrayList<>();

    private PlanFile(Path path, List<String> wanted) {
        this.path = path;
        this.wanted = wanted;
    }

    /// Columns `month` (1, 2, ... without a gap), `value` (cumulative, per customer) and perhaps `customers`.
    public static ValueCurve curve(Path path, Currency currency) {
        PlanFile file = new PlanFile(path, List.of("month", "value"));
        List<Money> values = new ArrayList<>();
        List<Long> customers = new ArrayList<>();
        file.rows((cells, optional) -> {
            if (!cells.get(0).equals(Integer.toString(values.size() + 1))) {
                throw new IllegalArgumentException("month \"" + cells.get(0) + "\" must be " + (values.size() + 1)
                        + "; give the months from 1 in their order, without a gap");
            }
            values.add(Money.parse(cells.get(1), currency.code()));
            optional.ifPresent(count -> customers.add(Decimal.parse(count, 0)));
        });
        return ValueCurve.Observed.of(values, customers.stream().findFirst());
    }

    /// Columns `spend` and `conversions`, a row for each day or week.
    public static List<Marginal.Point> history(Path path) {
        PlanFile file = new PlanFile(path, List.of("spend", "conversions"));
        List<Marginal.Point> points = new ArrayList<>();
        file.rows((cells, optional) -> points.add(new Marginal.Point(Decimal.parse(cells.get(0), Micros.DECIMALS),
                Decimal.parse(cells.get(1), Micros.DECIMALS))));
        return List.copyOf(points);
    }

    /// Does something with the wanted cells of a row, and with the cell of `customers` where there is one.
    private interface Cells {
        void row(List<String> cells, Optional<String> customers);
    }

    private void rows(Cells each) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new NoSuchFileException(path.toString());
            }
            Table table = Table.of(Text.of(path), this::score, "the columns " + String.join(" and ", wanted));
            wanted.forEach(name -> columns.add(place(table, name)));
            int customers = place(table, "customers");
            Findings findings = new Findings();
            table.rows(findings, row -> read(row, customers, each));
        } catch (WrongFile wrong) {
            int line = wrong.problem().line();
            throw new Failure(path + (line > 0 ? ":" + line : "") + ": " + wrong.problem().message() + ". "
                    + wrong.problem().remedy(), wrong);
        } catch (NoSuchFileException missing) {
            throw new Failure(path + " is not a file; name a table with the columns " + String.join(" and ", wanted)
                    + ".", missing);
        } catch (IOException unreadable) {
            throw new Failure(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void read(Row row, int customers, Cells each) throws WrongFile {
        try {
            each.row(columns.stream().map(row::cell).toList(),
                    Optional.of(customers).filter(column -> column >= 0).map(row::cell).filter(c -> !c.isEmpty()));
        } catch (IllegalArgumentException wrong) {
            throw new WrongFile(row.line(), "", String.valueOf(wrong.getMessage()),
                    "Write " + String.join(" and ", wanted) + " as plain numbers like 1234.50.");
        }
    }

    private int score(List<String> cells) {
        List<String> folded = cells.stream().map(PlanFile::fold).toList();
        return folded.containsAll(wanted) ? 1 : 0;
    }

    private static int place(Table table, String name) {
        return table.columns().stream().map(PlanFile::fold).toList().indexOf(name);
    }

    private static String fold(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
