package outlay.collect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outlay.collect.table.Xlsx.day;
import static outlay.collect.table.Xlsx.money;
import static outlay.collect.table.Xlsx.number;
import static outlay.collect.table.Xlsx.ownDay;
import static outlay.collect.table.Xlsx.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
    @TempDir
    Path folder;

    private List<String> lines(Xlsx xlsx) throws IOException, WrongFile {
        Path csv = folder.resolve("out.csv");
        Files.deleteIfExists(csv);
        Workbook.write(xlsx.write(folder.resolve("in.xlsx")), Optional.empty(), csv);
        return Files.readAllLines(csv);
    }

    @Test
    void cellsBecomeTheTextThatTheyWouldHaveInACsv() throws Exception {
        assertThat(lines(new Xlsx().sheet("Report",
                text("A1", "Day") + text("B1", "Spend"),
                day("A2", "46296") + money("B2", "1033.3299999999999"),
                ownDay("A3", "46296.5") + number("B3", "0.30000000000000004"),
                text("A4", "10/1/2026") + number("B4", "1.234"),
                number("A5", "46296") + number("B5", "1E-3"),
                text("A6", "two\nlines, &amp; &lt;more&gt;") + number("B6", "-5"),
                "<c r=\"A7\" t=\"b\"><v>1</v></c><c r=\"B7\" t=\"e\"><v>#DIV/0!</v></c>")))
                .containsExactly("\"Day\",\"Spend\"", "\"2026-10-01\",\"1033.33\"", "\"2026-10-01T12:00\",\"0.3\"",
                        "\"10/1/2026\",\"1.2340\"", "\"46296\",\"0.0010\"", "\"two lines, & <more>\",\"-5\"",
                        "\"TRUE\",\"#DIV/0!\"");
    }

    @Test
    void idsThatASpreadsheetRoundedStayRecognisable() throws Exception {
        assertThat(lines(new Xlsx().sheet("s", number("A1", "1.2021E+17") + number("B1", "120210000000000000")
                + number("C1", "120210000000000001") + number("D1", "21456789012") + number("E1", "-1.5E+20"))))
                .containsExactly("\"1.2021E+17\",\"1.2021E+17\",\"120210000000000001\",\"21456789012\",\"-1.5E+20\"");
    }

    @Test
    void rowsKeepTheirLinesAndShortOnesAreFilled() throws Exception {
        assertThat(lines(new Xlsx().sheet("s", "<row r=\"2\">" + text("A2", "a") + text("C2", "c") + "</row>",
                "<row r=\"5\">" + text("A5", "x") + "</row>")))
                .containsExactly("\"\"", "\"a\",\"\",\"c\"", "\"\"", "\"\"", "\"x\",\"\",\"\"");
    }

    @Test
    void aFormulaIsItsSavedResultAndOneWithoutIsRefused() throws Exception {
        assertThat(lines(new Xlsx().sheet("s", "<c r=\"A1\"><f>1+1</f><v>2</v></c>"
                + "<c r=\"B1\" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c>"))).containsExactly("\"2\",\"ab\"");
        assertThatThrownBy(() -> lines(new Xlsx().sheet("s", text("A1", "x"), "<c r=\"A2\"><f>1+1</f></c>")))
                .isInstanceOfSatisfying(WrongFile.class, wrong -> {
                    assertThat(wrong.problem().line()).isEqualTo(2);
                    assertThat(wrong.problem().message()).contains("A2", "formula without its result");
                });
    }

    @Test
    void theFirstVisibleSheetIsReadUnlessAnotherIsNamed() throws Exception {
        Path in = new Xlsx().sheetIn("hidden", "secret", text("A1", "h")).sheet("first", text("A1", "f"))
                .sheet("second", text("A1", "s")).write(folder.resolve("in.xlsx"));
        Path out = folder.resolve("o.csv");
        assertThat(Workbook.write(in, Optional.empty(), out))
                .isEqualTo(new Workbook.Written("first", List.of("second")));
        assertThat(Files.readAllLines(out)).containsExactly("\"f\"");
        assertThat(Workbook.write(in, Optional.of("Second"), folder.resolve("o2.csv")).others())
                .containsExactly("first");
        assertThatThrownBy(() -> Workbook.write(in, Optional.of("secret"), folder.resolve("o3.csv")))
                .isInstanceOfSatisfying(WrongFile.class,
                        wrong -> assertThat(wrong.problem().remedy()).contains("first, second"));
    }

    @Test
    void daysMayBeCountedFrom1904() throws Exception {
        assertThat(lines(new Xlsx().from1904().sheet("s", day("A1", "44834")))).containsExactly("\"2026-10-01\"");
    }

    @Test
    void hostileWorkbooksAreRefused() throws Exception {
        assertThatThrownBy(() -> lines(new Xlsx().sheet("s", text("ZZZZZZZ1", "x"))))
                .isInstanceOfSatisfying(WrongFile.class,
                        wrong -> assertThat(wrong.problem().message()).contains("columns that no spreadsheet has"));
        assertThatThrownBy(() -> lines(new Xlsx().sheet("s", "<row r=\"2\"></row>", "<row r=\"1\"></row>")))
                .isInstanceOf(WrongFile.class);
        Path bomb = folder.resolve("bomb.xlsx");
        try (OutputStream file = Files.newOutputStream(bomb); ZipOutputStream zip = new ZipOutputStream(file)) {
            Xlsx.put(zip, "[Content_Types].xml", "<Types/>");
            Xlsx.put(zip, "xl/workbook.xml", "<workbook/>");
            Xlsx.put(zip, "xl/sharedStrings.xml", " ".repeat(65 << 20));
        }
        assertThatThrownBy(() -> Workbook.write(bomb, Optional.empty(), folder.resolve("b.csv")))
                .isInstanceOfSatisfying(WrongFile.class,
                        wrong -> assertThat(wrong.problem().message()).contains("too large"));
        Path entity = folder.resolve("entity.xlsx");
        try (OutputStream file = Files.newOutputStream(entity); ZipOutputStream zip = new ZipOutputStream(file)) {
            Xlsx.put(zip, "[Content_Types].xml", "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><t>&e;</t>");
            Xlsx.put(zip, "xl/workbook.xml", "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><t>&e;</t>");
        }
        assertThatThrownBy(() -> Workbook.write(entity, Optional.empty(), folder.resolve("e.csv")))
                .isInstanceOfAny(WrongFile.class, IOException.class);
    }
}
