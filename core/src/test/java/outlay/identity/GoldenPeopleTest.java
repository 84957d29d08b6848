package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.fact.Fact;
import outlay.testkit.Property;

/// Everything that is said of the people of random worlds, as it was when these fingerprints were taken. Whoever
/// changes a rule takes new ones and says so; whoever changes how people are found or kept must not.
class GoldenPeopleTest {
    @ParameterizedTest
    @CsvSource({"1, 8, 94d6014cbeebfc77", "2, 12, d918d091becbc1d7", "3, 6, 401d5ff4743de036",
            "3, 16, 17676594728a4812", "4, 10, 9cd072cc12ea665b", "4, 24, 1c71cdd3ad4379e8", "4, 60, 258be6171198b765"})
    void nothingThatIsSaidOfPeopleHasChanged(int kinds, int most, String fingerprint) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Property.exactly(4_000, 17L * kinds + most, draw -> {
            List<Fact> facts = draw.list(1, most, each -> Worlds.fact(each, kinds));
            facts.addAll(draw.list(0, 3, Sayings::word));
            digest.update(Sayings.of(Persons.of(facts), facts).getBytes(StandardCharsets.UTF_8));
        });
        assertThat(HexFormat.of().formatHex(digest.digest(), 0, 8)).isEqualTo(fingerprint);
    }
}
