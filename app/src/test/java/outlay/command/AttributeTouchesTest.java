package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AttributeTouchesTest {
    private static final String TOUCHES = """
            person,ts,channel,kind
            ann,2026-10-17T12:00:00Z,generic,click
            ann,2026-10-21 12:00:00,LinkedIn,
            ann,2026-10-24T14:00:00.000+02:00,email,visit
            ann,1793361600,brand,click
            bob,1793361600000,brand,view
            bob,2026-10-31,display,view
            """;
    private static final String CONVERSIONS = """
            ts,value,person
            2026-10-31T12:00:00.000Z,1000,ann
            2026-10-31T23:00,100,bob
            2026-10-31,12.50,zoe
            2026-12-31,1,ann
            """;

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyRuleModelDividesTheWorkedJourney() throws Exception {
        assertThat(run(TOUCHES, CONVERSIONS, "--model", "all", "--lookback-days", "30", "--format", "csv")).isZero();
        assertThat(out.toString()).startsWith("model,channel,conversions,value\r\nfirst,LinkedIn,0.000000,0.00\r\n")
                .contains("first,generic,1.000000,1000.00", "last,brand,1.000000,1000.00",
                        "linear,email,0.250000,250.00", "time-decay,generic,0.123321,123.32",
                        "time-decay,LinkedIn,0.183255,183.26", "time-decay,brand,0.446781,446.78",
                        "position,generic,0.400000,400.00", "last-non-direct,brand,1.000000,1000.00",
                        "linear-unique,email,0.250000,250.00", "linear,display,1.000000,100.00",
                        "linear,Unattributed,2.000000,13.50");
        assertThat(err.toString()).contains("1 of 4 conversions are of people without a touch; they are unattributed.");
    }

    @Test
    void windowsOfClicksAndViewsAndRepetitionsAreOptions() throws Exception {
        assertThat(
                run(TOUCHES, CONVERSIONS, "--model", "linear", "--view-days", "7", "--lookback-days", "7", "--format",
                        "csv"))
                .isZero();
        assertThat(out.toString()).contains("linear,brand,1.000000,550.00", "linear,display,0.500000,50.00",
                "linear,generic,0.000000,0.00", "linear,email,0.500000,500.00");
        String twice = "person,ts,channel\nann,1,a\nann,2,a\nann,3,b\n";
        assertThat(
                run(twice, "person,ts,value\nann,4,9\n", "--model", "linear", "--dedupe", "unique", "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("linear,a,0.500000,4.50", "linear,b,0.500000,4.50");
    }

    @Test
    void creditsAndWhatIsUnattributedSumToAllConversionsExactlyInAnyOrderOfRows() throws Exception {
        Random random = new Random(3);
        List<String> touches = new ArrayList<>();
        List<String> conversions = new ArrayList<>();
        BigDecimal value = BigDecimal.ZERO;
        for (int i = 0; i < 3_000; i++) {
            touches.add("p" + random.nextInt(400) + "," + random.nextInt(40 * 86_400) / 3600 * 3600 + ","
                    + "ABCDE".charAt(random.nextInt(5)) + "," + (random.nextInt(4) == 0 ? "view" : "click"));
        }
        for (int i = 0; i < 700; i++) {
            BigDecimal one = BigDecimal.valueOf(random.nextInt(100_000), 2);
            conversions.add("p" + random.nextInt(450) + "," + random.nextInt(40 * 86_400) + "," + one);
            value = value.add(one);
        }
        String first = all(touches, conversions);
        TreeMap<String, BigDecimal> counts = new TreeMap<>();
        TreeMap<String, BigDecimal> values = new TreeMap<>();
        first.lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
            counts.merge(cells[0], new BigDecimal(cells[2]), BigDecimal::add);
            values.merge(cells[0], new BigDecimal(cells[3]), BigDecimal::add);
        });
        BigDecimal whole = value;
        assertThat(counts).hasSizeGreaterThan(6)
                .allSatisfy((model, sum) -> assertThat(sum).isEqualByComparingTo("700"));
        assertThat(values).allSatisfy((model, sum) -> assertThat(sum).isEqualByComparingTo(whole));
        Collections.shuffle(touches, random);
        Collections.shuffle(conversions, random);
        assertThat(all(touches, conversions)).isEqualTo(first);
    }

    /// A view anywhere makes every conversion be credited alone, and not all of them in one sweep.
    @Test
    void conversionsInOneSweepGetWhatEachGetsAlone() throws Exception {
        Random random = new Random(4);
        List<String> touches = new ArrayList<>();
        List<String> conversions = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            touches.add("p" + random.nextInt(300) + "," + random.nextInt(60 * 86_400) / 7200 * 7200 + ","
                    + "ABCDE".charAt(random.nextInt(5)) + ",");
            if (i % 4 == 0) {
                conversions.add("p" + random.nextInt(320) + "," + random.nextInt(60 * 86_400) + ","
                        + BigDecimal.valueOf(random.nextInt(10_000), 2));
            }
        }
        String swept = all(touches, conversions);
        touches.add("nobody,1,A,view");
        assertThat(all(touches, conversions)).isEqualTo(swept);
    }

    @Test
    void eachCurrencyHasItsOwnRows() throws Exception {
        assertThat(run("person,ts,channel\nann,1,a\nann,2,b\nann,2,c\n",
                "person,ts,value,currency\nann,4,100,JPY\nann,5,0.001,KWD\nann,5,,KWD\n", "--model", "linear",
                "--format",
                "csv")).isZero();
        assertThat(out.toString()).isEqualTo("""
                model,channel,conversions,value,currency
                linear,a,0.333333,33,JPY
                linear,b,0.333333,33,JPY
                linear,c,0.333334,34,JPY
                linear,Unattributed,0.000000,0,JPY
                linear,a,0.666666,0.000,KWD
                linear,b,0.666666,0.000,KWD
                linear,c,0.666668,0.001,KWD
                linear,Unattributed,0.000000,0.000,KWD
                """.replace("\n", "\r\n"));
    }

    @Test
    void touchesBecomePathsForTheModelsThatLookAtAllOfThem() throws Exception {
        // ann: a > b converts, then b without an end; bob: a without an end; cid converts without a touch.
        String touches = "person,ts,channel\nann,1000,a\nann,2000,b\nann,4000,b\nbob,1000,a\n";
        String conversions = "person,ts,value\nann,3000,10\ncid,3000,7\n";
        assertThat(run(touches, conversions, "--model", "markov", "--format", "csv")).isZero();
        // From a half go on to b, from b half convert: P = 2/3 * 1/2 * 1/2 + 1/3 * 1/2 = 1/3.
        assertThat(out.toString()).contains("a,0.5,0.5,", "b,1.0,1.0,");
        assertThat(err.toString()).contains("1 conversions have no touch in their window",
                "1 of 4 touches come after their person's last conversion");
        assertThat(run(touches, conversions, "--model", "shapley", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("a,0.5,5.0", "b,0.5,5.0");
        assertThat(run(touches, conversions, "--model", "hazard", "--format", "csv")).isZero();
        assertThat(out.toString()).startsWith("channel,conversions_per_touch,attributed_conv,attributed_value\r\n");
    }

    @Test
    void theLayoutOfTheCriteoDataIsRecognised() throws Exception {
        String rows = """
                timestamp,uid,campaign,conversion,conversion_timestamp,conversion_id,attribution,click,pos,nb,cost,cpo
                0,1,22,1,100,7,0,1,0,2,1e-5,0.2
                50,1,33,1,100,7,1,1,1,2,1e-5,0.2
                60,1,44,1,100,7,0,0,-1,-1,1e-5,0.2
                60,2,33,0,-1,-1,0,0,-1,-1,1e-5,0.2
                """;
        assertThat(run(rows.replace(',', '\t'), "", "--model", "linear", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("linear,22,0.500000,0.00", "linear,33,0.500000,0.00",
                "linear,44,0.000000,0.00");
    }

    @Test
    void theLayoutOfCookiesIsRecognised() throws Exception {
        assertThat(run("""
                cookie,time,interaction,conversion,conversion_value,channel
                x,2018-07-03T13:02:11Z,impression,0,0.0,Instagram
                x,2018-07-04T13:02:11Z,conversion,1,6.25,Facebook
                y,2018-07-03T13:02:11Z,impression,0,0.0,Instagram
                """, "", "--model", "linear", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("linear,Facebook,0.500000,3.13", "linear,Instagram,0.500000,3.12");
    }

    @Test
    void withoutConversionsNothingIsEarned() throws Exception {
        assertThat(run(TOUCHES, "person,ts,value\n", "--model", "last", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("last,brand,0.000000,0.00", "last,Unattributed,0.000000,0.00");
        assertThat(err.toString()).contains("there are no conversions, so that nothing is earned.");
    }

    @Test
    void aJourneyMayBeTenThousandTouchesLong() throws Exception {
        StringBuilder touches = new StringBuilder("person,ts,channel\n");
        for (int i = 10_000; i > 0; i--) {
            touches.append("ann,").append(i).append(",c").append(i % 3).append('\n');
        }
        assertThat(run(touches.toString(), "person,ts,value\nann,10001,1\n", "--model", "linear", "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("linear,c0,0.333300,", "linear,c1,0.333400,");
    }

    @Test
    void whatIsWrongIsSaidWithItsFileLineAndRemedy() throws Exception {
        assertRefused("ann,1,a,click\nann,1,,click\n", "touches.csv, line 3 names no channel; fill the cell");
        assertRefused("ann,1, ,click\n", "line 2 names no channel");
        assertRefused("ann,1,unattributed,click\n", "line 2 names the channel \"unattributed\", which is the word for");
        assertRefused(",1,a,click\n", "line 2 names no person");
        assertRefused("ann,1,a,tap\n", "line 2 has \"tap\" in kind; write click, visit or view.");
        assertRefused("ann,yesterday,a,\n", "line 2 has \"yesterday\" in ts; write a time like");
        assertRefused("ann,2026-02-30T00:00:00Z,a,\n", "line 2 has \"2026-02-30T00:00:00Z\" in ts");
        assertRefused("ann,2026-02-03T24:00:00Z,a,\n", "line 2 has \"2026-02-03T24:00:00Z\" in ts");
        assertRefused("ann,1969-12-31T23:59:59Z,a,\n", "which lies outside of 1970 to 2100");
        assertRefused("ann,2101-01-01,a,\n", "which lies outside of 1970 to 2100");
        assertRefused("ann,1,a\n", "line 2 has 3 cells, fewer than the header");
        assertRefused("ann,1,a,click,x\n", "line 2 has 5 cells, more than the header's 4");
        assertRefused("", "touches.csv has a header and no rows");
    }

    @Test
    void whatIsWrongInConversionsToo() throws Exception {
        assertRefusedConversions("ann,1,-5\n", "conversions.csv, line 2 has -5 in value; it must be zero or more");
        assertRefusedConversions("ann,1,NaN\n", "line 2 has NaN in value");
        assertRefusedConversions("ann,1,1.234\n",
                "line 2 has 1.234 in value, with more than 2 decimals; round it, or add");
        assertRefusedConversions("ann,,1\n", "line 2 has \"\" in ts");
        assertThat(run(TOUCHES, "who,when\n1,2\n", "--model", "all")).isEqualTo(1);
        assertThat(err.toString())
                .contains("conversions.csv, line 1: the header is who,when; it needs the columns person");
        assertThat(run(TOUCHES, "person,ts,value,currency\nann,1,1,EURO\n", "--model", "all")).isEqualTo(1);
        assertThat(err.toString()).contains("line 2 has the currency \"EURO\"; write an ISO 4217 code like USD.");
        assertThat(run(TOUCHES, "", "--model", "all")).isEqualTo(1);
        assertThat(err.toString()).contains("name the file of conversions with --conversions");
        assertThat(run(TOUCHES, CONVERSIONS, "--model", "best")).isEqualTo(2);
        assertThat(err.toString()).contains("there are all, first, last", "markov, hazard");
    }

    private void assertRefused(String rows, String sentence) throws Exception {
        assertThat(run("person,ts,channel,kind\n" + rows, CONVERSIONS, "--model", "all")).isEqualTo(1);
        assertThat(err.toString()).contains(sentence);
    }

    private void assertRefusedConversions(String rows, String sentence) throws Exception {
        assertThat(run(TOUCHES, "person,ts,value\n" + rows, "--model", "all")).isEqualTo(1);
        assertThat(err.toString()).contains(sentence);
    }

    private String all(List<String> touches, List<String> conversions) throws Exception {
        assertThat(run("person,ts,channel,kind\n" + String.join("\n", touches),
                "person,ts,value\n" + String.join("\n", conversions), "--model", "all", "--format", "csv")).isZero();
        return out.toString();
    }

    /// @param conversions "" for none
    private int run(String touches, String conversions, String... options) throws Exception {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of("attribute",
                Files.writeString(folder.resolve("touches.csv"), touches).toString()));
        if (!conversions.isEmpty()) {
            words.addAll(List.of("--conversions",
                    Files.writeString(folder.resolve("conversions.csv"), conversions).toString()));
        }
        words.addAll(List.of(options));
        CommandLine outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return outlay.execute(words.toArray(String[]::new));
    }
}
