package outlay.bench.signal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.journey.Evidence;
import outlay.report.Books;

/// One world with its losses, and how well each way of measuring saw it.
///
/// @param client under which Outlay keeps it
record Draw(String client, World world, Cookies cookies, Landings landings, Crm crm, Observables observables) {
    static Draw of(String client, World world) {
        Cookies cookies = Cookies.of(world);
        Landings landings = new Landings(world);
        Crm crm = Crm.of(world, cookies, landings);
        return new Draw(client, world, cookies, landings, crm, new Observables(world, cookies, crm));
    }

    List<Sending> sendings(Installation installation, long lanes) {
        return new Site(world, cookies, landings, installation.browserKey(client), installation.serverKey(client),
                lanes).sendings();
    }

    void importFiles(Installation installation) throws IOException, InterruptedException {
        installation.importFiles(client, new CrmFiles(world, crm).write(installation.folder(client)));
    }

    Known known(Evidence evidence) {
        return Known.of(world, client, Books.of(evidence), evidence.persons());
    }

    Journeyed truth() {
        return Journeyed.truth(world);
    }

    Journeyed oracle() {
        return observables.oracle(landings);
    }

    /// The accuracy of each stack by rule: `linear.outlay.accuracy` and so on, without what needs two worlds.
    Measures measures(Known known) {
        Map<Stack, Journeyed> seen = new EnumMap<>(Stack.class);
        seen.put(Stack.PIXEL, Journeyed.pixel(world, cookies, landings));
        seen.put(Stack.FLOOR, Journeyed.cookie(world, cookies, landings));
        seen.put(Stack.OUTLAY, known.journeyed());
        seen.put(Stack.ORACLE, oracle());
        Journeyed truth = truth();
        Measures measures = new Measures(new TreeMap<>());
        for (Rule rule : Rule.values()) {
            Credits real = Credits.of(world, truth, rule);
            seen.forEach((stack, journeyed) -> {
                Credits credits = stack == Stack.OUTLAY
                        ? Credits.of(world, known.books(), client, rule)
                        : Credits.of(world, journeyed, rule);
                String key = rule.label() + "." + stack.label() + ".";
                measures.put(key + "accuracy", credits.accuracy(world, real));
                measures.put(key + "channel_share_error", credits.channelShareError(world, real));
                measures.put(key + "roas_error", credits.roasError(world, real));
            });
            ratios(measures, rule.label());
        }
        seen.forEach((stack, journeyed) -> links(measures, stack, journeyed, truth));
        Known.Pairs pairs = known.pairs(world, cookies, observables);
        measures.put("identity.false_merge_rate", pairs.wrongShare());
        measures.put("identity.pairs", (double) pairs.all());
        measures.put("world.conversions", world.conversions().size());
        measures.put("world.visits", world.visits().size());
        measures.put("world.multi_device_conversions", severalDevices(truth));
        return measures;
    }

    /// By paid channel what a stack credits it with by the linear rule, with what it really earned as 1. Its spend is
    /// the same in both, so that this is the return on ad spend as a part of the real one.
    SortedMap<String, Map<Stack, Double>> returns(Known known) {
        SortedMap<String, Double> real = Credits.of(world, truth(), Rule.LINEAR).revenue(world);
        Map<Stack, SortedMap<String, Double>> seen = new EnumMap<>(Stack.class);
        seen.put(Stack.PIXEL,
                Credits.of(world, Journeyed.pixel(world, cookies, landings), Rule.LINEAR).revenue(world));
        seen.put(Stack.OUTLAY, Credits.of(world, known.books(), client, Rule.LINEAR).revenue(world));
        SortedMap<String, Map<Stack, Double>> returns = new TreeMap<>();
        for (Channel channel : Channel.values()) {
            double earned = real.getOrDefault(channel.group(), 0.0);
            if (channel.paid() && earned > 0) {
                Map<Stack, Double> each = new EnumMap<>(Stack.class);
                seen.forEach((stack, revenue) -> each.put(stack,
                        revenue.getOrDefault(channel.group(), 0.0) / earned));
                returns.put(channel.group(), each);
            }
        }
        return returns;
    }

    private static void ratios(Measures measures, String rule) {
        double floor = measures.of(rule + ".floor.accuracy");
        double oracle = measures.of(rule + ".oracle.accuracy");
        double outlay = measures.of(rule + ".outlay.accuracy");
        // Where the cookie alone sees all that can be seen, nothing is left to resolve.
        measures.put(rule + ".resolution_score", oracle - floor < 1e-9 ? 1 : (outlay - floor) / (oracle - floor));
        double pixel = measures.of(rule + ".pixel.roas_error");
        double ours = measures.of(rule + ".outlay.roas_error");
        measures.put(rule + ".roas_error_ratio", pixel == 0 ? (ours == 0 ? 0 : Double.MAX_VALUE) : ours / pixel);
    }

    private void links(Measures measures, Stack stack, Journeyed journeyed, Journeyed truth) {
        long right = 0;
        long found = 0;
        long real = 0;
        for (Conversion conversion : world.conversions()) {
            Set<Integer> seen = journeyed.visits(conversion.id());
            Set<Integer> visits = truth.visits(conversion.id());
            found += seen.size();
            real += visits.size();
            right += seen.stream().filter(visits::contains).count();
        }
        measures.put("links." + stack.label() + ".precision", found == 0 ? 1 : (double) right / found);
        measures.put("links." + stack.label() + ".recall", (double) right / real);
    }

    private double severalDevices(Journeyed truth) {
        long several = world.conversions().stream()
                .filter(conversion -> truth.visits(conversion.id()).stream()
                        .map(visit -> world.visits().get(visit).browser()).distinct().count() > 1)
                .count();
        return (double) several / world.conversions().size();
    }
}
