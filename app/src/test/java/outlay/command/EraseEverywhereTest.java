package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.Quarantine;
import outlay.command.Crowd.Person;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.Quarantined;
import outlay.vault.Vault;
import picocli.CommandLine;

/// Twenty of two hundred people are erased, and then nothing in the whole data folder holds anything of them, while
/// every report says what it said before.
class EraseEverywhereTest {
    private static final int PEOPLE = 200;
    private static final int EVERY = 10;
    private static final String ARCHIVE = "the archive";
    private static final Pattern KEY = Pattern.compile("secret: +(\\S+)|key: +(\\S+)");

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Person> people = Crowd.people(PEOPLE);
    private final List<Person> erased = people.stream().filter(person -> person.number() % EVERY == 5).toList();

    @BeforeEach
    void writeFiles() throws Exception {
        Crowd.files(elsewhere, people);
    }

    @Test
    void nothingOfThemIsLeftAndNoReportChanges() throws Exception {
        run(0, "import", elsewhere.toString(), "--client", "acme");
        String key = serverKey();
        try (Server server = start()) {
            send(server, key);
        }
        List<String> before = reports();
        long versionBefore = Long.parseLong(run(0, "sql", "SELECT max(log_position) FROM contacts", "--format", "csv")
                .lines().skip(1).findFirst().orElse("0").strip()) + 1;
        List<String> asOf = reports("--as-of", String.valueOf(versionBefore));
        List<Place> places = places();
        for (Person person : erased) {
            assertThat(hits(person, places)).as("before, %s", person).hasSizeGreaterThan(5)
                    .anyMatch(hit -> hit.contains("the log holds")).anyMatch(hit -> hit.contains("the archive holds"));
        }
        for (int i = 0; i < erased.size() - 2; i++) {
            assertThat(run(0, "erase", known(erased.get(i), i), "--client", "acme", "--reason",
                    "asked by " + erased.get(i).email())).contains("done", "delete by hand");
        }
        try (Server server = start()) {
            for (int i = erased.size() - 2; i < erased.size(); i++) {
                assertThat(run(0, "erase", known(erased.get(i), i), "--client", "acme")).contains("done");
            }
            assertGone();
            send(server, key);
            assertThat(get(server, "/api/v1/reports/channels?client=acme").statusCode()).isEqualTo(200);
        }
        Files.writeString(elsewhere.resolve("contacts.csv"),
                Files.readString(elsewhere.resolve("contacts.csv")).replace("10:05", "10:06"));
        run(0, "import", elsewhere.toString(), "--client", "acme");
        assertGone();
        assertThat(reports("--as-of", String.valueOf(versionBefore))).isEqualTo(asOf);
        assertThat(withoutVersion(reports())).isEqualTo(withoutVersion(before));
        assertThat(hits(people.get(6), places())).isNotEmpty();
        assertThat(run(0, "erase", "--list", "--client", "acme").lines().filter(line -> line.startsWith("er-")))
                .hasSize(erased.size());
    }

    private static String known(Person person, int i) {
        return switch (i % 4) {
            case 0 -> "email:" + person.email();
            case 1 -> person.user();
            case 2 -> person.device();
            default -> "contact:hubspot/" + person.contact();
        };
    }

    private void assertGone() throws Exception {
        List<Place> places = places();
        for (Person person : erased) {
            assertThat(hits(person, places)).as("after, %s", person).isEmpty();
        }
    }

    /// Where somebody could be found.
    ///
    /// @param text what it holds, in lower case
    private record Place(String name, String text) {
        List<String> hits(List<String> forms) {
            return forms.stream().filter(text::contains).map(form -> name + " holds " + form).toList();
        }
    }

    /// Every file. What files hold is sealed or compressed, so that it is opened and looked at, too: the entries of the
    /// log with the bytes in quarantine, and the archive.
    private List<Place> places() throws Exception {
        List<Place> places = new ArrayList<>();
        places.add(new Place("the log", entries().toLowerCase(Locale.ROOT)));
        StringBuilder rows = new StringBuilder();
        for (String table : List.of("events", "contacts", "deals", "imports", "quarantine")) {
            rows.append(run(0, "sql", "SELECT * FROM " + table, "--format", "csv"));
        }
        places.add(new Place(ARCHIVE, rows.toString().toLowerCase(Locale.ROOT)));
        for (Path file : files()) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            places.add(new Place(file.toString(), bytes.toLowerCase(Locale.ROOT)));
        }
        return places;
    }

    private String entries() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), vault()); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                all.append(entry.id()).append('\n').append(new String(entry.body(), StandardCharsets.UTF_8))
                        .append('\n');
                if (entry.kind() == Entry.Kind.QUARANTINE) {
                    byte[] inside = entry.id().startsWith("conflict:")
                            ? Quarantined.decode(entry).body()
                            : Quarantine.of(entry).bytes();
                    all.append(new String(inside, StandardCharsets.UTF_8)).append('\n');
                }
            }
        }
        return all.toString();
    }

    private Vault vault() throws IOException {
        return Vault.open(data, settings().key(), Clock.systemUTC());
    }

    private List<String> reports(String... more) {
        List<String> reports = new ArrayList<>();
        for (String by : List.of("days", "platforms", "channels", "campaigns", "ads")) {
            List<String> words = new ArrayList<>(List.of("report", by, "--client", "acme", "--format", "json"));
            words.addAll(List.of(more));
            reports.add(run(0, words.toArray(String[]::new)));
        }
        return reports;
    }

    /// What was imported and sent again after the erasure moves the version on, and nothing else.
    private static List<String> withoutVersion(List<String> reports) {
        return reports.stream().map(text -> text.replaceAll("\"version\" : \\d+", "")).toList();
    }

    private String serverKey() {
        Matcher matcher = KEY.matcher(run(0, "keys", "create", "--client", "acme", "--kind", "server"));
        assertThat(matcher.find()).isTrue();
        return Optional.ofNullable(matcher.group(1)).orElse(matcher.group(2));
    }

    private void send(Server server, String key) throws Exception {
        for (Person person : people) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/v1/batch"))
                    .header("Authorization", "Bearer " + key)
                    .POST(HttpRequest.BodyPublishers.ofString(Crowd.batch(person))).build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
        }
    }

    private HttpResponse<String> get(Server server, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.uri().resolve(URI.create(path))).build(),
                BodyHandlers.ofString());
    }

    /// In which of them and as what the person is found; in the archive also as which pseudonyms.
    private List<String> hits(Person person, List<Place> places) throws Exception {
        List<String> forms = person.forms();
        List<String> pseudonyms = new ArrayList<>(forms);
        Vault vault = vault();
        for (String text : List.of(person.email(), person.user(), person.device(), person.contact())) {
            pseudonyms.add(vault.of(new ClientId("acme"), text).toLowerCase(Locale.ROOT));
        }
        return places.stream()
                .flatMap(place -> place.hits(place.name().equals(ARCHIVE) ? pseudonyms : forms).stream()).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Server start() throws IOException {
        return Server.start(settings());
    }

    private Settings settings() {
        return new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }

    private String run(int status, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        CommandLine command = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertThat(command.execute(all.toArray(String[]::new))).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
