package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// Everything that is said of the people of random worlds, as it was when these fingerprints were taken. Whoever changes
/// a rule takes new ones and says so; whoever changes how people are found or kept must not.
class GoldenPeopleTest {
    @ParameterizedTest
    @CsvSource({"1, 8, fef5e793ca81f4e0", "2, 12, bee28749d114c20b", "3, 6, e04cdde71d67475a",
            "3, 16, 0176b2108601fd1c", "4, 10, 2b3cd1443cbe1d6b", "4, 24, e14ba7d400e9903f", "4, 60, f49e0d013ed8ecdb"})
    void nothingThatIsSaidOfPeopleHasChanged(int kinds, int most, String fingerprint) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Property.check(4_000, 17L * kinds + most, draw -> {
            List<Fact> facts = draw.list(1, most, each -> Worlds.fact(each, kinds));
            facts.addAll(draw.list(0, 3, GoldenPeopleTest::word));
            digest.update(said(facts).getBytes(StandardCharsets.UTF_8));
        });
        assertThat(HexFormat.of().formatHex(digest.digest(), 0, 8)).isEqualTo(fingerprint);
    }

    private static Withdrawal word(Draw draw) {
        String one = draw.pick("anonymous:a0", "anonymous:a1", "user:u0", "contact:hubspot/c0");
        String other = draw.pick("email:ann.lee@x.com", "email:an.lee@x.com", "user:u1", "click:gclid/c0", "order:o0");
        boolean ordered = one.compareTo(other) < 0;
        return new Withdrawal(Given.ACME, "w" + draw.between(0, 99), Given.at("10-05 00:00"), ordered ? one : other,
                ordered ? other : one, draw.chance(75), "");
    }

    private static String said(List<Fact> facts) {
        Persons persons = Persons.of(facts);
        List<String> lines = new ArrayList<>();
        TreeSet<Identifier> identifiers = new TreeSet<>(persons.identifiers());
        for (Identifier identifier : identifiers) {
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
}
