package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void whatIsWrongIsSaidWithItsLine() throws Exception {
        assertRefused("path,total_conversions\na > > b,1\n", "line 2 has a path with an empty channel");
        assertRefused("path,total_conversions\na,1\nb,x\n", "line 3 has \"x\" in total_conversions");
        assertRefused("path,total_conversions\na,-1\n", "line 2 has -1 in total_conversions; it must be zero or more");
        assertRefused("path,total_conversions\na,NaN\n", "line 2 has NaN in total_conversions");
        assertRefused("path,total_conversions\na\n", "line 2 has 1 cells, fewer than the header");
        assertRefused("a,b\n1,2\n", "line 1: the header is a,b; it needs the columns path and total_conversions");
        assertRefused("", "is empty");
        assertRefused("path,total_conversions\n", "has a header and no rows");
    }

    @Test
    void anUnknownModelOrOrderIsWrongUsage() throws Exception {
        assertThat(run(PATHS, "--model", "time-decay")).isEqualTo(2);
        assertThat(err.toString()).contains("there are first, last, linear, position, shapley and markov");
        assertThat(run(PATHS, "--model", "markov", "--order", "5")).isEqualTo(2);
    }

    private void assertRefused(String text, String sentence) throws Exception {
        assertThat(run(text, "--model", "linear")).isEqualTo(1);
        assertThat(err.toString()).contains(sentence);
    }

    private int run(String text, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("paths.csv"), text);
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
