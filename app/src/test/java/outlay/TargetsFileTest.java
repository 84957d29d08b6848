package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.plan.Segment;
import outlay.plan.Target;

class TargetsFileTest {
    private static final String HEADER = "client,channel,campaign,country,industry,employees_from,employees_to,"
            + "currency,max_cpa,monthly_budget\n";

    @TempDir
    Path folder;

    @Test
    void aRowWithFactsOfCompaniesIsOfASegment() throws IOException {
        List<String> mistakes = new ArrayList<>();
        List<Target> targets = read(HEADER + "acme,,,,,,,USD,500,70000\n"
                + "acme,,,Germany | Austria,Software,1000,,USD,6000,\n", mistakes);
        assertThat(mistakes).isEmpty();
        assertThat(targets.get(0).segment()).isEmpty();
        Segment segment = targets.get(1).segment().orElseThrow();
        assertThat(segment.countries()).containsExactly("Austria", "Germany");
        assertThat(segment.industries()).containsExactly("Software");
        assertThat(segment.leastEmployees()).isEqualTo(OptionalLong.of(1_000));
        assertThat(segment.mostEmployees()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'acme,,,Germany,,,,USD,500,100', nobody spends by segment",
            "'acme,,,,,many,,USD,500,', employees_from \"many\" must be a whole number",
            "'acme,,,,,10,5,USD,500,', employees_from must not be more than employees_to",
            "'acme,,,,,,,USD,500,', have a target already"})
    void namesTheLineAndTheMistake(String row, String message) throws IOException {
        List<String> mistakes = new ArrayList<>();
        assertThat(read(HEADER + "acme,,,,,,,USD,400,\n" + row + "\n", mistakes)).isEmpty();
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst()).contains("targets.csv:3: ").contains(message);
    }

    private List<Target> read(String text, List<String> mistakes) throws IOException {
        return TargetsFile.read(Files.writeString(folder.resolve("targets.csv"), text), mistakes);
    }
}
