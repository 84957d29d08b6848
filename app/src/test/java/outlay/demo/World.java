package outlay.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a written world back with none of the code that wrote it.
record World(Path folder, Path truth) {
    /// The only file in a folder, or the one whose name contains some text.
    Path file(String directory, String part) {
        try (Stream<Path> files = Files.list(folder.resolve(directory))) {
            List<Path> found = files.filter(file -> String.valueOf(file.getFileName()).contains(part)).toList();
            if (found.size() != 1) {
                throw new AssertionError(directory + " has " + found);
            }
            return found.getFirst();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static String text(Path file, Charset encoding) throws IOException {
        String text = new String(Files.readAllBytes(file), encoding);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// All records of a file, those above the header included.
    static List<List<String>> csv(Path file, Charset encoding, char separator) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(text(file, encoding)).forEach(row -> rows.add(row.getFields()));
        return rows;
    }

    /// The sum of a column over rows, each number as it stands in the file once grouping is taken out.
    static BigDecimal sum(List<List<String>> rows, int column, String grouping) {
        BigDecimal sum = BigDecimal.ZERO;
        for (List<String> row : rows) {
            sum = sum.add(number(row.get(column), grouping));
        }
        return sum;
    }

    static BigDecimal number(String cell, String grouping) {
        return new BigDecimal(cell.replace(grouping, "").replace(',', '.'));
    }

    JsonNode totals() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(truth.resolve("truth.json")));
    }

    List<JsonNode> people() throws IOException {
        return Files.readAllLines(truth.resolve("people.jsonl")).stream().map(JsonMapper.shared()::readTree).toList();
    }

    List<String> events(String file) throws IOException {
        return Files.readAllLines(folder.resolve("events").resolve(file), StandardCharsets.UTF_8);
    }

    List<String> allEvents() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : List.of("events-2026-07.jsonl", "events-2026-08.jsonl", "events-2026-09.jsonl",
                "events-late.jsonl")) {
            lines.addAll(events(file));
        }
        return lines;
    }
}
