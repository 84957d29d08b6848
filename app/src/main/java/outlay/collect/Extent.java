package outlay.collect;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.ImportCatalogue.Scope;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;

/// What is told about a file as a whole, gathered while its facts come: its days, its spend, and what it covers.
final class Extent {
    private final SortedMap<Currency, Micros> spend = new TreeMap<>();
    private final Map<Scope, Coverage> covered = new LinkedHashMap<>();
    private Optional<Day> first = Optional.empty();
    private Optional<Day> last = Optional.empty();
    private int lastLine;

    Optional<Day> first() {
        return first;
    }

    /// Of events and stage entries by UTC.
    Optional<Day> last() {
        return last;
    }

    SortedMap<Currency, Micros> spend() {
        return spend;
    }

    /// The last line with spend.
    int lastLine() {
        return lastLine;
    }

    /// What the rows of spend speak of, ready to be compared.
    Map<Scope, Coverage> covered() {
        covered.values().forEach(Coverage::close);
        return covered;
    }

    void add(Fact fact) {
        switch (fact) {
            case SpendRow row -> spend(row);
            case Event event -> day(Day.of(event.at(), ZoneOffset.UTC));
            case StageEntry entered -> day(Day.of(entered.at(), ZoneOffset.UTC));
            case Rate rate -> day(rate.day());
            case LiftTest test -> {
                day(test.period().from());
                day(test.period().to());
            }
            case Reach reach -> {
                day(reach.period().from());
                day(reach.period().to());
            }
            case Contact contact -> {
            }
            case Deal deal -> {
            }
            case Import done -> {
            }
            case Withdrawal word -> {
            }
            case Undo undo -> {
            }
            case ColumnMapping mapping -> {
            }
            case Company company -> {
            }
            case Brought brought -> {
            }
        }
    }

    private void spend(SpendRow row) {
        day(row.day());
        lastLine = Math.max(lastLine, row.line());
        spend.merge(row.spend().currency(), row.spend(), Micros::plus);
        covered.computeIfAbsent(Scope.of(row), scope -> new Coverage(row.importId())).add(row);
    }

    private void day(Day day) {
        first = first.filter(known -> known.compareTo(day) <= 0).or(() -> Optional.of(day));
        last = last.filter(known -> known.compareTo(day) >= 0).or(() -> Optional.of(day));
    }
}
