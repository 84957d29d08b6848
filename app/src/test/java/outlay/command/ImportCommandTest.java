package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    @TempDir
    Path folder;

    private String run(int status, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertThat(command.execute(arguments)).describedAs(out.toString()).isEqualTo(status);
        return out.toString();
    }

    @Test
    void everyFaultIsARowThatNoSpreadsheetRuns() throws Exception {
        StringBuilder rows = new StringBuilder("day,platform,campaign,currency,spend,clicks\n");
        rows.append("2026-10-01,reddit_ads,a,USD,1.5,2\n");
        for (int i = 0; i < 30; i++) {
            rows.append("2026-10-02,reddit_ads,a,USD,=1+").append(i).append(",3\n");
        }
        Path file = Files.writeString(folder.resolve("reddit.csv"), rows);
        Path errors = folder.resolve("errors.csv");
        String said = run(1, "import", file.toString(), "--client", "acme", "--data", folder.resolve("data").toString(),
                "--dry-run", "--errors", errors.toString());
        assertThat(said).contains("10 more faults; --errors FILE.csv");
        assertThat(Files.readAllLines(errors)).hasSize(31).startsWith(
                "file,severity,line,column,value,reason,remedy",
                "reddit.csv,wrong,3,spend,'=1+0,\"\"\"=1+0\"\" is not a number.\",\"Correct the cell, or leave the "
                        + "column out with --map COLUMN=ignore.\"");
    }

    @Test
    void whatALaterReportRestatedIsListed() throws Exception {
        String data = folder.resolve("data").toString();
        String head = "day,platform,account_id,campaign,currency,spend\n";
        for (String rows : new String[]{"2026-10-01,reddit_ads,a,x,USD,1.5\n2026-10-01,reddit_ads,a,y,USD,2\n",
                "2026-10-01,reddit_ads,a,x,USD,1.75\n"}) {
            Path file = Files.writeString(folder.resolve("reddit" + rows.length() + ".csv"), head + rows);
            run(0, "import", file.toString(), "--client", "acme", "--data", data);
        }
        assertThat(run(0, "imports", "restatements", "--client", "acme", "--data", data, "--format", "csv"))
                .contains("2026-10-01,reddit_ads,a,campaign,USD,3.50,1.75,-1.75,0,1,1,reddit35.csv,");
        assertThat(run(0, "imports", "restatements", "--entities", "--client", "acme", "--data", data, "--format",
                "csv")).contains(",y,USD,2.00,0.00,-2.00,gone,", ",x,USD,1.50,1.75,0.25,changed,");
        assertThat(run(0, "imports", "restatements", "--from", "2026-10-02", "--client", "acme", "--data", data,
                "--format", "csv").lines()).hasSize(1);
    }

    @Test
    void anImportIsListedAndUndone() throws Exception {
        String data = folder.resolve("data").toString();
        Path file = Files.writeString(folder.resolve("reddit.csv"),
                "day,platform,campaign,currency,spend\n2026-10-01,reddit_ads,a,USD,1.5\n");
        run(0, "import", file.toString(), "--client", "acme", "--data", data);
        String[] listed = run(0, "imports", "list", "--client", "acme", "--data", data, "--format", "csv")
                .split("\r\n");
        assertThat(listed[1]).contains("reddit.csv,spend,", "2026-10-01,2026-10-01,USD 1.50", ",counts");
        String id = listed[1].substring(0, listed[1].indexOf(','));
        assertThat(run(0, "report", "channels", "--client", "acme", "--data", data)).contains("1.50");
        assertThat(run(0, "imports", "undo", id, "--client", "acme", "--data", data)).contains("undone");
        assertThat(run(0, "report", "channels", "--client", "acme", "--data", data)).doesNotContain("1.50");
        assertThat(run(0, "imports", "list", "--client", "acme", "--data", data)).contains("undone");
        run(1, "imports", "undo", "nothing", "--client", "acme", "--data", data);
        assertThat(run(0, "import", file.toString(), "--client", "acme", "--data", data)).contains("imported");
        assertThat(run(0, "report", "channels", "--client", "acme", "--data", data)).contains("1.50");
        assertThat(run(0, "sql", "SELECT count(*) AS n FROM spend", "--client", "acme", "--data", data)).contains("1");
    }

    @Test
    void mappedCommissionsAreShownAsSuch() throws Exception {
        for (String[] said : new String[][]{{"Verdienst=commission", "spend"}, {"Verdienst=spend", "commissions"}}) {
            String data = folder.resolve(said[1]).toString();
            Path file = Files.writeString(folder.resolve("provisionen.csv"), "Tag,Partner,Verdienst\n"
                    + "2026-10-01,Gutscheinwelt,4.50\n");
            assertThat(run(0, "import", file.toString(), "--client", "acme", "--platform", "awin", "--data", data,
                    "--currency", "EUR", "--map", "Tag=day", "--map", "Partner=campaign", "--map", said[0], "--kind",
                    said[1])).contains("affiliate-commissions");
            assertThat(run(0, "report", "spend", "--client", "acme", "--data", data, "--format", "csv"))
                    .contains("commission", "4.50", "provisionen.csv").doesNotContain(",row,");
        }
    }
}
