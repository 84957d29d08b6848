package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import outlay.json.Json;
import outlay.testkit.SharedData;
import tools.jackson.databind.JsonNode;

/// The command that shows what a platform gets.
class NormalizeCommandTest {
    @TestFactory
    Stream<DynamicTest> everyVectorComesOutAsComputedElsewhere() throws Exception {
        JsonNode vectors = Json.records()
                .readTree(Files.readAllBytes(SharedData.path("conversions/vectors.json")));
        assertThat(vectors.size()).isGreaterThan(50);
        return StreamSupport.stream(vectors.spliterator(), false).map(vector -> DynamicTest.dynamicTest(
                vector.path("platform").asString() + " " + vector.path("field").asString() + " "
                        + vector.path("input").asString(),
                () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        JsonNode got = json("--platform", vector.path("platform").asString(), "--field",
                vector.path("field").asString(), vector.path("input").asString());
        if (vector.path("normalized").isNull()) {
            assertThat(got.has("dropped")).as("%s", got).isTrue();
            assertThat(got.size()).isEqualTo(1);
        } else {
            assertThat(got.path("normalized").asString()).isEqualTo(vector.path("normalized").asString());
            assertThat(got.path("sha256").asString()).isEqualTo(vector.path("sha256").asString());
        }
    }

    @Test
    void saysWhereTheCountryIsMissing() {
        assertThat(json("--platform", "meta", "--field", "phone", "06 12 34 56 78").toString())
                .isEqualTo("{\"dropped\":\"country-missing\"}");
        assertThat(json("--platform", "meta", "--field", "phone", "06 12 34 56 78", "--country", "fr")
                .path("normalized").asString()).isEqualTo("33612345678");
        assertThat(json("--platform", "meta", "--field", "phone(fr)", "06 12 34 56 78").path("normalized").asString())
                .isEqualTo("33612345678");
    }

    @Test
    void whatAPlatformDoesNotTakeIsDroppedAndWhatNobodyTakesIsAMistake() {
        assertThat(json("--platform", "linkedin", "--field", "phone", "+16505551212").toString())
                .isEqualTo("{\"dropped\":\"not-taken\"}");
        assertThat(run("--platform", "linkedin", "--field", "shoe_size", "42"))
                .startsWith("2 --field \"shoe_size\" is not known; linkedin takes email (SHA256_EMAIL)");
        assertThat(run("--platform", "orkut", "--field", "email", "a@example.com"))
                .startsWith("2 --platform \"orkut\" is not known; there are amazon, google");
        assertThat(run("--platform", "meta", "--field", "phone", "1", "--country", "Atlantis"))
                .startsWith("2 --country \"Atlantis\" is no country; write two letters like US");
    }

    @Test
    void clearValuesHaveNoHash() {
        assertThat(json("--platform", "google", "--field", "region_code", "united kingdom").toString())
                .isEqualTo("{\"normalized\":\"GB\",\"sha256\":null}");
    }

    @Test
    void aTableSaysWhy() {
        assertThat(run("--platform", "meta", "--field", "gender", "x")).startsWith("0 ").contains("malformed",
                "it cannot be what the field is for");
        assertThat(run("--platform", "google", "--field", "phone", "+1 650 253 0000", "--format", "csv"))
                .contains("+16502530000,3ad9f10d73829a714b1383221691d4dbf08484f3ceeae884f53053a1c7bb0a92");
    }

    private static JsonNode json(String... words) {
        String printed = run(Stream.concat(Stream.of(words), Stream.of("--format", "json")).toArray(String[]::new));
        assertThat(printed).startsWith("0 ");
        return Json.records().readTree(printed.substring(2));
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(Stream.concat(Stream.of("normalize"), Stream.of(words)).toArray(String[]::new));
        return status + " " + out;
    }
}
