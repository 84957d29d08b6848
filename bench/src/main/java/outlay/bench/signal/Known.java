package outlay.bench.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.attribution.Verdict;
import outlay.identity.Identifier;
import outlay.identity.Persons;
import outlay.report.Books;
import outlay.report.Receipt;

/// What Outlay made of a world: its reports, and whom it takes for one person.
///
/// @param journeyed the visits that its receipts count, by conversion
/// @param people    by conversion the names of those to whom its receipt gives it
record Known(Books books, Persons persons, Journeyed journeyed, List<Set<String>> people) {
    static Known of(World world, String client, Books books, Persons persons) {
        Map<String, Integer> visits = new HashMap<>();
        world.visits().forEach(visit -> visits.put(Site.pageId(world, visit.id()), visit.id()));
        List<List<Journeyed.Step>> all = new ArrayList<>();
        List<Set<String>> people = new ArrayList<>();
        for (Conversion conversion : world.conversions()) {
            Optional<Receipt> receipt = Credits.receipt(world, books, client, Rule.LINEAR, conversion.id());
            List<Journeyed.Step> steps = new ArrayList<>();
            receipt.ifPresent(found -> found.steps().stream().filter(step -> step.verdict() == Verdict.COUNTS)
                    .forEach(step -> steps.add(new Journeyed.Step(visit(visits, step),
                            step.touch().at().toEpochMilli(), step.touch().source().channel()))));
            all.add(List.copyOf(steps));
            people.add(receipt.map(found -> Set.copyOf(found.people())).orElse(Set.of()));
        }
        return new Known(books, persons, new Journeyed(List.copyOf(all)), List.copyOf(people));
    }

    private static int visit(Map<String, Integer> visits, Receipt.Step step) {
        Integer visit = visits.get(step.touch().id());
        if (visit == null) {
            throw new IllegalStateException("the touch " + step.touch() + " is no visit");
        }
        return visit;
    }

    /// The person to whom Outlay gives an identifier.
    Optional<String> person(Observables.Node node) {
        Optional<Identifier> identifier = switch (node.type()) {
            case COOKIE -> Identifier.accepts(Identifier.Type.ANONYMOUS, node.value());
            case ADDRESS -> Identifier.accepts(Identifier.Type.EMAIL, node.value());
            case USER -> Identifier.accepts(Identifier.Type.USER, node.value());
            case CONTACT -> Identifier.accepts(Identifier.Type.CONTACT, "hubspot/" + node.value());
        };
        return identifier.flatMap(persons::personOf);
    }

    /// Pairs of identifiers that Outlay takes for one person's, and how many of them nobody used both of.
    record Pairs(long all, long wrong) {
        double wrongShare() {
            return all == 0 ? 0 : (double) wrong / all;
        }
    }

    Pairs pairs(World world, Cookies cookies, Observables observables) {
        Set<Observables.Node> everything = new HashSet<>(observables.nodes());
        world.visits().stream().filter(visit -> cookies.server()[visit.id()] != Cookies.NONE)
                .forEach(visit -> everything.add(observables.cookie(visit)));
        // Who used each identifier, by the person in Outlay whose it is.
        Map<String, Map<String, Set<Integer>>> merged = new HashMap<>();
        for (Observables.Node node : everything) {
            person(node).ifPresent(name -> merged.computeIfAbsent(name, added -> new TreeMap<>())
                    .computeIfAbsent(node.type() + ":" + node.value(), added -> new TreeSet<>()).add(node.person()));
        }
        long all = 0;
        long wrong = 0;
        for (Map<String, Set<Integer>> identifiers : merged.values()) {
            List<Set<Integer>> one = List.copyOf(identifiers.values());
            for (int i = 0; i < one.size(); i++) {
                for (int j = 0; j < i; j++) {
                    all++;
                    wrong += Collections.disjoint(one.get(i), one.get(j)) ? 1 : 0;
                }
            }
        }
        return new Pairs(all, wrong);
    }
}
