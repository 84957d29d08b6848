package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;

/// The countable rules of the house.
class TidyTest {
    private static final int MOST_LINES_A_FILE = 400;
    private static final int MOST_LINES_A_METHOD = 60;
    private static final int MOST_COLUMNS = 120;
    private static final Pattern METHOD = Pattern
            .compile(
                    "^( {4}| {8})(?!.*\\b(?:record|class|interface|enum|return|new)\\b)(?! *[A-Z_0-9]+\\()"
                            + "[A-Za-z@<][^=;]*\\(.*(?:\\{|,|\\()$");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);$");
    private static final Pattern MARKER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");
    private static final Pattern REGISTRY = Pattern.compile(
            "registry\\.np" + "mjs|np" + "mjs\\.org|repo1?\\.ma" + "ven|ma" + "ven\\.org/(?!POM|xsd)|deb\\.deb"
                    + "ian|py" + "pi\\.org");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w./])/(?:wo" + "rk|ro" + "ot|home/\\w+)/");

    @Test
    void filesAreShortAndLinesFit() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(".java", ".ts", ".tsx", ".css")) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() > MOST_LINES_A_FILE) {
                wrong.add(file + " has " + lines.size() + " lines; the most is " + MOST_LINES_A_FILE);
            }
            for (int i = 0; i < lines.size(); i++) {
                boolean textTable = lines.get(i).contains(" | ") && file.toString().contains("src/test");
                if (lines.get(i).length() > MOST_COLUMNS && !textTable) {
                    wrong.add(file + ":" + (i + 1) + " is " + lines.get(i).length() + " columns wide");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void methodsFitOnAScreen() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(".java")) {
            List<String> lines = Files.readAllLines(file);
            int start = -1;
            String end = "";
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                Matcher method = METHOD.matcher(line);
                if (start < 0 && method.find()) {
                    start = i;
                    end = method.group(1) + "}";
                } else if (start >= 0 && line.equals(end)) {
                    if (i - start + 1 > MOST_LINES_A_METHOD) {
                        wrong.add(file + ":" + (start + 1) + " has " + (i - start + 1) + " lines");
                    }
                    start = -1;
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyImportIsUsed() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(".java")) {
            String text = Files.readString(file);
            String body = IMPORT.matcher(text).replaceAll("");
            Matcher imported = IMPORT.matcher(text);
            while (imported.find()) {
                if (!Pattern.compile("\\b" + imported.group(1) + "\\b").matcher(body).find()) {
                    wrong.add(file + ": " + imported.group().strip());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : tracked()) {
            String name = file.toString();
            if (name.matches(".*\\.(png|gif|ico|csv|gz|parquet|jar)$") || name.contains("src/test/resources")) {
                continue;
            }
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (MARKER.matcher(line).find() || REGISTRY.matcher(line).find()
                        || MACHINE_PATH.matcher(line).find()) {
                    wrong.add(file + ":" + (i + 1) + ": " + line.strip());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> sources(String... endings) throws IOException {
        return tracked().stream().filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    }

    /// Every text file of the checkout that is written by hand.
    private static List<Path> tracked() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*/(\\.git|target|node_modules|data|\\.idea)/.*"))
                    .filter(file -> !file.endsWith(".git"))
                    .sorted().toList();
        }
    }
}
