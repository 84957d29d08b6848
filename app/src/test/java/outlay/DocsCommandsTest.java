package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.command.Outlay;
import outlay.testkit.Checkout;

/// The commands of the README and the tutorial run, in their order, over the demo.
class DocsCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^bin/outlay (.+)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path data;

    @Test
    void everyCommandOfTheTutorialDoesWhatItSays() throws Exception {
        List<String> ran = new ArrayList<>();
        for (String document : List.of("docs/tutorial/first-dollar.md", "README.md")) {
            Matcher command = COMMAND.matcher(Files.readString(Checkout.root().resolve(document)));
            while (command.find()) {
                // A server runs until it is stopped, the tests are this, and nobody else has the reader's exports.
                if (!command.group(1).matches("(serve|test|bench|demo)|.*~/.*|.*--client acme.*")) {
                    ran.add(run(command.group(1)));
                }
            }
        }
        assertThat(ran).hasSizeGreaterThan(5);
        assertThat(ran.getFirst()).contains("ad-report-2026-07.csv: imported, google-ads, 527 rows", "91,829.73",
                "203,155.32");
    }

    private String run(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(text.startsWith("data/") ? data.resolve(text.substring("data/".length())).toString() : text);
        }
        words.add("--data");
        words.add(data.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        assertThat(status).as("%s: %s", line, err).isZero();
        assertThat(out.toString()).as(line).isNotBlank();
        return out.toString();
    }
}
