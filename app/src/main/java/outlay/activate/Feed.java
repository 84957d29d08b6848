package outlay.activate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import outlay.text.Csv;
import tools.jackson.databind.JsonNode;

/// A file that a platform fetches, or somebody uploads: a first line for the whole of it, the names of the columns, and
/// a line for each conversion. The columns are the mapping's paths.
///
/// @param first what stands before the names of the columns
public record Feed(String label, Terms terms, List<Account.Setting> settings, Mapping mapping,
        String first) implements Destination {
    /// What no spreadsheet can take for a formula with a function in it, such as a click's id that begins with a
    /// hyphen. It has to stay as it is: with an apostrophe before it the platform would know it no more.
    private static final Pattern HARMLESS = Pattern.compile("[\\w.-]*");

    /// RFC 4180, lines ended by CR and LF; a text that a spreadsheet would run as a formula gets an apostrophe before
    /// it.
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

    private static String cell(String text) {
        return HARMLESS.matcher(text).matches() ? text : Csv.cell(text);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(Feed::cell).toList())).append("\r\n");
    }
}
