package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

class MaxCpaCommandTest {
    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void namesTheLimitThatBindsAndEveryOther() throws Exception {
        JsonNode answer = json("--ltv", "3000", "--payback-months", "6");
        assertThat(answer.get("max_cpa").asString()).isEqualTo("1000.00");
        assertThat(answer.get("binding").asString()).isEqualTo("ratio");
        assertThat(answer.get("payback_months").decimalValue()).isEqualByComparingTo("4");
        assertThat(answer.get("ltv_cac").decimalValue()).isEqualByComparingTo("3");
        assertThat(answer.get("horizon_months").asInt()).isEqualTo(12);
        assertThat(answer.get("limits")).hasSize(3);
        assertThat(answer.at("/limits/0/formula").asString()).isEqualTo("V(6) = 3000.00 * 6 / 12");
        assertThat(answer.at("/limits/0/value").asString()).isEqualTo("1500.00");
        assertThat(answer.get("notes").toString()).contains("Assumes", "Payback alone would allow 1500.00");
        assertThat(json("--ltv", "3000", "--payback-months", "6", "--min-ltv-cac", "off").get("max_cpa").asString())
                .isEqualTo("1500.00");
        assertThat(answer("--ltv", "3000", "--payback-months", "6", "--min-ltv-cac", "off"))
                .contains("Max CPA USD 1500.00, limited by payback within 6 months", "below the healthy 3");
        assertThat(answer("--ltv", "3000", "--payback-months", "6", "--format", "csv"))
                .contains("ratio,V(12) / 3 = 3000.00 / 3,1000.00,1000.00,0.00,4.00,3.00,true,USD");
    }

    @Test
    void goesBackToTheLeadAndReadsCurvesAndHistories() throws Exception {
        JsonNode steps = json("--ltv", "18000", "--funnel", "lead=800,won=12").get("steps");
        assertThat(steps.at("/0/name").asString()).isEqualTo("max_cpl");
        assertThat(steps.at("/0/max").asString()).isEqualTo("90.00");
        assertThat(steps.at("/0/low").asString()).isEqualTo("51.60");
        Path curve = Files.writeString(folder.resolve("curve.csv"),
                "month,value,customers\n1,100,40\n2,180,40\n3,240.50,40\n");
        JsonNode observed = json("--curve", curve.toString(), "--payback-months", "2", "--min-ltv-cac", "off",
                "--currency", "EUR");
        assertThat(observed.get("max_cpa").asString()).isEqualTo("180.00");
        assertThat(observed.get("horizon_months").asInt()).isEqualTo(3);
        assertThat(observed.get("curve").asString()).isEqualTo("a curve of 3 months, observed on 40 customers");
        Path flat = Files.writeString(folder.resolve("flat.csv"), "spend,conversions\n" + "100,4\n".repeat(10));
        JsonNode marginal = json("--ltv", "300", "--history", flat.toString()).get("marginal");
        assertThat(marginal.get("average_cpa").asString()).isEqualTo("25.0000");
        assertThat(marginal.get("identifiable").asBoolean()).isFalse();
        assertThat(marginal.get("why_not").asString()).isEqualTo("the spend hardly varied");
    }

    @Test
    void aWrongOptionIsNamedWithItsRemedy() {
        wrong("--ltv is missing; give either");
        wrong("--ltv is missing; give either", "--ltv", "1", "--curve", "x.csv");
        wrong("--ltv: \"3,000\" is not a number like 1234.50", "--ltv", "3,000");
        wrong("--ltv 0.00 must be above 0", "--ltv", "0");
        wrong("--payback-months: \"six\" must be a whole number of months like 6", "--ltv", "1", "--payback-months",
                "six");
        wrong("--min-ltv-cac: \"x\" must be a number like 3, or off", "--ltv", "1", "--min-ltv-cac", "x");
        wrong("--margin: \"0\" must be above 0 and at most 1", "--ltv", "1", "--margin", "0");
        wrong("--media-share: \"120%\" must be above 0 and at most 1", "--ltv", "1", "--media-share", "120%");
        wrong("--currency \"QQQ\" is not an ISO 4217 code", "--ltv", "1", "--currency", "QQQ");
        wrong("--funnel \"clicks=3\" is not a count", "--ltv", "1", "--funnel", "clicks=3");
        wrong("--funnel: a step has more people", "--ltv", "1", "--funnel", "lead=3,won=4");
        wrong("--ltv: \"99999999999999999999\" is too large", "--ltv", "99999999999999999999");
    }

    @Test
    void aWrongFileIsNamedWithItsLine() throws Exception {
        Path gap = Files.writeString(folder.resolve("gap.csv"), "month,value\n1,100\n3,200\n");
        assertThat(run("--curve", gap.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("gap.csv:3: month \"3\" must be 2");
        assertThat(run("--curve", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.csv is not a file; name a table with the columns month, value");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "spend,conversions\n1,x\n");
        assertThat(run("--ltv", "1", "--history", bad.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("bad.csv:2: \"x\" is not a number like 1234.50");
    }

    private void wrong(String expected, String... arguments) {
        assertThat(run(arguments)).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).contains("outlay max-cpa: ").contains(expected);
    }

    private JsonNode json(String... arguments) throws Exception {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return Json.read(answer(all).getBytes(StandardCharsets.UTF_8), 100_000);
    }

    private String answer(String... arguments) {
        assertThat(run(arguments)).as(err.toString()).isZero();
        return out.toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[arguments.length + 1];
        all[0] = "max-cpa";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    }
}
