package outlay.text;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.json.Json;
import outlay.testkit.SharedData;
import tools.jackson.databind.JsonNode;

class CsvTest {
    private static final String TRIGGERS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    /// The cell as a spreadsheet gets it.
    private static String read(String cell) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(cell + ",end")) {
            CsvRecord row = reader.iterator().next();
            assertThat(row.getFieldCount()).isEqualTo(2);
            return row.getField(0);
        }
    }

    @Test
    void noCellRunsAsAFormulaAndNumbersStayNumbers() throws Exception {
        List<String> values = new ArrayList<>(
                List.of("=1", " =1", "\u00a0+1+1", "\u200b@x", "-brand", "\u0000=1", "a;b"));
        byte[] json = Files.readAllBytes(SharedData.path("bad-input/own/csv-formula.json"));
        for (JsonNode value : Json.read(json, json.length).path("values")) {
            values.add(value.asString());
        }
        assertThat(values).hasSizeGreaterThan(30);
        for (String value : values) {
            String read = read(Csv.cell(value));
            boolean number = value.matches("[+-]?[0-9.]+");
            String seen = read.replaceAll("^[\\u0000 \\u00a0\\u200b\\ufeff]+", "");
            assertThat(number || seen.isEmpty() || TRIGGERS.indexOf(seen.charAt(0)) < 0).describedAs(read).isTrue();
            assertThat(read.startsWith("'") ? read.substring(1) : read).isIn(value, value.substring(1));
        }
        assertThat(Csv.cell("-5.00")).isEqualTo("-5.00");
        assertThat(Csv.cell("a;=1+1")).isEqualTo("\"a;=1+1\"");
    }
}
