package outlay.bench.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// The visits that a way of measuring puts before each conversion, by the conversion's id, and what it takes each of
/// them for.
record Journeyed(List<List<Step>> steps) {
    /// @param channel the group that the visit is taken for
    record Step(int visit, long at, String channel) {}

    /// What really happened.
    static Journeyed truth(World world) {
        return of(world, (conversion, visit) -> conversion.people().contains(visit.person()),
                visit -> visit.channel().group());
    }

    /// What a third party's pixel sees of it: only conversions on a page that it is on, and before them only visits
    /// with the same cookie. Of a deal it sees the form that it began with; we grant it the deal's value for that.
    static Journeyed pixel(World world, Cookies cookies, Landings landings) {
        int[] script = cookies.script();
        return of(world, (conversion, visit) -> script[visit.id()] != Cookies.NONE
                && script[visit.id()] == script[conversion.where().id()] && visit.at() <= conversion.where().at(),
                landings::channel);
    }

    /// The floor: the server's cookie alone.
    static Journeyed cookie(World world, Cookies cookies, Landings landings) {
        int[] server = cookies.server();
        return of(world, (conversion, visit) -> server[visit.id()] != Cookies.NONE
                && server[visit.id()] == server[conversion.where().id()], landings::channel);
    }

    static Journeyed of(World world, BiPredicate<Conversion, Visit> joined,
            Function<Visit, String> channel) {
        List<List<Step>> all = new ArrayList<>();
        for (Conversion conversion : world.conversions()) {
            List<Step> steps = new ArrayList<>();
            for (Visit visit : world.visits()) {
                if (World.inWindow(visit.at(), conversion.at()) && joined.test(conversion, visit)) {
                    steps.add(new Step(visit.id(), visit.at(), channel.apply(visit)));
                }
            }
            all.add(List.copyOf(steps));
        }
        return new Journeyed(List.copyOf(all));
    }

    /// The visits before a conversion.
    Set<Integer> visits(int conversion) {
        Set<Integer> visits = new TreeSet<>();
        steps.get(conversion).forEach(step -> visits.add(step.visit()));
        return visits;
    }
}
