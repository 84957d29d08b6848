package outlay.command.plan;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.collect.table.NamedRows;
import outlay.collect.table.WrongFile;
import outlay.command.Failure;
import outlay.plan.Marginal;
import outlay.plan.ValueCurve;

/// The small tables that `outlay max-cpa` reads: a curve of value by month, and what was spent and got by period.
public final class PlanFile {
    private PlanFile() {}

    /// Columns `month` (1, 2, ... without a gap), `value` (cumulative, per customer) and perhaps `customers`.
    public static ValueCurve curve(Path path, Currency currency) {
        List<Money> values = new ArrayList<>();
        List<Long> customers = new ArrayList<>();
        rows(path, List.of("month", "value"), cells -> {
            String month = cells.apply("month");
            if (!month.equals(Integer.toString(values.size() + 1))) {
                throw new IllegalArgumentException("month \"" + month + "\" must be " + (values.size() + 1)
                        + "; give the months from 1 in their order, without a gap");
            }
            values.add(Money.parse(cells.apply("value"), currency.code()));
            if (!cells.apply("customers").isEmpty()) {
                customers.add(Decimal.parse(cells.apply("customers"), 0));
            }
        });
        return ValueCurve.Observed.of(values, customers.stream().findFirst());
    }

    /// Columns `spend` and `conversions`, a row for each day or week.
    public static List<Marginal.Point> history(Path path) {
        List<Marginal.Point> points = new ArrayList<>();
        rows(path, List.of("spend", "conversions"),
                cells -> points.add(new Marginal.Point(Decimal.parse(cells.apply("spend"), Micros.DECIMALS),
                        Decimal.parse(cells.apply("conversions"), Micros.DECIMALS))));
        return List.copyOf(points);
    }

    private static void rows(Path path, List<String> needed, NamedRows.Visitor visitor) {
        try {
            NamedRows.read(path, needed, visitor);
        } catch (WrongFile wrong) {
            int line = wrong.problem().line();
            throw new Failure(path + (line > 0 ? ":" + line : "") + ": " + wrong.problem().message() + ". "
                    + wrong.problem().remedy(), wrong);
        } catch (NoSuchFileException missing) {
            throw new Failure(path + " " + missing.getReason() + ".", missing);
        } catch (IOException unreadable) {
            throw new Failure(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
