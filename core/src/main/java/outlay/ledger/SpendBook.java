package outlay.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.fact.Fact;
import outlay.fact.Imports;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Level;

/// The spend that stands after all imports, each of which may restate days that an earlier one brought.
///
/// A row counts only once its import is complete, as long as that is not undone, and once only, however often it is
/// repeated. Rows of one import add
/// up. Of one account, level and day, a later import replaces every earlier one that names the same thing: the same
/// entity with the same segment, or the same entity cut by other segments. Imports that have nothing in common are
/// parts of one report, split into files by campaign or by device, and stand side by side; each can be restated on its
/// own.
final class SpendBook {
    private static final Pattern SEGMENT_VALUE = Pattern.compile("=[^;]*");

    /// What a report of spend speaks of as a whole.
    record AccountLevelDay(String platform, String account, Level level, Day day) {}

    /// Told when an import says anew what others said before.
    interface Restated {
        void by(String importId, AccountLevelDay what, List<List<SpendRow>> before, List<SpendRow> after);

        /// Told when an import is the first to say something.
        default void first(AccountLevelDay what, List<SpendRow> rows) {}
    }

    /// Keeps what was said first.
    private static final class FirstReads implements Restated {
        private final Map<AccountLevelDay, List<List<SpendRow>>> rows = new LinkedHashMap<>();

        @Override
        public void by(String importId, AccountLevelDay what, List<List<SpendRow>> before, List<SpendRow> after) {
            // A later word is not the first.
        }

        @Override
        public void first(AccountLevelDay what, List<SpendRow> said) {
            rows.computeIfAbsent(what, added -> new ArrayList<>()).add(said);
        }
    }

    private record AccountDayCurrency(String platform, String account, Day day, Currency currency) {}

    private final List<Voucher> reported = new ArrayList<>();
    private final List<SpendRow> keywordsBeside = new ArrayList<>();
    private final SortedMap<Currency, Long> importedMicros = new TreeMap<>();
    private final List<Reading> readings;

    /// @param facts imports count in the order given, everything else in any order
    SpendBook(Iterable<? extends Fact> facts) {
        Map<AccountDayCurrency, List<SpendRow>> accountDays = new LinkedHashMap<>();
        FirstReads first = new FirstReads();
        Map<AccountLevelDay, List<List<SpendRow>>> standing = standing(facts, first);
        readings = Readings.of(standing, first.rows);
        standing.values().stream().flatMap(List::stream)
                .flatMap(List::stream).forEach(row -> accountDays
                        .computeIfAbsent(new AccountDayCurrency(row.platform(), account(row), row.day(),
                                row.spend().currency()), key -> new ArrayList<>())
                        .add(row));
        accountDays.forEach((key, rows) -> {
            AccountDay day = new AccountDay(rows);
            reported.addAll(day.reported());
            keywordsBeside.addAll(day.keywordsBeside());
            importedMicros.merge(key.currency(), day.importedMicros(), Math::addExact);
        });
    }

    /// What reports are made of: of each account and day one level, completed from coarser ones.
    List<Voucher> reported() {
        return reported;
    }

    /// Rows by keyword of money that stands in the reported rows under another name.
    List<SpendRow> keywordsBeside() {
        return keywordsBeside;
    }

    /// What all reports must sum to, counted apart from the rows.
    SortedMap<Currency, Long> importedMicros() {
        return importedMicros;
    }

    /// What each account said of each day, at first and now.
    List<Reading> readings() {
        return readings;
    }

    /// What each import that still stands says, by what it says it about.
    static Map<AccountLevelDay, List<List<SpendRow>>> standing(Iterable<? extends Fact> facts, Restated restated) {
        Map<String, Map<Integer, SpendRow>> rowsOfImport = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof SpendRow row) {
                rowsOfImport.computeIfAbsent(row.importId(), id -> new TreeMap<>()).putIfAbsent(row.line(), row);
            }
        }
        Map<AccountLevelDay, List<List<SpendRow>>> standing = new LinkedHashMap<>();
        for (String id : Imports.standing(facts)) {
            Map<AccountLevelDay, List<SpendRow>> brought = new LinkedHashMap<>();
            for (SpendRow row : rowsOfImport.getOrDefault(id, Map.of()).values()) {
                brought.computeIfAbsent(new AccountLevelDay(row.platform(), account(row), row.level(), row.day()),
                        key -> new ArrayList<>()).add(row);
            }
            brought.forEach((key, rows) -> {
                List<List<SpendRow>> parts = standing.computeIfAbsent(key, added -> new ArrayList<>());
                List<List<SpendRow>> before = parts.stream().filter(part -> overlap(part, rows)).toList();
                if (!before.isEmpty()) {
                    restated.by(id, key, before, rows);
                    parts.removeAll(before);
                } else {
                    restated.first(key, rows);
                }
                parts.add(rows);
            });
        }
        return standing;
    }

    private static boolean overlap(List<SpendRow> before, List<SpendRow> later) {
        List<SpendRow> both = new ArrayList<>(before);
        both.addAll(later);
        EntityKeys keys = new EntityKeys(both);
        Map<List<String>, Set<String>> segments = new HashMap<>();
        for (SpendRow row : before) {
            segments.computeIfAbsent(key(row, keys), key -> new HashSet<>()).add(row.segment());
        }
        for (SpendRow row : later) {
            for (String segment : segments.getOrDefault(key(row, keys), Set.of())) {
                if (segment.equals(row.segment()) || !names(segment).equals(names(row.segment()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> key(SpendRow row, EntityKeys keys) {
        return keys.key(row, EntityKeys.depth(row.level()));
    }

    /// "device;network" of "device=MOBILE;network=SEARCH": what the report is cut by.
    private static String names(String segment) {
        return SEGMENT_VALUE.matcher(segment).replaceAll("");
    }

    private static String account(SpendRow row) {
        return row.accountId().isEmpty() ? row.accountName() : row.accountId();
    }
}
