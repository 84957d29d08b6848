package outlay.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.web.Mistake;
import outlay.web.Mistakes;

/// A table with a column `client`; or, where that is not needed, one whose rows are everybody's.
///
/// @param columns without the client's
/// @param needed  those that tell the header, the client's among them
/// @param reader  of the whole table, with a sentence for each mistake
public record CsvGrammar<T>(String name, List<String> columns, List<String> needed, T none,
        BiFunction<Path, List<String>, T> reader) implements Grammar<T> {
    public CsvGrammar {
        columns = List.copyOf(columns);
        needed = List.copyOf(needed);
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public T read(Path file, List<String> mistakes) {
        return reader.apply(file, mistakes);
    }

    @Override
    public List<Row> rows(String text, ClientId client) {
        return text.isEmpty() ? List.of() : CsvText.of(text, needed).rows(client, columns);
    }

    @Override
    public Optional<String> foreign(String text, ClientId client) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> others = CsvText.of(text, needed).columns().stream()
                .filter(column -> !column.equals("client") && !columns.contains(column)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("the file has columns that this page does not know and would leave empty: "
                        + String.join(", ", others));
    }

    @Override
    public String with(String text, ClientId client, List<Row> rows) {
        return CsvText.of(text.isEmpty() ? header() : text, needed).with(client, columns, rows);
    }

    @Override
    public void check(ClientId client, List<Row> rows) {
        List<Mistake> broken = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String field = "rows " + (i + 1);
            rows.get(i).cells().forEach((column, cell) -> {
                if (cell.chars().anyMatch(Character::isISOControl)) {
                    broken.add(new Mistake(field, column + " must be one line without control characters"));
                }
            });
        }
        if (!broken.isEmpty()) {
            throw new Mistakes(broken);
        }
        try {
            Path tried = Files.createTempFile(name, ".csv");
            try {
                Files.writeString(tried, with("", client, rows));
                Parsed.read(this, tried, "rows");
            } finally {
                Files.deleteIfExists(tried);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("rows cannot be tried", failed);
        }
    }

    private String header() {
        return CsvText.line(Stream.concat(Stream.of("client").filter(needed::contains), columns.stream()).toList(),
                ',') + "\n";
    }
}
