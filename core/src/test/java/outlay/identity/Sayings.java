package outlay.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;
import outlay.testkit.Draw;

/// Everything that is said of people, as one text, so that two can be compared.
final class Sayings {
    private Sayings() {}

    static String of(Persons persons, List<Fact> facts) {
        List<String> lines = new ArrayList<>();
        for (Identifier identifier : new TreeSet<>(persons.identifiers())) {
            List<String> all = persons.identifiersOf(identifier);
            lines.add(identifier + " " + persons.personOf(identifier) + " " + all + persons.history(identifier));
            lines.add(persons.why(identifier, Identifier.parse(all.get(all.size() - 1)).orElseThrow()).toString());
        }
        for (Fact fact : facts) {
            if (fact instanceof Event event) {
                lines.add(event.id() + " " + persons.personOf(event));
            }
        }
        lines.add(persons.refusedTies() + " " + persons.suggestions() + " " + persons.refusals() + persons.count());
        return String.join("\n", lines);
    }

    /// Somebody's word about two who come up in [Worlds].
    static Withdrawal word(Draw draw) {
        String one = draw.pick("anonymous:a0", "anonymous:a1", "user:u0", "contact:hubspot/c0");
        String other = draw.pick("email:ann.lee@x.com", "email:an.lee@x.com", "user:u1", "click:gclid/c0", "order:o0");
        boolean ordered = one.compareTo(other) < 0;
        return new Withdrawal(Given.ACME, "w" + draw.between(0, 99), Given.at("10-05 00:00"), ordered ? one : other,
                ordered ? other : one, draw.chance(75), "");
    }
}
