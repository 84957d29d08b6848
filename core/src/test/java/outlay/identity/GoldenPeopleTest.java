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
    @CsvSource({"1, 8, 37b52a71d94df352", "2, 12, f21403f4cc03aa93", "3, 6, c9560d24a576b04e",
            "3, 16, 1c06069293ad45a3", "4, 10, 68910989c30b1e1f", "4, 24, ecd0e71c0114b4da", "4, 60, 8a08ebff29a55893"})
    void nothingThatIsSaidOfPeopleHasChanged(int kinds, int most, String fingerprint) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Property.exactly(1_000, 17L * kinds + most, draw -> {
            List<Fact> facts = draw.list(1, most, each -> Worlds.fact(each, kinds));
            facts.addAll(draw.list(0, 3, Sayings::word));
            digest.update(Sayings.of(Persons.of(facts), facts).getBytes(StandardCharsets.UTF_8));
        });
        assertThat(HexFormat.of().formatHex(digest.digest(), 0, 8)).isEqualTo(fingerprint);
    }
}
