package outlay.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.FileReader.Problem;
import outlay.collect.ImportCatalogue.Scope;
import outlay.fact.Fact;
import outlay.fact.SpendRow;

/// Days between the first and the last of a report of which it has no row, while an earlier report has spend for them.
///
/// Platforms leave out what cost nothing, so such a day may have become nothing; or somebody picked days. Which it is
/// only the user knows: where they say that the report is complete, each such day gets a row without spend, which
/// replaces what the earlier report said of it.
final class Vanished {
    /// In a mapping, what says `yes` where a report has all that there is of its days.
    static final String COMPLETE = "complete";

    private record Account(String platform, String accountId, SpendRow.Level level) {
        static Account of(Scope scope) {
            return new Account(scope.platform(), scope.accountId(), scope.level());
        }
    }

    private final List<SpendRow> tombstones = new ArrayList<>();
    private final SortedMap<Currency, Micros> spend = new TreeMap<>();

    private Vanished() {}

    /// @param report the facts of one
    static Vanished of(Facts report, ImportCatalogue catalogue) {
        Vanished vanished = new Vanished();
        Map<Account, TreeSet<Day>> accounts = new HashMap<>();
        for (Scope scope : report.extent().covered().keySet()) {
            accounts.computeIfAbsent(Account.of(scope), none -> new TreeSet<>()).add(scope.day());
        }
        int line = report.extent().lastLine();
        Map<Account, List<Scope>> known = new HashMap<>();
        for (Scope scope : catalogue.scopes()) {
            if (accounts.containsKey(Account.of(scope))) {
                known.computeIfAbsent(Account.of(scope), none -> new ArrayList<>()).add(scope);
            }
        }
        for (Map.Entry<Account, List<Scope>> account : known.entrySet()) {
            TreeSet<Day> days = accounts.getOrDefault(account.getKey(), new TreeSet<>());
            List<Scope> without = account.getValue().stream()
                    .filter(scope -> scope.day().compareTo(days.first()) > 0
                            && scope.day().compareTo(days.last()) < 0 && !days.contains(scope.day()))
                    .sorted(Comparator.comparing(Scope::day)).toList();
            Map<SpendRow, Coverage> examples = without.isEmpty() ? Map.of() : examples(report, account.getKey());
            for (Scope scope : without) {
                line = vanished.add(scope, examples, catalogue, line);
            }
        }
        return vanished;
    }

    private int add(Scope scope, Map<SpendRow, Coverage> said, ImportCatalogue catalogue, int lastLine) {
        int line = lastLine;
        for (Coverage standing : catalogue.standing(scope)) {
            boolean costs = standing.spend().values().stream().anyMatch(micros -> micros.micros() != 0);
            Optional<SpendRow> shared = costs ? shared(standing, said) : Optional.empty();
            if (shared.isPresent()) {
                tombstones.add(nothing(shared.get(), scope.day(), ++line));
                standing.spend().values().forEach(micros -> spend.merge(micros.currency(), micros, Micros::plus));
            }
        }
        return line;
    }

    private static Optional<SpendRow> shared(Coverage standing, Map<SpendRow, Coverage> said) {
        return said.entrySet().stream().filter(one -> standing.shares(one.getValue())).map(Map.Entry::getKey)
                .findFirst();
    }

    /// One row of each entity and segment of an account, with what it covers alone.
    private static Map<SpendRow, Coverage> examples(Facts report, Account account) {
        record Subject(SpendRow.Entity entity, String segment) {}
        Map<Subject, SpendRow> first = new LinkedHashMap<>();
        for (Fact fact : report) {
            if (fact instanceof SpendRow row && Account.of(Scope.of(row)).equals(account)) {
                first.putIfAbsent(new Subject(row.entity(), row.segment()), row);
            }
        }
        Map<SpendRow, Coverage> examples = new LinkedHashMap<>();
        for (SpendRow row : first.values()) {
            Coverage alone = new Coverage(row.importId());
            alone.add(row);
            alone.close();
            examples.put(row, alone);
        }
        return examples;
    }

    private static SpendRow nothing(SpendRow like, Day day, int line) {
        return new SpendRow(like.client(), like.importId(), line, like.platform(), like.accountId(),
                like.accountName(), like.level(), day, like.zone(), like.entity(), like.segment(),
                Micros.zero(like.spend().currency()), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.empty());
    }

    /// Rows without spend, one for each day and part of a report that is no more.
    List<SpendRow> tombstones() {
        return tombstones;
    }

    /// What is to be said about it; empty where nothing vanished.
    Optional<Problem> problem(boolean complete) {
        if (tombstones.isEmpty()) {
            return Optional.empty();
        }
        String days = tombstones.stream().map(SpendRow::day).distinct().count() + " days from "
                + tombstones.getFirst().day() + " on, for which an earlier report has "
                + spend.values().stream().map(Micros::toString).collect(Collectors.joining(" + "));
        return Optional.of(complete
                ? new Problem(Problem.Severity.DOUBTFUL, 0, "", "the report has no rows for " + days
                        + ": these days now cost nothing.", "If that is wrong, undo this import.")
                : new Problem(Problem.Severity.DOUBTFUL, 0, "", "the report has no rows for " + days
                        + ": they keep it.",
                        "If the report is complete, add --map complete=yes: then they cost nothing."));
    }
}
