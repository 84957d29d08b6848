package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AttributeCommandTest {
    private static final String PATHS = """
            path,total_conversions,total_conversion_value,total_null
            C1 > C2 > C3,1,10,0
            C1,0,0,1
            "C2 > C3",0,0,1
            """;

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsRemovalEffectsAndCreditsOfTheMarkovModel() throws Exception {
        assertThat(run(PATHS, "--model", "markov", "--format", "csv")).isZero();
        assertThat(out.toString().replace("\r", "")).isEqualTo("""
                channel,removal_effect_conv,removal_effect_value,attributed_conv,attributed_value
                C1,0.5,0.5,0.2,2.0
                C2,1.0,1.0,0.4,4.0
                C3,1.0,1.0,0.4,4.0
                """);
    }

    @Test
    void printsCreditsOfTheOthersInEveryFormat() throws Exception {
        assertThat(run(PATHS, "--model", "position", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("channel,attributed_conv,attributed_value", "C1,0.4,4.0", "C2,0.2,2.0");
        assertThat(run(PATHS, "--model", "shapley", "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"channel\" : \"C3\"", "\"attributed_conv\" : 0.3333333333333333");
        assertThat(run(PATHS, "--model", "last")).isZero();
        assertThat(out.toString()).contains("C3                 1.000            10.000");
    }

    @Test
    void columnsOfValueAndNullsMayBeMissingAndColumnsMayStandInAnyOrder() throws Exception {
        assertThat(run("total_conversions,path\n2,a>b\n", "--model", "first", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("a,2.0,0.0", "b,0.0,0.0");
    }

    @Test
    void filesMayBeQuotedSeparatedAndEncodedAsTheyCome() throws Exception {
        String expected = "channel,attributed_conv,attributed_value\r\nC1,1.0,10.0\r\nC2,0.0,0.0\r\nC3,0.0,0.0\r\n";
        for (String text : List.of(PATHS, PATHS.replace("\n", "\r\n"), PATHS.replace("\n", "\r"), "\ufeff" + PATHS,
                PATHS.replace(",", "\t"), PATHS.replace(",", ";"), PATHS.stripTrailing(), PATHS + "\n\n",
                PATHS.replace("path,", "PATH , ").replace("total_null", " Total_Null,note")
                        .replaceAll("(?m)(\\d)$", "$1,\"said \"\"no, thanks\"\"\n and left\""))) {
            assertThat(run(text, "--model", "first", "--format", "csv")).as(err + text).isZero();
            assertThat(out.toString()).as(text).isEqualTo(expected);
        }
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(run(("\ufeff" + PATHS).getBytes(charset), "--model", "first", "--format", "csv")).isZero();
            assertThat(out.toString()).isEqualTo(expected);
        }
    }

    @Test
    void numbersAreReadExactlyHoweverTheyAreWritten() throws Exception {
        assertThat(run("path,total_conversions,total_conversion_value\na,1e+05, 0.1 \na,+.5,0.2\n\"a\",2.50,\n"
                + "b,0,1e-400000000\n", "--model", "last", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("a,100003.0,0.3", "b,0.0,0.0");
    }

    @Test
    void namesKeepTheirCharacters() throws Exception {
        assertThat(
                run("path,total_conversions\n\" Søk, betalt >\u00a0メール\",2\n", "--model", "first", "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("\"Søk, betalt\",2.0,0.0", "メール,0.0,0.0");
    }

    @Test
    void aPathMayBeTenThousandTouchesLong() throws Exception {
        String path = "a > b > ".repeat(5_000) + "c";
        for (String model : List.of("linear", "position", "shapley", "shapley-ordered", "shao-li", "markov")) {
            assertThat(
                    run("path,total_conversions,total_null\n" + path + ",1,1\n", "--model", model, "--format", "csv"))
                    .isZero();
        }
        assertThat(out.toString()).contains("c,1.0,0.0,0.3333");
    }

    @Test
    void printsTheOtherModelsOfPaths() throws Exception {
        assertThat(run(PATHS, "--model", "shapley-ordered", "--format", "csv")).isZero();
        assertThat(out.toString())
                .startsWith("channel,position,attributed_conv,attributed_value\r\nC1,1,0.3333333333333333,");
        assertThat(run(PATHS, "--model", "shao-li", "--format", "csv")).isZero();
        assertThat(out.toString()).startsWith("channel,attributed_conv,attributed_value\r\nC1,");
    }

    @Test
    void anyGameHasShapleyValues() throws Exception {
        assertThat(run("coalition,worth\nA,4\nA + B,10\nB > C,3\nA+B+C,16\n", "--model", "shapley-game", "--format",
                "csv"))
                .isZero();
        assertThat(out.toString()).isEqualTo("player,value\r\nA,8.0\r\nB,5.5\r\nC,2.5\r\n");
        assertThat(err.toString()).contains("3 of 7 coalitions are not in the file");
        StringBuilder many = new StringBuilder("coalition,worth\n");
        for (int player = 0; player < 25; player++) {
            many.append("p").append(player).append(",1\n");
        }
        assertRefused("shapley-game", many.toString(), "has 25 players; the most is 24");
        assertRefused("shapley-game", "coalition,worth\nA,1\nA,2\n", "line 3 has the coalition \"A\" a second time");
        assertRefused("shapley-game", "coalition,worth\nA + ,1\n", "line 2 has a coalition with an empty player");
        assertRefused("shapley-game", "coalition,worth\nA,NaN\n", "line 2 has \"NaN\" in worth");
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() throws Exception {
        assertRefused("path,total_conversions\na > > b,1\n", "line 2 has a path with an empty channel");
        assertRefused("path,total_conversions\na,1\nb,x\n", "line 3 has \"x\" in total_conversions");
        assertRefused("path,total_conversions\na,-1\n", "line 2 has -1 in total_conversions; it must be zero or more");
        assertRefused("path,total_conversions\na,NaN\n", "line 2 has NaN in total_conversions");
        assertRefused("path,total_conversions\na\n", "line 2 has 1 cells, fewer than the header");
        assertRefused("a,b\n1,2\n", "line 1: the header is a,b; it needs the columns path and total_conversions");
        assertRefused("path,total_conversions\na,Infinity\n", "line 2 has Infinity in total_conversions");
        assertRefused("path,total_conversions\na,1e16\n", "it must be at most 10^15");
        assertRefused("total_conversions,path\n1,b, c\n", "line 2 has 3 cells, more than the header's 2; quote cells");
        assertRefused("path,total_conversions\n\"a,1\nb,1\n", "line 2 has a quote that is never closed");
        assertRefused("path,total_conversions\n\"a\"b,1\n", "line 2 has text behind a closing quote");
        assertRefused("path,path,total_conversions\na,b,1\n", "has the column path twice");
        assertRefused("", "is empty");
        assertRefused("path,total_conversions\n", "has a header and no rows");
    }

    @Test
    void whatIsNotATextTableIsRefused() throws Exception {
        assertThat(run(new byte[]{'P', 'K', 3, 4, 0, 0}, "--model", "first")).isEqualTo(1);
        assertThat(err.toString()).contains("an Excel workbook or a zip", "save or export the sheet as CSV");
        assertThat(run("path,total_conversions\na,1\nS\u00f8k,1\n".getBytes(StandardCharsets.ISO_8859_1), "--model",
                "first")).isEqualTo(1);
        assertThat(err.toString()).contains("line 3 is not UTF-8 text", "save the file as UTF-8");
        byte[] cut = "\ufeffpath,total_conversions\na,1\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(run(Arrays.copyOf(cut, cut.length - 1), "--model", "first")).isEqualTo(1);
        assertThat(err.toString()).contains("is cut off or in another encoding");
        assertThat(Outlay.commandLine().setErr(new PrintWriter(err)).execute("attribute",
                folder.resolve("none.csv").toString(), "--model", "first")).isEqualTo(1);
        assertThat(err.toString()).contains("none.csv does not exist");
    }

    @Test
    void anUnknownModelOrOrderIsWrongUsage() throws Exception {
        assertThat(run(PATHS, "--model", "time-decay")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there are first, last, linear, position, shapley, shapley-ordered, shao-li, markov");
        assertThat(run(PATHS, "--model", "markov", "--order", "5")).isEqualTo(2);
    }

    private void assertRefused(String text, String sentence) throws Exception {
        assertRefused("linear", text, sentence);
    }

    private void assertRefused(String model, String text, String sentence) throws Exception {
        assertThat(run(text, "--model", model)).isEqualTo(1);
        assertThat(err.toString()).contains(sentence);
    }

    private int run(String text, String... options) throws Exception {
        return run(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private int run(byte[] bytes, String... options) throws Exception {
        Path file = Files.write(folder.resolve("paths.csv"), bytes);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = new String[options.length + 2];
        words[0] = "attribute";
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        CommandLine outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return outlay.execute(words);
    }
}
