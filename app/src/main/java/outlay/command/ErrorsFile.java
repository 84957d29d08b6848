package outlay.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.text.Csv;
import tools.jackson.databind.JsonNode;

/// What an import found wrong or doubtful, as a table to mend the files by: one row a fault.
final class ErrorsFile {
    private static final List<String> HEADER = List.of("file", "severity", "line", "column", "value", "reason",
            "remedy");

    private ErrorsFile() {}

    /// @param json the result of an import, as programs get it
    static void write(String json, Path to) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        try (Writer out = Files.newBufferedWriter(to)) {
            Csv.record(HEADER, out);
            for (JsonNode file : Json.read(text, text.length).path("files")) {
                for (JsonNode problem : file.path("problems")) {
                    if (!problem.path("severity").asString("").equals("note")) {
                        Csv.record(row(file, problem), out);
                    }
                }
            }
        } catch (IOException failed) {
            throw new Failure("the faults could not be written to " + to + ": " + failed.getMessage(), failed);
        } catch (BadJson impossible) {
            throw new IllegalStateException("the result of an import is no JSON", impossible);
        }
    }

    private static List<String> row(JsonNode file, JsonNode problem) {
        List<String> row = new ArrayList<>(List.of(file.path("file").asString("")));
        for (String field : List.of("severity", "line", "column", "value", "message", "remedy")) {
            row.add(problem.path(field).asString(""));
        }
        return row;
    }
}
