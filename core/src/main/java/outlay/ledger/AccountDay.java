package outlay.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.Micros;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.journey.Keyword;

/// All that stands for one account, day and currency: the same money, reported at one or several levels.
///
/// Levels are never added up. The finest one is used; keywords come after ad groups, because much spend has no keyword,
/// and are left out where ads or ad groups are known.
/// A coarser report may know of more, for some campaigns have no ads that a report could name: what it has beyond the
/// finer rows becomes a row of its own, without the names that are unknown. So the total is that of the platform's most
/// complete report, and every campaign's is too.
final class AccountDay {
    private static final List<Level> FINEST_FIRST = List.of(Level.AD, Level.AD_GROUP, Level.KEYWORD, Level.CAMPAIGN,
            Level.ACCOUNT);

    private final Map<Level, List<SpendRow>> byLevel = new HashMap<>();
    private final List<Level> levels;
    private final EntityKeys keys;

    AccountDay(Collection<SpendRow> standing) {
        for (SpendRow row : standing) {
            byLevel.computeIfAbsent(row.level(), level -> new ArrayList<>()).add(row);
        }
        boolean finerThanKeywords = byLevel.containsKey(Level.AD) || byLevel.containsKey(Level.AD_GROUP);
        levels = FINEST_FIRST.stream().filter(byLevel::containsKey)
                .filter(level -> level != Level.KEYWORD || !finerThanKeywords).toList();
        keys = new EntityKeys(levels.stream().flatMap(level -> rows(level).stream()).toList());
    }

    /// What reports are made of.
    List<Voucher> reported() {
        List<Voucher> reported = new ArrayList<>();
        rows(levels.get(0)).forEach(row -> reported.add(Voucher.of(row)));
        for (Level level : levels.subList(1, levels.size())) {
            int depth = depth(level);
            Map<List<String>, Sum> known = sums(reported.stream().map(Voucher::row).toList(), depth);
            Map<List<String>, List<SpendRow>> coarser = new LinkedHashMap<>();
            rows(level).forEach(
                    row -> coarser.computeIfAbsent(keys.key(row, depth), key -> new ArrayList<>()).add(row));
            coarser.forEach((key, rows) -> {
                Sum sum = rows.stream().map(Sum::of).reduce(Sum::plus).orElseThrow();
                Sum below = known.get(key);
                Sum rest = below == null ? sum : sum.minus(below);
                if (below == null || rest.spendMicros > 0) {
                    reported.add(new Voucher(Voucher.Kind.REST, rest.row(depth), List.copyOf(rows),
                            below == null ? 0 : below.spendMicros));
                }
            });
        }
        return reported;
    }

    /// The rows by keyword that are left out, because ads or ad groups stand for the same money; none where their own
    /// rows say which part of it each keyword has.
    List<SpendRow> keywordsBeside() {
        return levels.contains(Level.KEYWORD) || rows(Level.AD).stream().anyMatch(row -> !Keyword.of(row).isEmpty())
                ? List.of()
                : rows(Level.KEYWORD);
    }

    /// What the account cost that day, counted without making rows: of every part of it, the most that any level says.
    long importedMicros() {
        Map<List<String>, Long> total = new HashMap<>();
        for (Level level : levels) {
            int depth = depth(level);
            Map<List<String>, Long> upToHere = new HashMap<>();
            total.forEach((key, micros) -> upToHere.merge(key.subList(0, Math.min(depth, key.size())), micros,
                    Math::addExact));
            Map<List<String>, Long> said = new HashMap<>();
            for (SpendRow row : rows(level)) {
                said.merge(keys.key(row, depth), row.spend().micros(), Math::addExact);
            }
            said.forEach((key, micros) -> upToHere.merge(key, micros, Math::max));
            total = upToHere;
        }
        return total.values().stream().reduce(0L, Math::addExact);
    }

    private List<SpendRow> rows(Level level) {
        return byLevel.getOrDefault(level, List.of());
    }

    private int depth(Level level) {
        return Math.min(EntityKeys.depth(level), keys.comparableDepth());
    }

    private Map<List<String>, Sum> sums(List<SpendRow> rows, int depth) {
        Map<List<String>, Sum> sums = new LinkedHashMap<>();
        for (SpendRow row : rows) {
            sums.merge(keys.key(row, depth), Sum.of(row), Sum::plus);
        }
        return sums;
    }

    /// @param example one of the rows, for the names that they share
    private record Sum(SpendRow example, long spendMicros, long impressions, long clicks, long videoViews) {
        static Sum of(SpendRow row) {
            return new Sum(row, row.spend().micros(), row.impressions().orElse(0), row.clicks().orElse(0),
                    row.videoViews().orElse(0));
        }

        Sum plus(Sum other) {
            return new Sum(example, Math.addExact(spendMicros, other.spendMicros),
                    Math.addExact(impressions, other.impressions), Math.addExact(clicks, other.clicks),
                    Math.addExact(videoViews, other.videoViews));
        }

        Sum minus(Sum other) {
            return new Sum(example, Math.subtractExact(spendMicros, other.spendMicros),
                    Math.max(0, impressions - other.impressions), Math.max(0, clicks - other.clicks),
                    Math.max(0, videoViews - other.videoViews));
        }

        /// A row that says only what all of the sum have in common.
        SpendRow row(int depth) {
            Entity full = example.entity();
            Entity entity = switch (depth) {
                case 0 -> Entity.ACCOUNT;
                case 1 -> new Entity(full.campaignId(), full.campaignName(), full.campaignType(), "", "", "", "", "");
                default -> new Entity(full.campaignId(), full.campaignName(), full.campaignType(), full.adGroupId(),
                        full.adGroupName(), "", "", "");
            };
            return new SpendRow(example.client(), example.importId(), example.line(), example.platform(),
                    example.accountId(), example.accountName(), example.level(), example.day(), example.zone(), entity,
                    "", new Micros(spendMicros, example.spend().currency()), OptionalLong.of(impressions),
                    OptionalLong.of(clicks), OptionalLong.empty(), Optional.empty(), OptionalLong.of(videoViews));
        }
    }
}
