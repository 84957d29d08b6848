package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of one account, by ad group and by keyword, as they are imported and asked for.
class KeywordReportTest {
    private static final String AD_GROUPS = """
            Ad group report
            "October 1, 2026"
            Day,Campaign,Ad group,Currency code,Cost,Impr.,Clicks
            2026-10-01,Brand,Core,USD,10.00,100,10
            2026-10-01,Brand,Other,USD,2.00,20,2
            """;
    private static final String KEYWORDS = """
            Search keyword report
            "October 1, 2026"
            Day,Campaign,Ad group,Search keyword,Match type,Currency code,Cost,Impr.,Clicks
            2026-10-01,Brand,Core,[Rota App],Exact match,USD,6.00,50,5
            2026-10-01,Brand,Core,\"""rota app\""",Phrase match,USD,1.50,20,2
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aReportByKeywordNamesPartOfTheSpendAndMovesNoOtherFigure() throws IOException {
        bring("ad-groups.csv", AD_GROUPS);
        String campaigns = report("campaigns");
        assertThat(report("keywords")).contains("google_ads,,USD,12.00,120,12,");
        bring("keywords.csv", KEYWORDS);
        assertThat(report("campaigns")).isEqualTo(campaigns).contains("12.00,120,12,");
        assertThat(report("keywords")).startsWith("platform,keyword,currency,spend,impressions,clicks,")
                .contains("google_ads,Rota App,USD,7.50,70,7,", "google_ads,,USD,4.50,50,5,");
        assertThat(run("report", "keywords", "--client", "acme", "--data", folder.toString()))
                .contains("(no keyword)", "Rota App");
        bring("keywords-again.csv", KEYWORDS.replace("6.00", "5.00"));
        assertThat(report("keywords")).contains("google_ads,Rota App,USD,6.50,70,7,", "google_ads,,USD,5.50,50,5,");
    }

    private void bring(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        run("import", file.toString(), "--client", "acme", "--data", folder.toString());
    }

    private String report(String by) {
        return run("report", by, "--client", "acme", "--data", folder.toString(), "--format", "csv");
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
        assertThat(status).as("%s %s", Arrays.toString(words), err).isZero();
        return out.toString();
    }
}
