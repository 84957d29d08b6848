package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import outlay.Privacy;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.gate.TestKeys;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.privacy.Erasures;
import outlay.privacy.Veil;
import outlay.store.Store;
import outlay.store.archive.Sql;
import outlay.vault.Vault;
import outlay.vault.Vaults;

/// Sends texts that nobody else would through every door and every import, in sound and in broken items, and looks for
/// them in whatever Outlay leaves behind: files, tables, archive and logs.
class NothingPersonalAtRestTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final List<String> TABLES = List.of("events", "spend", "imports", "contacts", "deals", "rates",
            "lift_tests", "quarantine");
    private final Canaries canaries = new Canaries();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @TempDir
    private Path temporary = Path.of("");

    private Path data() {
        return temporary.resolve("data");
    }

    @Test
    void nothingCanBeReadWithoutTheKey() throws Exception {
        OutputStreamAppender<ILoggingEvent> listening = listen();
        TestKeys.keep(data(), ACME, Key.Kind.BROWSER, "site", "w-1");
        TestKeys.keep(data(), ACME, Key.Kind.SERVER, "shop", "s-1");
        Settings settings = new Settings(data(), "127.0.0.1", 0, Optional.empty(), Optional.empty());
        try (Server server = Server.start(settings)) {
            segment(server.uri());
            otherDoors(server.uri());
            importFiles();
            halfUploaded(server.uri());
            get(server.uri(), "/api/v1/clients");
            run(0, "report", "channels", "--client", "acme");
            for (String table : TABLES) {
                run(0, "sql", "SELECT count(*) FROM " + table);
            }
            assertThat(Canaries.found(canaries.all(), threads())).as("thread dump").isEmpty();
            assertThat(Canaries.found(canaries.all(), get(server.adminUri(), "/metrics") + get(server.adminUri(),
                    "/readyz"))).as("metrics and health").isEmpty();
        }
        halfErased();
        run(0, "retention", "run", "--quarantine-days", "30");
        run(0, "doctor");
        listening.stop();
        assertThat(canaries.all()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(Canaries.found(canaries.all(), logged.toString(StandardCharsets.ISO_8859_1))).as("logs").isEmpty();
        assertThat(Canaries.found(canaries.all(), archive(data()))).as("archive").isEmpty();
        assertThat(data().resolve("erasures")).isNotEmptyDirectory();
        for (String file : List.of("live/books.snapshot", "erased.jsonl", "retention.json", "state.db")) {
            assertThat(data().resolve(file)).exists();
        }
        for (Path file : files(data())) {
            assertThat(Canaries.found(canaries.all(), text(file)))
                    .as(data().relativize(file).toString()).isEmpty();
        }
        theSameFindsWhatIsNotSealed();
    }

    /// A folder in the middle of an erasure: it must know whom, and may not show it.
    private void halfErased() throws Exception {
        Settings settings = new Settings(data(), "127.0.0.1", 0, Optional.empty(), Optional.empty());
        Vault vault = Vaults.of(data());
        try (LocalLog log = LocalLog.open(data().resolve("log"), LogSettings.DEFAULT, vault);
                Store store = Store.open(data(), settings.databaseUrl(), settings.databaseOwnerUrl())) {
            new Privacy(vault)
                    .erasures(data(), log, new Veil(log), store, List.of(), store.outbox(vault, vault),
                            Clock.systemUTC())
                    .begin(new Erasures.Order(ACME, List.of("user:" + canaries.kept().get(1)), "asked by "
                            + canaries.kept().get(1), "test"));
        }
    }

    private static String threads() {
        StringBuilder all = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> all.append(thread.getName())
                .append(Arrays.toString(frames)).append('\n'));
        return all.toString();
    }

    /// Otherwise the test would also hold for a search that finds nothing.
    private void theSameFindsWhatIsNotSealed() throws Exception {
        Path plain = temporary.resolve("plain");
        List<Entry> entries = new ArrayList<>();
        try (Log log = LocalLog.openReadOnly(data().resolve("log"), Vaults.of(data()));
                Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                entries.add(cursor.entry());
            }
        }
        try (LocalLog log = LocalLog.open(plain.resolve("log"), LogSettings.DEFAULT)) {
            log.append(entries).join();
            Sql.run(plain, log, (client, text) -> text, Optional.empty(), "SELECT 1", Sql.Format.CSV,
                    new StringBuilder());
        }
        StringBuilder all = new StringBuilder();
        for (Path file : files(plain)) {
            all.append(text(file));
        }
        List<String> found = Canaries.found(canaries.kept(), all.toString());
        // Some are dropped at the door: a page has no name, and a screen no address.
        assertThat(canaries.kept().stream().filter(secret -> found.contains(secret + " as it is")
                || found.contains(secret + " as it is, lower-cased"))).hasSizeGreaterThanOrEqualTo(50);
        assertThat(Canaries.found(canaries.kept(), archive(plain))).hasSizeGreaterThan(15);
    }

    private void segment(URI at) throws Exception {
        String context = "\"context\":{\"traits\":{\"email\":\"%s\",\"phone\":\"%s\",\"firstName\":\"%s\"},"
                + "\"page\":{\"url\":\"https://shop.example/thanks/%s?utm_campaign=%s&mail=%s\"},"
                + "\"ip\":\"203.0.113.7\"}";
        for (String type : List.of("track", "identify", "page", "screen", "group", "alias")) {
            String call = "{\"messageId\":\"m-" + type + "\",\"type\":\"" + type + "\",\"event\":\"Asked "
                    + canaries.email()
                    + "\",\"userId\":\"" + canaries.user() + "\",\"anonymousId\":\"" + canaries.user()
                    + "\",\"groupId\":\"g\","
                    + "\"previousId\":\"p\",\"traits\":{\"email\":\"" + canaries.email() + "\"},"
                    + context.formatted(canaries.email(), canaries.token(), canaries.token(), canaries.email(),
                            canaries.email(), canaries.token())
                    + "}";
            post(at, "/v1/" + type + "?writeKey=s-1", call);
            post(at, "/v1/" + type + "?writeKey=s-1", call.replace("Asked", "Asked otherwise"));
            post(at, "/v1/" + type + "?writeKey=" + canaries.token(), call);
        }
        post(at, "/v1/batch?writeKey=s-1",
                "{\"batch\":[{\"type\":\"track\",\"event\":\"x\",\"messageId\":\"b-1\",\"userId\":\""
                        + canaries.user() + "\",\"timestamp\":\"" + canaries.name() + "\"},{\"type\":\""
                        + canaries.user()
                        + "\",\"messageId\":\"" + canaries.email()
                        + "\"},{\"type\":\"track\",\"event\":\"Order Completed\","
                        + "\"messageId\":\"b-2\",\"userId\":\"u\",\"properties\":{\"revenue\":\"" + canaries.name()
                        + "\",\"order_id\":\"" + canaries.email() + "\"}},\"" + canaries.phone() + "\"]}");
        post(at, "/v1/batch?writeKey=s-1", "{\"batch\":[{\"email\":\"" + canaries.token() + "\"");
        post(at, "/v1/batch", "[" + canaries.token());
        post(at, "/v1/nothing/" + canaries.token(), canaries.token());
    }

    private void otherDoors(URI at) throws Exception {
        post(at, "/mp/collect?measurement_id=G-1&api_secret=s-1", "{\"client_id\":\"" + canaries.user()
                + "\",\"user_id\":\"" + canaries.user() + "\",\"events\":[{\"name\":\"purchase\",\"params\":{"
                + "\"transaction_id\":\"" + canaries.email() + "\",\"value\":20.5,\"currency\":\"USD\"}},"
                + "{\"name\":\"purchase\",\"params\":{\"value\":\"" + canaries.name() + "\"}}]}");
        post(at, "/debug/mp/collect?measurement_id=G-1&api_secret=s-1", "{\"client_id\":\"" + canaries.token() + "\"}");
        post(at, "/g/collect?v=2&tid=w-1&cid=" + canaries.user() + "&en=page_view&dl="
                + encoded("https://shop.example/" + canaries.email()), "");
        get(at, "/o/p.gif?k=w-1&aid=" + canaries.user() + "&uid=" + canaries.user() + "&u="
                + encoded("https://shop.example/?e=" + canaries.token() + "#" + canaries.token()));
        post(at, "/o/e?k=w-1",
                "{\"writeKey\":\"w-1\",\"batch\":[{\"type\":\"page\",\"messageId\":\"t-1\",\"anonymousId\":\""
                        + canaries.user() + "\",\"context\":{\"page\":{\"url\":\"https://shop.example/"
                        + canaries.email()
                        + "\"}}}]}");
        String link = run(0, "links", "create", "--client", "acme", "--to", "https://shop.example/?p={sub1}");
        Matcher id = Pattern.compile("/c/(\\S+)").matcher(link);
        assertThat(id.find()).as(link).isTrue();
        get(at, "/c/" + id.group(1) + "?sub1=" + canaries.token() + "&utm_content=" + encoded(canaries.email()));
        get(at, "/c/none-such?sub1=" + canaries.token());
        get(at, "/api/v1/reports/channels?client=acme&model=" + canaries.token());
    }

    private void importFiles() throws Exception {
        Path events = temporary.resolve("events.jsonl");
        Files.writeString(events, "{\"type\":\"identify\",\"messageId\":\"f-1\",\"userId\":\"" + canaries.user()
                + "\",\"timestamp\":\"2026-10-01T10:00:00Z\",\"traits\":{\"email\":\"" + canaries.email() + "\"},"
                + "\"context\":{\"page\":{\"url\":\"https://shop.example/a?mail=" + canaries.email() + "\"}}}\n"
                + "{\"type\":\"track\",\"messageId\":\"f-2\",\"userId\":\"" + canaries.user() + "\",\"timestamp\":\""
                + canaries.name() + "\"}\n{broken " + canaries.phone() + "\n");
        Path contacts = temporary.resolve("contacts.csv");
        Files.writeString(contacts, "Record ID,First Name,Last Name,Email,Create Date,Lifecycle Stage,"
                + "Associated Company,Last Modified Date\n101,Ada,Lovelace," + canaries.email()
                + ",2026-09-01 10:00,Customer,Engines " + canaries.email() + ",2026-10-02 08:00\n");
        Path deals = temporary.resolve("deals.csv");
        Files.writeString(deals, "Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Create Date,Is Closed Won,"
                + "Associated Contact IDs,Associated Contacts,Last Modified Date\n5001," + canaries.name()
                + ",Closed Won,\"12,000.50\",USD,2026-10-01 12:30,2026-09-05 09:00,true,101,A (" + canaries.email()
                + "),2026-10-02 08:00\n");
        Path broken = temporary.resolve("broken.csv");
        Files.writeString(broken, "Record ID,Email,Create Date\n102," + canaries.token() + ",yesterday "
                + canaries.token() + "\n");
        for (Path file : List.of(events, contacts, deals)) {
            run(0, "import", file.toString(), "--client", "acme");
        }
        run(1, "import", broken.toString(), "--client", "acme");
    }

    /// A file of which only the first piece has come, and nobody knows whether there will be another.
    private void halfUploaded(URI at) throws Exception {
        String piece = "Record ID,Email,Create Date\n103," + canaries.token() + ",2026-10-01\n104," + canaries.token();
        String made = send(own(at, "/api/v1/imports/uploads", "application/json").POST(HttpRequest.BodyPublishers
                .ofString("{\"client\":\"acme\",\"file\":\"" + canaries.token() + ".csv\",\"bytes\":100000}")).build());
        Matcher upload = Pattern.compile("\"upload\":\"(\\w+)\"").matcher(made);
        assertThat(upload.find()).as(made).isTrue();
        String kept = send(own(at, "/api/v1/imports/uploads/" + upload.group(1) + "?offset=0",
                "application/octet-stream").PUT(HttpRequest.BodyPublishers.ofString(piece)).build());
        assertThat(kept).contains("\"received\":" + piece.length());
        for (Path file : files(data())) {
            assertThat(Canaries.found(canaries.all(), text(file))).as("%s, with an upload half done",
                    data().relativize(file)).isEmpty();
        }
    }

    private static HttpRequest.Builder own(URI at, String path, String type) {
        return HttpRequest.newBuilder(at.resolve(path)).header("Content-Type", type);
    }

    private String archive(Path folder) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            Sql.run(folder, Optional.empty(), "SELECT * FROM " + table, Sql.Format.JSON, all);
        }
        assertThat(all).contains("shop.example", "Asked");
        return new String(all.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// A character a byte; without the zeros that a log's file is filled with ahead of need.
    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }

    private OutputStreamAppender<ILoggingEvent> listen() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(logged);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger("outlay").setLevel(Level.DEBUG);
        return appender;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void post(URI at, String path, String body) throws Exception {
        send(HttpRequest.newBuilder(at.resolve(path)).header("User-Agent", "Mozilla/5.0 " + canaries.all().size())
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private String get(URI at, String path) throws Exception {
        return send(HttpRequest.newBuilder(at.resolve(path)).build());
    }

    private String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(200, 499);
        return answer.body();
    }

    private String run(int status, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data().toString();
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(ended).as(out.toString()).isEqualTo(status);
        return out.toString();
    }
}
