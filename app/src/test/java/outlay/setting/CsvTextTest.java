package outlay.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// What is not a client's stays byte for byte, however the file was written.
class CsvTextTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final List<String> NEEDED = List.of("client", "rule");
    private static final List<String> COLUMNS = List.of("rule", "match", "stage");
    private static final List<String> WORDS = List.of("brand", "word", "a b", "x;y", "1,5", "say \"so\"", "=SUM(1)",
            "ünïcode", "\u202eevil", "");

    /// A file as somebody may have written it.
    ///
    /// @param others its lines that are not of the client, each with its end
    private record File(String text, List<String> others, List<Row> own) {}

    private static File draw(Draw draw) {
        char separator = draw.pick(',', ';', '\t');
        String end = draw.pick("\n", "\r\n");
        StringBuilder text = new StringBuilder(draw.chance(20) ? "\ufeff" : "");
        if (draw.chance(30)) {
            text.append("Rules of the agency").append(end);
        }
        text.append(CsvText.line(List.of("Client", "note", "Rule", "match"), separator)).append(end);
        List<String> others = new ArrayList<>(List.of(text.toString()));
        List<Row> own = new ArrayList<>();
        int rows = draw.between(0, 6);
        for (int i = 0; i < rows; i++) {
            boolean mine = draw.chance(50);
            String rule = draw.pick("brand", "word", "campaign");
            String match = draw.pick(WORDS);
            String note = draw.pick("", "two" + end + "lines", "n");
            String line = CsvText.line(List.of(mine ? "acme" : draw.pick("other", "acme-2"), mine ? "" : note, rule,
                    match), separator) + end;
            String blank = draw.chance(20) ? end : "";
            text.append(line).append(blank);
            if (mine) {
                own.add(Row.of(COLUMNS, Map.of("rule", rule, "match", match)));
                others.add(blank);
            } else {
                others.add(line + blank);
            }
        }
        if (draw.chance(20)) {
            text.append("(c) nobody").append(end);
            others.add("(c) nobody" + end);
        }
        return new File(text.toString(), others, own);
    }

    @Test
    void everyLineOfOthersStaysAsItIs() {
        Property.check(2_000, 20_261_126, draw -> {
            File file = draw(draw);
            CsvText before = CsvText.of(file.text, NEEDED);
            assertThat(before.rows(ACME, COLUMNS)).isEqualTo(file.own);
            assertThat(before.with(ACME, COLUMNS, file.own)).isEqualTo(file.text);
            List<Row> next = draw.list(0, 5, row -> Row.of(COLUMNS, Map.of("rule", row.pick("brand", "word"), "match",
                    row.pick(WORDS))));
            String made = before.with(ACME, COLUMNS, next);
            CsvText after = CsvText.of(made, NEEDED);
            assertThat(after.rows(ACME, COLUMNS)).isEqualTo(next);
            String without = after.with(ACME, COLUMNS, List.of());
            assertThat(without).isEqualTo(String.join("", file.others));
        });
    }

    @Test
    void aColumnThatIsWantedAndMissingComesBehindTheOthers() {
        String made = CsvText.of("client,rule,match\r\nother,brand,Flow\r\n", NEEDED).with(ACME, COLUMNS,
                List.of(Row.of(COLUMNS, Map.of("rule", "campaign", "match", "x/1", "stage", "awareness"))));
        assertThat(made).isEqualTo(
                "client,rule,match,stage\r\nother,brand,Flow\r\nacme,campaign,x/1,awareness\r\n");
    }

    @Test
    void aLastLineWithoutItsEndGetsOneBeforeAnotherFollows() {
        String made = CsvText.of("client;rule;match\nother;brand;Flow", NEEDED).with(ACME, COLUMNS,
                List.of(Row.of(COLUMNS, Map.of("rule", "brand", "match", "a;b"))));
        assertThat(made).isEqualTo("client;rule;match\nother;brand;Flow\nacme;brand;\"a;b\"\n");
    }

    @Test
    void aRowThatStaysKeepsItsSpelling() {
        String text = "client,rule,match\nacme,\"brand\", Flow \nacme,word,x\n";
        assertThat(CsvText.of(text, NEEDED).with(ACME, COLUMNS, List.of(Row.of(COLUMNS, Map.of("rule", "brand",
                "match", "Flow")), Row.of(COLUMNS, Map.of("rule", "word", "match", "y")))))
                .isEqualTo("client,rule,match\nacme,\"brand\", Flow \nacme,word,y\n");
    }
}
