package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleProfileTest {
    @TempDir
    private Path temporary = Path.of("");

    @Test
    void saysWhatIsKnownAndWhereItComesFrom() throws Exception {
        Path events = Files.writeString(temporary.resolve("events.jsonl"), """
                {"type":"identify","messageId":"e-1","userId":"u1","anonymousId":"a1",\
                "timestamp":"2026-10-01T10:00:00Z","traits":{"email":"ada@example.org","firstName":"Ada",\
                "lastName":"Byron","company":{"name":"Engines"},"address":{"city":"London"},"age":36}}
                {"type":"group","messageId":"e-2","userId":"u1","groupId":"g1","timestamp":"2026-10-02T10:00:00Z",\
                "traits":{"name":"Engines Ltd","website":"engines.example","plan":"pro"}}
                {"type":"identify","messageId":"e-3","userId":"u2","timestamp":"2026-10-01T10:00:00Z",\
                "traits":{"firstName":"Bob"}}
                """);
        Path contacts = Files.writeString(temporary.resolve("contacts.csv"), """
                Record ID,First Name,Last Name,Email,Phone Number,Job Title,Country/Region,Create Date,Lifecycle Stage,\
                Last Modified Date
                101,Ada,Lovelace,Ada@Example.org,+44 20 1234,Countess,UK,2026-09-01 10:00,Customer,2026-10-02 08:00
                """);
        run(0, "import", events.toString(), "--client", "acme");
        run(0, "import", contacts.toString(), "--client", "acme");
        String expected = run(0, "people", "profile", "a1", "--client", "acme", "--format", "csv");
        assertThat(expected.replaceAll("hubspot/contact/101/[0-9a-f]+", "C")).isEqualToNormalizingNewlines("""
                kind,name,value,source,fact,at,raw,version
                trait,first_name,Ada,crm,C,2026-10-02T08:00:00Z,,
                trait,last_name,Lovelace,crm,C,2026-10-02T08:00:00Z,,
                trait,phone,'+44 20 1234,crm,C,2026-10-02T08:00:00Z,,
                trait,company,Engines Ltd,signed_in,e-2,2026-10-02T10:00:00Z,,
                trait,title,Countess,crm,C,2026-10-02T08:00:00Z,,
                trait,city,London,signed_in,e-1,2026-10-01T10:00:00Z,,
                trait,country,UK,crm,C,2026-10-02T08:00:00Z,,
                trait,website,engines.example,signed_in,e-2,2026-10-02T10:00:00Z,,
                trait,lifecycle,Customer,crm,C,2026-10-02T08:00:00Z,,
                """);
        for (String name : new String[]{"ada@example.org", "email:ADA@example.org", "user:u1"}) {
            assertThat(run(0, "people", "profile", name, "--client", "acme", "--format", "csv")).isEqualTo(expected);
        }
        assertThat(run(0, "people", "profile", "u2", "--client", "acme")).contains("Bob").doesNotContain("Ada");
        assertThat(run(1, "people", "profile", "u3", "--client", "acme")).contains("nobody of client acme");
    }

    private String run(int status, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = temporary.resolve("data").toString();
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(ended).as(out.toString()).isEqualTo(status);
        return out.toString();
    }
}
