package outlay.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Currency;
import outlay.collect.FileReader.Problem;
import outlay.fact.SpendRow;

/// What is said where a file makes earlier spend smaller.
final class ShrunkSpend {
    private ShrunkSpend() {}

    /// One warning for each account and currency, with the day that lost most.
    static List<Problem> problems(List<ImportCatalogue.Shrunk> shrunk) {
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
}
