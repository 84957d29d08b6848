package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Crowd.Person;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// A person's data in files, out of a crowd that mentions each other.
class AccessCommandTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final List<Person> people = Crowd.people(40);

    @Test
    void bothFilesHaveAllOfThemAndNothingOfTheOthers() throws Exception {
        Crowd.files(elsewhere, people);
        run(0, "import", elsewhere.toString(), "--client", "acme");
        Person asked = people.get(9);
        Path out = data.resolve("answer");
        assertThat(run(0, "access", asked.email(), "--client", "acme", "--out", out.toString()))
                .contains("event=3", "contact=1", "deal=1");
        check(asked, out);
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            assertThat(server.uri()).isNotNull();
            Path beside = data.resolve("beside");
            run(0, "access", "user:" + asked.user(), "--client", "acme", "--out", beside.toString());
            check(asked, beside);
            run(0, "erase", asked.email(), "--client", "acme");
            run(0, "access", "user:" + asked.user(), "--client", "acme", "--out", beside.toString());
            assertThat(Files.readString(beside.resolve("personal-data.json"))).contains("\"facts\":{}");
        }
        assertThat(run(1, "access", "null", "--client", "acme", "--out", out.toString())).contains("says nothing");
    }

    private void check(Person asked, Path out) throws Exception {
        Path file = out.resolve("personal-data.json");
        JsonNode json = Json.records().readTree(Files.readAllBytes(file));
        Set<String> ids = new TreeSet<>();
        json.get("facts").forEach(fact -> ids.add(fact.get("kind").asString() + " " + fact.get("id").asString()));
        assertThat(ids).contains("event p9", "event i9", "event o9")
                .anyMatch(id -> id.startsWith("deal hubspot/deal/509"))
                .anyMatch(id -> id.startsWith("contact hubspot/contact/" + asked.contact()));
        assertThat(ids.stream().filter(id -> id.startsWith("event")).count()).isEqualTo(3);
        assertThat(json.at("/person/facts/refused").asInt()).isPositive();
        String both = (Files.readString(file) + Files.readString(out.resolve("personal-data.html")))
                .toLowerCase(Locale.ROOT);
        assertThat(both).contains(asked.user(), asked.device(), asked.email().toLowerCase(Locale.ROOT));
        for (Person other : people) {
            if (other.number() != asked.number()) {
                String address = other.email().toLowerCase(Locale.ROOT);
                assertThat(both).as("%s", other).doesNotContain(address, AccessCommandTest.escaped(address),
                        address.replace("@", "%40"), other.user(), other.device(), other.contact());
            }
        }
        for (String name : List.of("personal-data.json", "personal-data.html")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    private static String escaped(String text) {
        return text.replace("@", "&#64;");
    }

    private String run(int status, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
