package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outlay.alert.Kind;
import outlay.tagging.UrlTemplate;
import outlay.testkit.Checkout;
import outlay.command.Outlay;
import outlay.metric.Metric;
import outlay.reconcile.Reason;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Reference pages are what the code says. `-Dgolden.write` writes them again.
class ReferenceDocsTest {
    @Test
    void theCommandLinePageIsWhatHelpPrints() throws IOException {
        StringBuilder page = new StringBuilder("# Command line\n\nAs `bin/outlay help` prints it. ")
                .append("Exit status: 0 done, 1 failed, 2 wrong usage.\n");
        CommandLine outlay = Outlay.commandLine();
        append(page, "outlay", outlay);
        outlay.getSubcommands().forEach((name, command) -> {
            append(page, "outlay " + name, command);
            command.getSubcommands().forEach((sub, below) -> append(page, "outlay " + name + " " + sub, below));
        });
        check("docs/reference/command-line.md", page.toString());
    }

    @Test
    void theMetricsPageIsWhatMetricSays() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                        # Metrics

                        Every report carries these columns. A ratio without denominator is empty, never zero; a ratio of
                        a total is computed from the total's sums, never averaged.

                        | column | what it says | formula | unit |
                        |---|---|---|---|
                        """);
        for (Metric metric : Metric.values()) {
            page.append("| `").append(metric.label()).append("` | ").append(metric.sentence()).append(" | ")
                    .append(metric.formula()).append(" | ").append(unit(metric.unit())).append(" |\n");
        }
        check("docs/reference/metrics.md", page.toString());
    }

    @Test
    void thePageOfReasonsHasThemAllInTheirOrder() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Reason reason : Reason.values()) {
            table.append("| `").append(reason.label()).append("` | ").append(reason.sentence()).append(" | ")
                    .append(reason.test()).append(" | ").append(reason.remedy()).append(" |\n");
        }
        assertThat(Files.readString(Checkout.root().resolve("docs/concepts/why-numbers-differ.md")))
                .contains(table.toString());
    }

    @Test
    void thePageOfUrlTemplatesIsWhatTheAuditHandsOut() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                        # URL templates

                        Paste the line of a platform where it says, and every visit names its campaign, ad group and
                        ad by their ids, which stay when names change. `outlay report tagging` says which ads need it.
                        """);
        for (UrlTemplate template : UrlTemplate.ALL) {
            page.append("\n## ").append(template.name()).append("\n\nWhere: ").append(template.where()).append(".\n");
            if (template.byHand()) {
                page.append("No placeholders are known for sure: write the ids in place of the words in capitals.\n");
            }
            page.append("\n```\n").append(template.suffix()).append("\n```\n\nThe platform adds by itself: ")
                    .append(template.autoTags().stream().map(id -> "`" + id + "`").collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        check("docs/reference/url-templates.md", page.toString());
    }

    @Test
    void thePageOfAlertsHasEveryRule() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Kind kind : Kind.values()) {
            table.append("| `").append(kind.label()).append("` | ").append(kind.sentence()).append(" | ")
                    .append(kind.measure()).append(" | ")
                    .append(kind.usual().threshold().orElseThrow().toPlainString()).append(" | ")
                    .append(kind.usual().days()).append(" |\n");
        }
        assertThat(Files.readString(Checkout.root().resolve("docs/how-to/get-alerts.md"))).contains(table.toString());
    }

    private static String unit(Metric.Unit unit) {
        return switch (unit) {
            case MONEY -> "money of the row's currency";
            case COUNT -> "whole number";
            case CREDIT -> "credited number, a fraction where credit was divided";
            case RATIO -> "plain ratio";
        };
    }

    private static void append(StringBuilder page, String name, CommandLine command) {
        String usage = command.getUsageMessage(Ansi.OFF).stripTrailing();
        page.append("\n## ").append(name).append("\n\n```\n").append(usage).append("\n```\n");
    }

    private static void check(String path, String expected) throws IOException {
        Path file = Checkout.root().resolve(path);
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).as(path + " (write it again with -Dgolden.write)").isEqualTo(expected);
    }
}
