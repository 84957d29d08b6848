package outlay.activate;

import java.util.ArrayList;
import java.util.List;
import outlay.text.Csv;
import tools.jackson.databind.JsonNode;

/// A file that a platform fetches, or somebody uploads: a first line for the whole of it, the names of the columns, and
/// a line for each conversion. The columns are the mapping's paths.
///
/// @param first what stands before the names of the columns
public record Feed(String label, Terms terms, List<Account.Setting> settings, Mapping mapping,
        String first) implements Destination {
    /// RFC 4180, lines ended by CR and LF.
    public String write(List<Ready> ready) {
        List<String> names = mapping.rows().stream().map(Row::path).toList();
        StringBuilder text = new StringBuilder(first).append("\r\n");
        line(text, names);
        for (Ready each : ready) {
            List<String> cells = new ArrayList<>();
            for (String name : names) {
                JsonNode value = each.item().path(name);
                cells.add(value.isMissingNode() ? "" : value.asString());
            }
            line(text, cells);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(Csv::cell).toList())).append("\r\n");
    }
}
