package outlay.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the platforms and the CRM say later about some of what the demo's files said: other costs of days that were
/// reported, a deal that was lost after all, another amount, other dates and another address of contacts.
final class Restated {
    private static final String LATER = "2026-09-29 10:00";

    private Restated() {}

    /// @param demo the folder of the demo's files
    static List<Path> written(Path demo, Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(spend(demo, folder), deals(demo, folder), contacts(demo, folder));
    }

    /// One ad of several on each of two days: the later report of a day replaces the earlier one as a whole.
    private static Path spend(Path demo, Path folder) throws IOException {
        SplitFile report = SplitFile.of(only(demo.resolve("tiktok-ads")), true);
        List<String> lines = new ArrayList<>(report.head());
        for (int i : List.of(0, 2)) {
            String[] cells = report.rows().get(i).split(",GBP,");
            lines.add(cells[0] + ",GBP,1" + cells[1]);
        }
        return Files.writeString(folder.resolve("restated-spend.csv"), String.join("", lines), report.encoding());
    }

    private static Path deals(Path demo, Path folder) throws IOException {
        List<String> lines = Files.readAllLines(demo.resolve("hubspot").resolve("deals.csv"));
        List<String> won = lines.stream().filter(line -> line.contains("\"Closed Won\"")).toList();
        int modified = cells(lines.getFirst()).indexOf("Last Modified Date");
        int amount = cells(lines.getFirst()).indexOf("Amount");
        return Files.write(folder.resolve("restated-deals.csv"), List.of(lines.getFirst(),
                changed(won.get(0), modified, date -> LATER).replace("\"Closed Won\"", "\"Closed Lost\"")
                        .replace("\"true\"", "\"false\""),
                changed(changed(won.get(1), modified, date -> LATER), amount, minor -> "1" + minor)));
    }

    private static Path contacts(Path demo, Path folder) throws IOException {
        List<String> lines = Files.readAllLines(demo.resolve("hubspot").resolve("contacts.csv"));
        List<String> header = cells(lines.getFirst());
        int modified = header.indexOf("Last Modified Date");
        int lead = header.indexOf("Became a Lead Date");
        int email = header.indexOf("Email");
        List<String> restated = new ArrayList<>(List.of(lines.getFirst()));
        for (int i = 1; i <= 60; i++) {
            String line = changed(lines.get(i), modified, date -> LATER);
            restated.add(switch (i % 3) {
                case 0 -> changed(line, lead, date -> "2026-09-20 08:00");
                case 1 -> changed(line, lead, date -> "");
                default -> changed(line, email, address -> "new-" + address);
            });
        }
        return Files.write(folder.resolve("restated-contacts.csv"), restated);
    }

    /// Every cell of the CRM's files is quoted.
    private static List<String> cells(String line) {
        return List.of(line.substring(1, line.length() - 1).split("\",\"", -1));
    }

    private static String changed(String line, int column, UnaryOperator<String> change) {
        List<String> cells = new ArrayList<>(cells(line));
        cells.set(column, change.apply(cells.get(column)));
        return "\"" + String.join("\",\"", cells) + "\"";
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
