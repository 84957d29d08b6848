package outlay.bench.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import outlay.base.ClientId;
import outlay.journey.Evidence;

/// Any number of draws, each as two clients of an installation: the world as it is, and as it was before browsers and
/// consent took what they take. Draws go through an installation in groups, because their requests share its clock.
final class Draws {
    /// Outlay has nothing to do with how many there are; the memory of this process has.
    private static final int IN_A_GROUP = 12;
    private static final List<Stack> COMPARED = List.of(Stack.PIXEL, Stack.OUTLAY);

    private final Preset preset;
    private final long seed;
    private final int people;
    private final Path folder;
    private final Told told;

    /// Hears how far it is.
    @FunctionalInterface
    interface Told {
        void progress(String line);
    }

    /// @param measures by name
    record Outcome(int number, Rates rates, Measures measures, Causes causes,
            SortedMap<String, Map<Stack, Double>> returns) {}

    Draws(Preset preset, long seed, int people, Path folder, Told told) {
        this.preset = preset;
        this.seed = seed;
        this.people = people;
        this.folder = folder;
        this.told = told;
    }

    /// @param stop what is under way is given up when it says so; what is done is kept
    List<Outcome> run(int count, BooleanSupplier stop) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < count && !stop.getAsBoolean(); from += IN_A_GROUP) {
            outcomes.addAll(group(from, Math.min(count, from + IN_A_GROUP), stop));
            told.progress(outcomes.size() + " of " + count + " draws are done");
        }
        return outcomes;
    }

    /// The seed of a draw's world.
    static Chance chance(long seed, int draw) {
        return new Chance(new Chance(seed).below(Integer.MAX_VALUE, "draw", draw));
    }

    private List<Outcome> group(int from, int to, BooleanSupplier stop) throws IOException, InterruptedException {
        List<Draw> today = new ArrayList<>();
        List<Draw> before = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Chance chance = chance(seed, number);
            Rates rates = preset.draw(chance);
            World world = WorldMaker.make(chance, rates, people);
            if (world.conversions().isEmpty()) {
                throw new IOException("draw " + number + " has no conversion; simulate more people with --persons");
            }
            today.add(Draw.of("today-" + number, world));
            before.add(Draw.of("before-" + number, world.with(preset.before(rates))));
        }
        List<Draw> all = new ArrayList<>(today);
        all.addAll(before);
        List<Known> known = seen(all, folder, stop);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < today.size() && !known.isEmpty(); i++) {
            outcomes.add(outcome(from + i, today.get(i), before.get(i), known.get(i),
                    known.get(today.size() + i)));
        }
        return outcomes;
    }

    /// Lets one installation see worlds, each as a client of its own, and gives what it made of each; nothing where it
    /// was stopped.
    static List<Known> seen(List<Draw> draws, Path folder, BooleanSupplier stop)
            throws IOException, InterruptedException {
        List<String> clients = draws.stream().map(Draw::client).toList();
        try (Installation installation = Installation.start(folder, clients)) {
            List<Sending> sendings = new ArrayList<>();
            for (int i = 0; i < draws.size(); i++) {
                sendings.addAll(draws.get(i).sendings(installation, (long) i << Integer.SIZE));
            }
            try (Traffic traffic = new Traffic(installation.clock(), installation.port())) {
                if (!traffic.send(sendings, stop)) {
                    return List.of();
                }
            }
            for (Draw draw : draws) {
                draw.importFiles(installation);
            }
            Map<ClientId, Evidence> evidence = installation.evidence();
            return draws.stream().map(draw -> draw.known(evidence.getOrDefault(new ClientId(draw.client()),
                    new Evidence(1)))).toList();
        }
    }

    private static Outcome outcome(int number, Draw today, Draw before, Known now, Known then) {
        Measures measures = today.measures(now);
        Measures earlier = before.measures(then);
        for (Rule rule : Rule.values()) {
            for (Stack stack : COMPARED) {
                String key = rule.label() + "." + stack.label() + ".";
                double accuracy = earlier.of(key + "accuracy");
                measures.put(key + "accuracy_before", accuracy);
                measures.put(key + "deterioration", 1 - measures.of(key + "accuracy") / accuracy);
            }
        }
        Causes causes = Causes.of(today.world(), today.cookies(), today.observables(), today.truth(), today.oracle(),
                now);
        return new Outcome(number, today.world().rates(), measures, causes, today.returns(now));
    }
}
