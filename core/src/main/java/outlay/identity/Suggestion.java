package outlay.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Two people who may be one, for somebody to decide: nothing is merged because of it.
///
/// @param score of 100: 60 for one slip of a finger between the addresses, 40 for the same first and last name at
///              different providers
public record Suggestion(String one, String other, int score, String reason) {
    /// The likeliest first, then by name.
    public static final Comparator<Suggestion> ORDER = Comparator.comparing(Suggestion::score).reversed()
            .thenComparing(Suggestion::one).thenComparing(Suggestion::other);
    private static final int SLIP = 60;
    private static final int NAME = 40;
    /// More who share a name than this are namesakes.
    private static final int MOST_NAMESAKES = 4;

    static List<Suggestion> of(Sightings sightings, Partition partition) {
        Numbers numbers = sightings.numbers();
        Map<String, List<Integer>> byName = new TreeMap<>();
        Map<String, List<Integer>> byLetters = new TreeMap<>();
        for (int node = 0; node < partition.size(); node++) {
            if (numbers.type(node) == Identifier.Type.EMAIL && !partition.blocked().has(node)) {
                String key = numbers.identifier(node).value();
                String name = Alike.fullName(key);
                if (!name.isEmpty()) {
                    byName.computeIfAbsent(name, added -> new ArrayList<>()).add(node);
                }
                byLetters.computeIfAbsent(skeleton(key), added -> new ArrayList<>()).add(node);
            }
        }
        Map<String, Suggestion> found = new TreeMap<>();
        byLetters.values().forEach(nodes -> pairs(sightings, partition, nodes, SLIP, found));
        byName.values().forEach(nodes -> pairs(sightings, partition, nodes, NAME, found));
        return found.values().stream().sorted(ORDER).toList();
    }

    private static void pairs(Sightings sightings, Partition partition, List<Integer> nodes, int score,
            Map<String, Suggestion> found) {
        if (nodes.size() > MOST_NAMESAKES) {
            return;
        }
        List<Integer> sorted = new ArrayList<>(nodes);
        sorted.sort(sightings.numbers()::compare);
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                Identifier one = sightings.numbers().identifier(sorted.get(i));
                Identifier other = sightings.numbers().identifier(sorted.get(j));
                boolean apart = partition.groupOf(sorted.get(i)) != partition.groupOf(sorted.get(j));
                boolean alike = score == SLIP
                        ? Alike.slip(one.value(), other.value())
                        : Alike.sameName(one.value(), other.value());
                if (apart && alike && !sightings.withdrawals().keepApart(sorted.get(i), sorted.get(j))) {
                    found.putIfAbsent(one + "\n" + other, new Suggestion(one.toString(), other.toString(), score,
                            score == SLIP ? "one slip of a finger" : "the same first and last name"));
                }
            }
        }
    }

    /// What two addresses share that differ by one slip in most places: the letters of both parts in their order,
    /// without vowels and repetitions.
    private static String skeleton(String key) {
        StringBuilder skeleton = new StringBuilder();
        key.codePoints().filter(c -> Character.isLetterOrDigit(c) && "aeiou".indexOf(c) < 0).sorted()
                .forEach(c -> {
                    if (skeleton.isEmpty() || skeleton.codePointBefore(skeleton.length()) != c) {
                        skeleton.appendCodePoint(c);
                    }
                });
        return skeleton.toString();
    }
}
