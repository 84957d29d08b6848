package outlay.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.gate.TestKeys;
import outlay.vault.Vault;
import outlay.vault.Vaults;

/// Tells platforms of people with texts that nobody else has, by calls and by a file that is fetched, and looks for
/// them in whatever that leaves behind; then erases one of them and looks again, for every form of it.
class ToldPeopleAtRestTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant AT = Instant.now().minus(Duration.ofHours(9));
    private static final int PEOPLE = 10;
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final String TOKEN = "EAAB-canary-token-5e1f";

    private final Canaries canaries = new Canaries();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    /// Somebody who buys.
    private record Buyer(String email, String phone, String user, String name, String click, String order) {
        List<String> all() {
            return List.of(email, phone, user, name, click, order);
        }
    }

    @Test
    void whoIsToldOfIsReadableNowhereAndAfterAnErasureInNoForm() throws Exception {
        OutputStreamAppender<ILoggingEvent> listening = listen();
        Path data = Files.createDirectories(folder.resolve("data"));
        String key = TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "s-1");
        Path secrets = Files.writeString(folder.resolve("secrets"), "access_token: " + TOKEN + "\n");
        run("destinations", "add", "meta-main", "--client", "acme", "--destination", "meta", "--set",
                "dataset_id=1234567890", "--secrets", secrets.toString());
        run("destinations", "add", "google-file", "--client", "acme", "--destination", "google-csv", "--set",
                "conversion_name=Order");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                clients:
                  acme:
                    rules:
                      - {name: calls, account: meta-main, when: order, tell: purchase, since: 2026-01-01}
                      - {name: file, account: google-file, when: order, tell: purchase, since: 2026-01-01}
                """);
        String address = path(run("destinations", "feed", "google-file", "--client", "acme"));
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            buyers.add(new Buyer(canaries.email(), canaries.phone(), canaries.user(), canaries.name(),
                    canaries.user(), canaries.user()));
        }
        assertThat(canaries.all()).hasSizeGreaterThanOrEqualTo(50);
        try (FakePlatforms platforms = FakePlatforms.start(0, Faults.NONE, Clock.systemUTC(), SECRET);
                Server server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(),
                        "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_RULES", rules.toString(), "OUTLAY_SANDBOX",
                        platforms.uri().toString())))) {
            for (Buyer buyer : buyers) {
                order(server.uri(), key, buyer);
            }
            String file = fetched(server.uri().resolve(address), buyers);
            assertThat(file).as("who may have it has it").contains(buyers.getFirst().click());
            told(PEOPLE * 2);
            run("deliveries", "health", "--client", "acme");
            String show = run("deliveries", "show", buyers.getFirst().order() + ":purchase", "--client", "acme");
            assertThat(show).contains("fetched", "delivered");
            nothingIsIn(data, canaries.all());
            Buyer gone = buyers.getFirst();
            run("erase", "user:" + gone.user(), "email:" + gone.email().toLowerCase(Locale.ROOT),
                    "phone:" + gone.phone(), "--client", "acme", "--reason", "asked");
            assertThat(get(server.uri().resolve(address)).body()).doesNotContain(gone.click())
                    .contains(buyers.getLast().click());
            erased(data, gone);
        }
        run("alerts", "check");
        run("retention", "run", "--quarantine-days", "30");
        assertThat(data.resolve("retention.json")).exists();
        erased(data, buyers.getFirst());
        nothingIsIn(data, canaries.all());
        listening.stop();
        List<String> secret = new ArrayList<>(canaries.all());
        secret.add(TOKEN);
        secret.add(address.split("/")[2]);
        assertThat(Canaries.found(secret, logged.toString(ISO_8859_1))).as("logs").isEmpty();
    }

    /// What can be read in a file, without the key.
    private static void nothingIsIn(Path data, List<String> texts) throws Exception {
        for (Path file : files(data)) {
            assertThat(Canaries.found(texts, text(file))).as(data.relativize(file).toString()).isEmpty();
        }
        assertThat(Canaries.found(List.of(TOKEN), text(data.resolve("state.db")))).isEmpty();
    }

    /// Not even what stands in their place, nor what they open to with the key.
    private void erased(Path data, Buyer gone) throws Exception {
        Vault vault = Vaults.of(data);
        List<String> pseudonyms = gone.all().stream().flatMap(text -> Stream.of(vault.of(ACME, text),
                vault.of(ACME, text.toLowerCase(Locale.ROOT)))).toList();
        for (Path file : files(data)) {
            assertThat(pseudonyms.stream().filter(text(file)::contains)).as(data.relativize(file).toString())
                    .isEmpty();
        }
        String listed = run("deliveries", "list", "--client", "acme", "--format", "json");
        assertThat(Canaries.found(gone.all(), listed)).isEmpty();
        assertThat(listed).contains("(erased)");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, ISO_8859_1);
    }

    private String fetched(URI file, List<Buyer> buyers) throws Exception {
        return await(() -> {
            String body = get(file).body();
            return buyers.stream().allMatch(buyer -> body.contains(buyer.click()))
                    ? Optional.of(body)
                    : Optional.empty();
        });
    }

    private void told(int count) throws Exception {
        await(() -> {
            String all = run("deliveries", "list", "--client", "acme", "--state", "delivered", "--format", "csv");
            return all.lines().count() == count + 1 ? Optional.of(all) : Optional.empty();
        });
    }

    private interface Look {
        Optional<String> at() throws Exception;
    }

    private static String await(Look look) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        for (Optional<String> seen = look.at();; seen = look.at()) {
            if (seen.isPresent()) {
                return seen.get();
            }
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static String path(String printed) {
        Matcher path = Pattern.compile("/feeds/\\S+\\.csv").matcher(printed);
        assertThat(path.find()).as(printed).isTrue();
        return path.group();
    }

    private void order(URI server, String key, Buyer buyer) throws Exception {
        String event = """
                {"event": "Order Completed", "messageId": "m-%4$s", "userId": "%3$s", "anonymousId": "a-%3$s",
                 "timestamp": "%7$s", "context": {"traits": {"email": "%1$s", "phone": "%2$s", "firstName": "%4$s"},
                 "page": {"url": "https://shop.example/thanks?gclid=%5$s&fbclid=%5$s"},
                 "consent": {"categoryPreferences": {"Advertising": true, "Analytics": true}}},
                 "properties": {"order_id": "%6$s", "revenue": 49.9, "currency": "USD"}}
                """.formatted(buyer.email(), buyer.phone(), buyer.user(), buyer.name(), buyer.click(), buyer.order(),
                AT);
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/track"))
                .header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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

    private String run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = folder.resolve("data").toString();
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(status).as("%s: %s", List.of(all), out).isZero();
        return out.toString();
    }
}
