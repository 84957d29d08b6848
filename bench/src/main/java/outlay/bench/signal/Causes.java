package outlay.bench.signal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Why visits are missing before conversions, or are there though they are somebody else's: by cause, how many pairs of
/// a visit and a conversion.
///
/// @param lost        what no lawful evidence could have linked
/// @param missed      what lawful evidence links and Outlay does not, by the evidence that it did not use
/// @param wrong       what Outlay links and the truth does not
record Causes(Map<String, Integer> lost, Map<String, Integer> missed, Map<String, Integer> wrong) {
    Causes {
        lost = new TreeMap<>(lost);
        missed = new TreeMap<>(missed);
        wrong = new TreeMap<>(wrong);
    }

    static Causes none() {
        return new Causes(Map.of(), Map.of(), Map.of());
    }

    static Causes of(World world, Cookies cookies, Observables observables, Journeyed truth, Journeyed oracle,
            Known known) {
        Causes causes = none();
        for (Conversion conversion : world.conversions()) {
            Set<Integer> real = truth.visits(conversion.id());
            Set<Integer> possible = oracle.visits(conversion.id());
            Set<Integer> found = known.journeyed().visits(conversion.id());
            for (int id : real) {
                Visit visit = world.visits().get(id);
                if (!possible.contains(id) && !found.contains(id)) {
                    count(causes.lost, lost(conversion, visit, cookies, observables));
                } else if (!found.contains(id)) {
                    count(causes.missed, missed(conversion, visit, observables, known));
                }
            }
            for (int id : found) {
                if (!real.contains(id)) {
                    count(causes.wrong, wrong(conversion, world.visits().get(id), world));
                }
            }
        }
        return causes;
    }

    Causes plus(Causes other) {
        Causes sum = new Causes(lost, missed, wrong);
        other.lost.forEach((cause, count) -> sum.lost.merge(cause, count, Integer::sum));
        other.missed.forEach((cause, count) -> sum.missed.merge(cause, count, Integer::sum));
        other.wrong.forEach((cause, count) -> sum.wrong.merge(cause, count, Integer::sum));
        return sum;
    }

    private static void count(Map<String, Integer> causes, String cause) {
        causes.merge(cause, 1, Integer::sum);
    }

    private static String lost(Conversion conversion, Visit visit, Cookies cookies, Observables observables) {
        if (visit.browser().refuses()) {
            return "refused to be measured";
        }
        if (visit.browser().tagBlocked()) {
            return "a blocker stopped the tag";
        }
        if (observables.starts(conversion).isEmpty()) {
            return "bought in a browser that refused to be measured";
        }
        boolean sameBrowser = visit.browser().equals(conversion.where().browser());
        return sameBrowser && cookies.server()[visit.id()] != cookies.server()[conversion.where().id()]
                ? "the cookie was deleted, and nobody said before who it was"
                : "nobody ever said in that browser who it was";
    }

    /// The first evidence on the way from the conversion to the visit at which Outlay has two people.
    private static String missed(Conversion conversion, Visit visit, Observables observables, Known known) {
        Set<String> people = known.people().get(conversion.id());
        String last = "the conversion's own identifiers";
        for (Observables.Edge edge : observables.chain(conversion, visit)) {
            last = edge.evidence().words();
            Optional<String> person = known.person(edge.to());
            if (person.isPresent() && !people.contains(person.get())) {
                return last;
            }
        }
        return known.person(observables.cookie(visit)).map(people::contains).orElse(false)
                ? "given to somebody else in the same browser, or out of its time"
                : last;
    }

    private static String wrong(Conversion conversion, Visit visit, World world) {
        boolean shared = conversion.people().stream()
                .anyMatch(person -> world.people().get(person).browsers().contains(visit.browser()));
        if (conversion.people().contains(visit.person())) {
            return "a visit out of its time";
        }
        return shared ? "somebody else in the same browser" : "somebody else, joined by evidence";
    }

    /// The causes with the most pairs first.
    static List<Map.Entry<String, Integer>> ranked(Map<String, Integer> causes) {
        return causes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
