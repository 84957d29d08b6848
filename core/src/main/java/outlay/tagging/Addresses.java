package outlay.tagging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import outlay.base.Spelling;
import outlay.identity.NullLike;
import outlay.journey.Arrivals.Way;
import outlay.journey.Channels;

/// What is wrong with the addresses by which visits came.
final class Addresses {
    private static final List<String> SPLIT_TAGS = List.of("utm_source", "utm_medium", "utm_campaign");
    /// A common value is seen so many times as often as its misspelling.
    private static final long TIMES_AS_OFTEN = 10;
    /// Short words are different words.
    private static final int SHORTEST_WORD = 5;
    private static final int LONG_WORD = 9;
    private static final long PAGES_TO_TELL = 20;
    /// Of a hundred paid pages of a platform, so many without its click id are too many.
    private static final int TOO_MANY_WITHOUT = 50;

    private final List<Way> ways;
    private final ToLongFunction<Way> pages;
    private final Function<String, Map.Entry<String, Spent>> spentOn;
    private final String only;
    private final List<Finding> findings = new ArrayList<>();

    /// @param pages   of a way in the period
    /// @param spentOn by the family of a platform, with the name that reports have for it
    /// @param only    this platform, or "" for all
    Addresses(List<Way> ways, ToLongFunction<Way> pages, Function<String, Map.Entry<String, Spent>> spentOn,
            String only) {
        this.ways = ways.stream().filter(way -> only.isEmpty()
                || only.equals(way.source().placement().platform())
                || !way.origin().platform().isEmpty() && only.startsWith(way.origin().platform())).toList();
        this.pages = pages;
        this.spentOn = spentOn;
        this.only = only;
    }

    List<Finding> findings() {
        unknownCampaigns();
        macros();
        SPLIT_TAGS.forEach(this::split);
        clickIds();
        if (only.isEmpty()) {
            selfReferrals();
        }
        return findings;
    }

    private void unknownCampaigns() {
        Map<List<String>, Long> unknown = new TreeMap<>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
        for (Way way : ways) {
            boolean paid = Channels.paid(way.origin().channel()) && !way.origin().platform().isEmpty();
            if (paid && way.source().placement().platform().isEmpty()) {
                unknown.merge(List.of(way.origin().platform(), way.origin().campaign()), pages.applyAsLong(way),
                        Long::sum);
            }
        }
        unknown.forEach((key, seen) -> add(Fault.UNKNOWN_CAMPAIGN, key.get(0),
                key.get(1).isEmpty() ? "(no campaign)" : key.get(1),
                key.get(1).isEmpty()
                        ? "the address names no campaign"
                        : "no report of spend has utm_campaign of that"
                                + " name or id",
                seen));
    }

    private void macros() {
        Map<List<String>, Long> found = new TreeMap<>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
        for (Way way : ways) {
            way.landing().tags().forEach((name, value) -> {
                if (NullLike.macro(value)) {
                    found.merge(List.of(way.origin().platform(), name, value.strip()), pages.applyAsLong(way),
                            Long::sum);
                }
            });
        }
        found.forEach((key, seen) -> add(Fault.MACRO, key.get(0), key.get(2), key.get(1) + " says " + key.get(2),
                seen));
    }

    /// Values of one tag that are one but for letter case and blanks, and rare ones that look like a common one.
    private void split(String tag) {
        Map<String, Map<String, Long>> byFold = new TreeMap<>();
        Map<String, String> platforms = new HashMap<>();
        for (Way way : ways) {
            String value = way.landing().tags().getOrDefault(tag, "");
            if (!NullLike.saysNothing(value)) {
                String folded = folded(value);
                byFold.computeIfAbsent(folded, added -> new TreeMap<>()).merge(value, pages.applyAsLong(way),
                        Long::sum);
                platforms.merge(folded, way.origin().platform(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        byFold.forEach((folded, values) -> {
            if (values.size() > 1) {
                String most = values.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
                long others = sum(values) - values.getOrDefault(most, 0L);
                add(Fault.SPLIT, platforms.getOrDefault(folded, ""), tag + " " + folded, "written "
                        + String.join(", ", values.keySet().stream().map(value -> "\"" + value + "\"").toList()),
                        others);
            }
            common(folded, byFold).ifPresent(right -> add(Fault.MISSPELT, platforms.getOrDefault(folded, ""),
                    tag + " " + folded, "perhaps \"" + right + "\"", sum(values)));
        });
    }

    private static Optional<String> common(String rare, Map<String, Map<String, Long>> all) {
        long seen = sum(all.getOrDefault(rare, Map.of()));
        int off = rare.length() >= LONG_WORD ? 2 : 1;
        // Numbers next to each other are two ids, or two years.
        if (rare.length() < SHORTEST_WORD) {
            return Optional.empty();
        }
        return all.entrySet().stream()
                .filter(other -> sum(other.getValue()) >= seen * TIMES_AS_OFTEN
                        && letters(other.getKey()) && digits(other.getKey()).equals(digits(rare))
                        && Math.abs(other.getKey().length() - rare.length()) <= off
                        && Spelling.distance(rare, other.getKey()) <= off)
                .map(Map.Entry::getKey).findFirst();
    }

    private static boolean letters(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private void clickIds() {
        for (UrlTemplate template : UrlTemplate.ALL) {
            long all = 0;
            long without = 0;
            for (Way way : ways) {
                if (way.origin().platform().equals(template.platform()) && Channels.paid(way.source().channel())) {
                    all += pages.applyAsLong(way);
                    boolean clicked = template.autoTags().stream().anyMatch(way::clicked);
                    without += clicked ? 0 : pages.applyAsLong(way);
                }
            }
            if (without >= PAGES_TO_TELL && without * 100 >= all * TOO_MANY_WITHOUT) {
                add(Fault.NO_CLICK_ID, template.platform(), template.name(), without + " of " + all
                        + " pages reached by its ads have none of " + String.join(", ", template.autoTags()), without);
            }
        }
    }

    private void selfReferrals() {
        List<String> own = ways.stream().map(Way::host).filter(host -> !host.isEmpty()).distinct().toList();
        Map<String, Long> found = new TreeMap<>();
        for (Way way : ways) {
            if (way.landing().tags().isEmpty() && way.landing().clickIds().isEmpty() && way.fromOwn(own)) {
                found.merge(way.hostBefore() + " to " + way.host(), pages.applyAsLong(way), Long::sum);
            }
        }
        found.forEach((hosts, seen) -> add(Fault.SELF_REFERRAL, "", hosts, "both have pages with the tag", seen));
    }

    private void add(Fault fault, String family, String subject, String detail, long seen) {
        Map.Entry<String, Spent> spent = spentOn.apply(family);
        findings.add(new Finding(fault, spent.getKey().isEmpty() ? family : spent.getKey(), subject, detail, seen,
                spent.getValue().forPages(seen), UrlTemplate.of(family)));
    }

    private static long sum(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String folded(String value) {
        return value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
