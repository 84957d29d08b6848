package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import outlay.text.Csv;
import outlay.text.TextTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of texts, as a command prints them.
///
/// @param header the columns' names; in JSON the keys
record Listing(List<String> header, List<List<String>> rows) {
    void print(Format format, PrintWriter out) throws IOException {
        switch (format) {
            case TABLE -> {
                TextTable table = new TextTable(header, Collections.nCopies(header.size(), false));
                rows.forEach(table::row);
                table.print(out);
            }
            case CSV -> {
                Csv.record(header, out);
                for (List<String> row : rows) {
                    Csv.record(row, out);
                }
            }
            case JSON -> out.println(json());
        }
        out.flush();
    }

    private String json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (List<String> row : rows) {
            ObjectNode node = list.addObject();
            for (int i = 0; i < header.size(); i++) {
                node.put(header.get(i), row.get(i));
            }
        }
        return list.toString();
    }
}
