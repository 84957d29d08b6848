package outlay.command.attribute;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outlay.json.Json;
import outlay.text.Csv;
import outlay.text.TextTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A table of results, filled cell by cell, that prints as a table, as CSV or as JSON.
public final class Printout {
    private final List<String> names;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> row = new ArrayList<>();

    /// @param names of the columns, as CSV and JSON have them
    public Printout(String... names) {
        this.names = List.of(names);
    }

    private sealed interface Cell {
        String csv();

        String table();

        void json(ObjectNode row, String name);
    }

    private record TextCell(String csv) implements Cell {
        @Override
        public String table() {
            return csv;
        }

        @Override
        public void json(ObjectNode row, String name) {
            row.put(name, csv);
        }
    }

    private record ExactCell(String csv) implements Cell {
        @Override
        public String table() {
            return csv;
        }

        @Override
        public void json(ObjectNode row, String name) {
            row.put(name, csv);
        }
    }

    private record WholeCell(long number) implements Cell {
        @Override
        public String csv() {
            return Long.toString(number);
        }

        @Override
        public String table() {
            return csv();
        }

        @Override
        public void json(ObjectNode row, String name) {
            row.put(name, number);
        }
    }

    private record NumberCell(double number, String form) implements Cell {
        @Override
        public String csv() {
            return Double.toString(number);
        }

        @Override
        public String table() {
            return String.format(Locale.ROOT, form, number);
        }

        @Override
        public void json(ObjectNode row, String name) {
            row.put(name, number);
        }
    }

    public Printout text(String text) {
        row.add(new TextCell(text));
        return this;
    }

    public Printout whole(long number) {
        row.add(new WholeCell(number));
        return this;
    }

    /// A decimal number that must not lose a digit; JSON has it as a string.
    public Printout exact(String decimal) {
        row.add(new ExactCell(decimal));
        return this;
    }

    /// A share or effect, mostly below one.
    public Printout ratio(double number) {
        row.add(new NumberCell(number, "%.6f"));
        return this;
    }

    public Printout amount(double number) {
        row.add(new NumberCell(number, "%,.3f"));
        return this;
    }

    public void endRow() {
        rows.add(row);
        row = new ArrayList<>();
    }

    public void table(PrintWriter out) throws IOException {
        List<Boolean> right = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            right.add(!rows.isEmpty() && !(rows.getFirst().get(column) instanceof TextCell));
        }
        TextTable table = new TextTable(names, right);
        rows.forEach(cells -> table.row(cells.stream().map(Cell::table).toList()));
        table.print(out);
    }

    public void csv(PrintWriter out) throws IOException {
        Csv.record(names, out);
        for (List<Cell> cells : rows) {
            Csv.record(cells.stream().map(Cell::csv).toList(), out);
        }
    }

    public void json(PrintWriter out) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (List<Cell> cells : rows) {
            ObjectNode object = all.addObject();
            for (int column = 0; column < cells.size(); column++) {
                cells.get(column).json(object, names.get(column));
            }
        }
        out.println(Json.indented(all));
    }
}
