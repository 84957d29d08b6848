package outlay.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;

/// What an import said otherwise than those that it replaced, of one day of an ad account at one level.
///
/// The law: `before` plus the changes of all lines is `after`, in each currency, to the millionth.
///
/// @param importId of the later report
/// @param lines    what is not as it was: by entity, in the order of their names
public record Restatement(String importId, String platform, String account, Level level, Day day, Currency currency,
        Micros before, Micros after, List<Line> lines) {
    /// @param entity ids, or names where there are none, from the campaign down, parted by " / ", with the segment
    public record Line(String entity, Micros before, Micros after, Kind kind) {}

    public enum Kind {
        /// Only the later report has it.
        ADDED,
        /// Both have it, with another spend.
        CHANGED,
        /// Only the earlier one has it: it no longer counts.
        GONE
    }

    /// Those of imports that count, in the order in which these came.
    ///
    /// @param facts imports in the order given, everything else in any
    public static List<Restatement> of(Iterable<? extends Fact> facts) {
        List<Restatement> restatements = new ArrayList<>();
        SpendBook.standing(facts, (importId, what, before, after) -> add(importId, what,
                before.stream().flatMap(List::stream).toList(), after, restatements));
        return restatements;
    }

    private static void add(String importId, SpendBook.AccountLevelDay what, List<SpendRow> before,
            List<SpendRow> after, List<Restatement> to) {
        Map<Currency, Map<String, Long>> from = sums(before);
        Map<Currency, Map<String, Long>> now = sums(after);
        Set<Currency> currencies = new TreeSet<>(from.keySet());
        currencies.addAll(now.keySet());
        for (Currency currency : currencies) {
            Map<String, Long> was = from.getOrDefault(currency, Map.of());
            Map<String, Long> is = now.getOrDefault(currency, Map.of());
            List<Line> lines = lines(was, is, currency);
            if (!lines.isEmpty()) {
                to.add(new Restatement(importId, what.platform(), what.account(), what.level(), what.day(), currency,
                        sum(was, currency), sum(is, currency), lines));
            }
        }
    }

    private static List<Line> lines(Map<String, Long> was, Map<String, Long> is, Currency currency) {
        Set<String> entities = new TreeSet<>(was.keySet());
        entities.addAll(is.keySet());
        List<Line> lines = new ArrayList<>();
        for (String entity : entities) {
            long before = was.getOrDefault(entity, 0L);
            long after = is.getOrDefault(entity, 0L);
            Kind kind = !was.containsKey(entity) ? Kind.ADDED : is.containsKey(entity) ? Kind.CHANGED : Kind.GONE;
            if (kind != Kind.CHANGED || before != after) {
                lines.add(new Line(entity, new Micros(before, currency), new Micros(after, currency), kind));
            }
        }
        return List.copyOf(lines);
    }

    private static Micros sum(Map<String, Long> entities, Currency currency) {
        return new Micros(entities.values().stream().reduce(0L, Math::addExact), currency);
    }

    private static Map<Currency, Map<String, Long>> sums(List<SpendRow> rows) {
        Map<Currency, Map<String, Long>> sums = new TreeMap<>();
        for (SpendRow row : rows) {
            sums.computeIfAbsent(row.spend().currency(), added -> new TreeMap<>())
                    .merge(name(row), row.spend().micros(), Math::addExact);
        }
        return sums;
    }

    /// A renamed campaign is the same by its id, which is why that comes first.
    private static String name(SpendRow row) {
        Entity entity = row.entity();
        StringBuilder name = new StringBuilder();
        append(name, entity.campaignId(), entity.campaignName());
        append(name, entity.adGroupId(), entity.adGroupName());
        append(name, entity.adId(), entity.adName());
        append(name, entity.keyword(), "");
        append(name, row.segment(), "");
        return name.toString();
    }

    private static void append(StringBuilder to, String id, String name) {
        String text = id.isEmpty() ? name : id;
        if (!text.isEmpty()) {
            to.append(to.isEmpty() ? "" : " / ").append(text);
        }
    }
}
