package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import picocli.CommandLine;

/// People shown and split by commands, with and without a server that has the data folder open.
class PeopleCommandTest {
    private static final String PHONE = "anonymous:phone";
    private static final String ANN = "email:ann.lee@example.com";

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;

    @BeforeEach
    void importEvents() throws Exception {
        Path file = Files.writeString(elsewhere.resolve("events.jsonl"), """
                {"type":"identify","messageId":"1","anonymousId":"phone","timestamp":"2026-10-01T10:00:00Z",\
                "traits":{"email":"Ann.Lee@example.com"}}
                {"type":"identify","messageId":"2","anonymousId":"laptop","timestamp":"2026-10-02T10:00:00Z",\
                "traits":{"email":"ann.lee+news@example.com"}}
                {"type":"identify","messageId":"3","anonymousId":"desk","timestamp":"2026-10-03T10:00:00Z",\
                "traits":{"email":"info@example.com"}}
                {"type":"identify","messageId":"4","anonymousId":"tablet","timestamp":"2026-10-03T10:00:00Z",\
                "traits":{"email":"ann.lee@other.example"}}
                """);
        run(0, "import", file.toString(), "--client", "acme");
    }

    @Test
    void showsWhyRefusedAndSuggested() {
        assertThat(run(0, "people", "show", PHONE, "--client", "acme", "--format", "csv").lines()).containsExactly(
                "one,other,rule,source,at", ANN + "," + PHONE + ",device,1,2026-10-01T10:00:00Z",
                ANN + ",anonymous:laptop,device,2,2026-10-02T10:00:00Z");
        assertThat(run(0, "people", "why", PHONE, "anonymous:laptop", "--client", "acme")).contains(ANN, "device");
        assertThat(run(0, "people", "why", PHONE, "anonymous:desk", "--client", "acme", "--format", "json"))
                .contains("\"one_person\":false", "\"chain\":[]");
        assertThat(run(0, "people", "refused", "--client", "acme")).contains("role_mailbox", "email:info@example.com");
        assertThat(run(0, "people", "suggestions", "--client", "acme")).contains("40", ANN,
                "email:ann.lee@other.example");
    }

    @Test
    void splitsAndJoinsBackWithoutAServer() {
        assertThat(run(0, "people", "split", PHONE, ANN, "--client", "acme", "--reason", "lent"))
                .isEqualTo("They are two people now.\n");
        assertThat(run(0, "people", "show", PHONE, "--client", "acme", "--format", "csv").lines())
                .containsExactly("one,other,rule,source,at");
        assertThat(run(0, "people", "show", PHONE, "--client", "acme", "--as-of", "4", "--format", "json"))
                .contains("anonymous:laptop");
        assertThat(run(0, "people", "history", PHONE, "--client", "acme", "--format", "csv").lines()
                .map(line -> line.replaceAll(",[^,]*Z,", ",")).limit(4)).containsExactly(
                        "version,at,what,identifiers,rules,source", "1,seen," + PHONE + ",,1",
                        "1,joined," + ANN + ",device,1", "2,joined,anonymous:laptop,device,2");
        assertThat(run(0, "people", "history", PHONE, "--client", "acme")).contains("left");
        assertThat(run(1, "people", "history", "user:nobody", "--client", "acme")).contains("has not been seen");
        assertThat(run(1, "people", "split", PHONE, ANN, "--client", "acme")).contains("no tie leads");
        assertThat(run(0, "people", "join-back", ANN, PHONE, "--client", "acme")).contains("They are one person, by:",
                "signed in or filled in a form");
        assertThat(run(1, "people", "join-back", ANN, PHONE, "--client", "acme")).contains("nobody has split");
    }

    @Test
    void splitsInTheServerThatRuns() throws Exception {
        try (Server server = Server.start(
                new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            assertThat(server.uri()).isNotNull();
            assertThat(run(0, "people", "split", PHONE, ANN, "--client", "acme")).contains("two people now");
            assertThat(run(0, "people", "show", PHONE, "--client", "acme", "--format", "csv")).hasLineCount(1);
            assertThat(run(1, "people", "split", PHONE, ANN, "--client", "acme")).contains("split before");
        }
    }

    @Test
    void aBrowserThatWentOnAsAnotherIsSuggestedAndJoinedBySomebodysWord() throws Exception {
        assertThat(run(0, "people", "suggestions", "--nearby", "--client", "acme", "--format", "csv")).hasLineCount(1);
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        try (LocalLog log = Workspace.write(settings)) {
            log.append(List.of(page("x", "2026-10-01T10:00:00Z"), page("y", "2026-10-01T11:00:00Z"))).join();
        }
        assertThat(run(0, "people", "suggestions", "--nearby", "--client", "acme", "--format", "csv").lines())
                .contains("20,anonymous:x,anonymous:y,\"the same network and browser within a day, one after the "
                        + "other\"");
        assertThat(run(1, "people", "join", "anonymous:x", ANN, "--client", "acme")).contains("only devices");
        assertThat(run(0, "people", "join", "anonymous:x", "anonymous:y", "--client", "acme"))
                .contains("They are one person, by:", "anonymous:y");
        assertThat(run(1, "people", "join", "anonymous:x", "anonymous:y", "--client", "acme")).contains("already");
        assertThat(run(0, "people", "suggestions", "--nearby", "--client", "acme", "--format", "csv")).hasLineCount(1);
        assertThat(run(0, "people", "split", "anonymous:x", "anonymous:y", "--client", "acme"))
                .contains("two people now");
        try (Server server = Server.start(settings)) {
            assertThat(server.uri()).isNotNull();
            assertThat(run(1, "people", "join", "anonymous:x", "anonymous:y", "--client", "acme"))
                    .contains("join-back");
            assertThat(run(0, "people", "join", "anonymous:desk", "anonymous:y", "--client", "acme"))
                    .contains("They are one person, by:");
        }
    }

    private static Entry page(String device, String at) {
        Instant time = Instant.parse(at);
        Seen seen = new Seen(Seen.Trust.BROWSER, "k", false, Seen.Bot.NO, Seen.Clock.AS_SENT, Consent.UNKNOWN,
                "203.0.113.0", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", "", new TreeMap<>());
        return FactCodec.encode(new Event(new ClientId("acme"), "p" + device, time, Event.Type.PAGE, "", device, "", "",
                "", Landing.NONE, Optional.empty(), Optional.of(seen)), time);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(run(2, "people")).contains("show, why, history, refused, suggestions, split, join-back or join");
        assertThat(run(2, "people", "show", "ann", "--client", "acme")).contains("email:ann@example.com");
        assertThat(run(1, "people", "show", "email:eve@example.com", "--client", "acme")).contains("has not been seen");
        assertThat(run(2, "people", "refused", "--client", "acme", "--as-of", "yesterday")).contains("instant");
        assertThat(run(1, "people", "split", PHONE, "anonymous:laptop", "--client", "acme"))
                .contains("people why anonymous:phone anonymous:laptop");
    }

    private String run(int status, String... args) {
        StringWriter out = new StringWriter();
        CommandLine command = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] all = Arrays.copyOf(args, args.length + (args.length > 1 ? 2 : 0));
        if (args.length > 1) {
            all[args.length] = "--data";
            all[args.length + 1] = data.toString();
        }
        assertThat(command.execute(all)).as(out.toString()).isEqualTo(status);
        return out.toString();
    }
}
