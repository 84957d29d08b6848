package outlay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outlay.metric.Metric;

/// An answer as text, cell by cell, for a terminal or a file; "" where a row has no such value.
///
/// @param header the names of the keys, `currency`, and every metric in its order
/// @param totals one a currency, without keys
public record Table(List<String> header, List<List<String>> rows, List<List<String>> totals) {
    public static Table of(Answer answer) {
        List<String> columns = answer.question().by().columns();
        List<String> header = new ArrayList<>(columns);
        header.add("currency");
        Arrays.stream(Metric.values()).map(Metric::label).forEach(header::add);
        return new Table(List.copyOf(header), answer.rows().stream().map(row -> cells(columns, row)).toList(),
                answer.totals().stream().map(row -> cells(columns, row)).toList());
    }

    /// The same with the columns of a calibration behind the others.
    public static Table of(Calibrated calibrated) {
        List<String> columns = calibrated.answer().question().by().columns();
        List<String> header = new ArrayList<>(of(calibrated.answer()).header());
        Arrays.stream(Calibrated.Column.values()).map(Calibrated.Column::label).forEach(header::add);
        return new Table(List.copyOf(header), calibrated.rows().stream().map(row -> cells(columns, row)).toList(),
                calibrated.totals().stream().map(row -> cells(columns, row)).toList());
    }

    /// The same with the columns of targets behind the others.
    public static Table of(Targeted targeted) {
        List<String> columns = targeted.answer().question().by().columns();
        List<String> header = new ArrayList<>(of(targeted.answer()).header());
        Arrays.stream(Targeted.Column.values()).map(Targeted.Column::label).forEach(header::add);
        return new Table(List.copyOf(header), targeted.rows().stream().map(row -> cells(columns, row)).toList(),
                targeted.totals().stream().map(row -> cells(columns, row)).toList());
    }

    private static List<String> cells(List<String> columns, Targeted.Row row) {
        List<String> cells = new ArrayList<>(cells(columns, row.attributed()));
        for (Targeted.Column column : Targeted.Column.values()) {
            cells.add(column.value(row).orElse(""));
        }
        return List.copyOf(cells);
    }

    private static List<String> cells(List<String> columns, Calibrated.Row row) {
        List<String> cells = new ArrayList<>(cells(columns, row.attributed()));
        for (Calibrated.Column column : Calibrated.Column.values()) {
            cells.add(column.value(row).orElse(""));
        }
        return List.copyOf(cells);
    }

    private static List<String> cells(List<String> columns, Answer.Row row) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(row.keys().getOrDefault(column, ""));
        }
        cells.add(row.currency().code());
        for (Metric metric : Metric.values()) {
            cells.add(metric.value(row.figures(), row.currency()).orElse(""));
        }
        return List.copyOf(cells);
    }
}
