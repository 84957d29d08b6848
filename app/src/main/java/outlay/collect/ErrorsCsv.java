package outlay.collect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import outlay.text.Csv;
import tools.jackson.databind.JsonNode;

/// What an import found wrong or doubtful, as a table to mend the files by: one row a fault.
public final class ErrorsCsv {
    private static final List<String> HEADER = List.of("file", "severity", "line", "column", "value", "reason",
            "remedy");

    private ErrorsCsv() {}

    /// @param result of an import, as programs get it
    /// @return how many rows it has
    public static int write(JsonNode result, Appendable out) throws IOException {
        int rows = 0;
        Csv.record(HEADER, out);
        for (JsonNode file : result.path("files")) {
            for (JsonNode problem : file.path("problems")) {
                if (!problem.path("severity").asString("").equals("note")) {
                    Csv.record(row(file, problem), out);
                    rows++;
                }
            }
        }
        return rows;
    }

    private static List<String> row(JsonNode file, JsonNode problem) {
        List<String> row = new ArrayList<>(List.of(file.path("file").asString("")));
        for (String field : List.of("severity", "line", "column", "value", "message", "remedy")) {
            row.add(problem.path(field).asString(""));
        }
        return row;
    }
}
