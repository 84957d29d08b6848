package outlay.funnel;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a client says about its campaigns.
///
/// @param overrides   by the keys of campaigns
/// @param conventions how campaigns are named, tried in their order
/// @param words       what the parts of such names mean, folded, by the variable that they stand for
/// @param brands      the client's own
/// @param competitors theirs
public record FunnelRules(SortedMap<String, Said> overrides, List<Convention> conventions,
        SortedMap<String, SortedMap<String, Said>> words, SortedSet<String> brands, SortedSet<String> competitors) {
    public static final FunnelRules NONE = new FunnelRules(new TreeMap<>(), List.of(), new TreeMap<>(),
            new TreeSet<>(), new TreeSet<>());

    public FunnelRules {
        overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
        conventions = List.copyOf(conventions);
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        brands = Collections.unmodifiableSortedSet(new TreeSet<>(brands));
        competitors = Collections.unmodifiableSortedSet(new TreeSet<>(competitors));
    }

    /// What is said of a campaign, or by a word in its name.
    ///
    /// @param tactic or ""
    public record Said(Optional<Stage> stage, String tactic) {}

    /// A word as the parts of names are looked up by.
    public static String folded(String word) {
        return Words.fold(word);
    }

    /// What a part of a name means; absent where it is not in the dictionary of its variable.
    Optional<Said> meaning(String variable, String part) {
        return Optional.ofNullable(words.getOrDefault(variable, Collections.emptySortedMap()).get(part));
    }
}
