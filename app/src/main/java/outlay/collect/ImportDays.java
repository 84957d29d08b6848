package outlay.collect;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.FileReader.Problem;
import outlay.collect.FileReader.Reading;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;

/// What is told about a file as a whole: its days, its spend, and where it makes earlier spend smaller.
final class ImportDays {
    private ImportDays() {}

    static Optional<Day> first(Reading reading) {
        return days(reading).min(Comparator.naturalOrder());
    }

    static Optional<Day> last(Reading reading) {
        return days(reading).max(Comparator.naturalOrder());
    }

    static SortedMap<Currency, Micros> spend(List<SpendRow> rows) {
        SortedMap<Currency, Micros> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.spend().currency(), row.spend(), Micros::plus));
        return sums;
    }

    /// One warning for each account and currency, with the day that lost most.
    static List<Problem> shrunk(List<ImportCatalogue.Shrunk> shrunk) {
        record Account(String platform, String accountId, SpendRow.Level level, Currency currency) {}
        Map<Account, List<ImportCatalogue.Shrunk>> byAccount = new LinkedHashMap<>();
        for (ImportCatalogue.Shrunk one : shrunk) {
            byAccount.computeIfAbsent(new Account(one.scope().platform(), one.scope().accountId(), one.scope().level(),
                    one.before().currency()), none -> new ArrayList<>()).add(one);
        }
        List<Problem> problems = new ArrayList<>();
        byAccount.forEach((account, days) -> {
            ImportCatalogue.Shrunk worst = days.stream()
                    .max(Comparator.comparingLong((ImportCatalogue.Shrunk one) -> lost(one))
                            .thenComparing(one -> one.scope().day()))
                    .orElseThrow();
            problems.add(new Problem(Problem.Severity.DOUBTFUL, 0, "",
                    "spend of " + account.platform + " account \"" + account.accountId
                            + "\" is smaller than in an earlier "
                            + "import on " + days.size() + (days.size() == 1 ? " day" : " days") + ", most on "
                            + worst.scope().day() + ": " + worst.before() + " became " + worst.after() + ".",
                    "Check that the report is complete: what it leaves out of a day no longer counts."));
        });
        return problems;
    }

    private static long lost(ImportCatalogue.Shrunk one) {
        return Math.subtractExact(one.before().micros(), one.after().micros());
    }

    private static Stream<Day> days(Reading reading) {
        return reading.facts().stream().<Day>mapMulti((fact, to) -> {
            switch (fact) {
                case SpendRow row -> to.accept(row.day());
                case Event event -> to.accept(Day.of(event.at(), ZoneOffset.UTC));
                case StageEntry entered -> to.accept(Day.of(entered.at(), ZoneOffset.UTC));
                case Rate rate -> to.accept(rate.day());
                case LiftTest test -> {
                    to.accept(test.period().from());
                    to.accept(test.period().to());
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
        });
    }
}
