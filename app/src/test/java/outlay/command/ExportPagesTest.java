package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import outlay.testkit.Checkout;
import picocli.CommandLine;

/// Each page on how to export from a platform shows the first lines of a file, the command and what the command says
/// of it; the file is imported as it stands there.
class ExportPagesTest {
    private static final Pattern SHOWN = Pattern.compile(
            "```csv\n(.*?)```\n\n```\nbin/outlay import (\\S+)([^\n]*)\n```\n\n```text\n(.*?)\n```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyPageShowsWhatIsImported() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(Checkout.root().resolve("docs/how-to/exports"))) {
            pages = files.sorted().toList();
        }
        assertThat(pages).hasSize(15);
        return pages.stream().map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
    }

    private static void check(Path page) throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(page));
        int files = 0;
        Path folder = Files.createTempDirectory("outlay-export-pages");
        while (shown.find()) {
            files++;
            Path file = Files.writeString(folder.resolve(shown.group(2)), shown.group(1));
            List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
            arguments.addAll(List.of(shown.group(3).strip().split(" ")));
            arguments.addAll(List.of("--data", folder.resolve("data").toString()));
            StringWriter out = new StringWriter();
            CommandLine command = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
            assertThat(command.execute(arguments.toArray(String[]::new))).as(out.toString()).isZero();
            assertThat(out.toString().strip()).isEqualTo(shown.group(4).strip());
            Files.delete(file);
        }
        assertThat(files).isPositive();
    }
}
