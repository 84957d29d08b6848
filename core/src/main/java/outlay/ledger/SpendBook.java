package outlay.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Level;

/// The spend that stands after all imports, each of which may restate days that an earlier one brought.
///
/// A row counts only once its import is complete, and once only, however often it is repeated. Rows of one import add
/// up. A later import replaces what stands for the same account, level and day if both name the same thing there: the
/// same entity with the same segment, or the same entity cut by other segments. If they have nothing in common they are
/// parts of one report, split into files by campaign or by device, and both stand.
final class SpendBook {
    private static final Pattern SEGMENT_VALUE = Pattern.compile("=[^;]*");

    private record AccountLevelDay(String platform, String account, Level level, Day day) {}

    private record AccountDayCurrency(String platform, String account, Day day, Currency currency) {}

    private final List<SpendRow> reported = new ArrayList<>();
    private final SortedMap<Currency, Long> importedMicros = new TreeMap<>();

    /// @param facts imports count in the order given, everything else in any order
    SpendBook(Iterable<? extends Fact> facts) {
        Map<AccountDayCurrency, List<SpendRow>> accountDays = new LinkedHashMap<>();
        for (List<SpendRow> rows : standing(facts).values()) {
            for (SpendRow row : rows) {
                accountDays.computeIfAbsent(new AccountDayCurrency(row.platform(), account(row), row.day(),
                        row.spend().currency()), key -> new ArrayList<>()).add(row);
            }
        }
        accountDays.forEach((key, rows) -> {
            AccountDay day = new AccountDay(rows);
            reported.addAll(day.reported());
            importedMicros.merge(key.currency(), day.importedMicros(), Math::addExact);
        });
    }

    /// The rows that reports are made of: of each account and day one level, completed from coarser ones.
    List<SpendRow> reported() {
        return reported;
    }

    /// What all reports must sum to, counted apart from the rows.
    SortedMap<Currency, Long> importedMicros() {
        return importedMicros;
    }

    private static Map<AccountLevelDay, List<SpendRow>> standing(Iterable<? extends Fact> facts) {
        Map<String, Map<Integer, SpendRow>> rowsOfImport = new HashMap<>();
        Set<String> imports = new LinkedHashSet<>();
        for (Fact fact : facts) {
            if (fact instanceof SpendRow row) {
                rowsOfImport.computeIfAbsent(row.importId(), id -> new TreeMap<>()).putIfAbsent(row.line(), row);
            } else if (fact instanceof Import complete) {
                imports.add(complete.id());
            }
        }
        Map<AccountLevelDay, List<SpendRow>> standing = new LinkedHashMap<>();
        for (String id : imports) {
            Map<AccountLevelDay, List<SpendRow>> brought = new LinkedHashMap<>();
            for (SpendRow row : rowsOfImport.getOrDefault(id, Map.of()).values()) {
                brought.computeIfAbsent(new AccountLevelDay(row.platform(), account(row), row.level(), row.day()),
                        key -> new ArrayList<>()).add(row);
            }
            brought.forEach((key, rows) -> standing.merge(key, rows, SpendBook::restated));
        }
        return standing;
    }

    private static List<SpendRow> restated(List<SpendRow> before, List<SpendRow> later) {
        List<SpendRow> both = new ArrayList<>(before);
        both.addAll(later);
        return overlap(before, later, new EntityKeys(both)) ? later : both;
    }

    private static boolean overlap(Collection<SpendRow> before, Collection<SpendRow> later, EntityKeys keys) {
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
