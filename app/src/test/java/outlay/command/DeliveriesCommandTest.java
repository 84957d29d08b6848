package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.outbox.DeliveriesApi;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.platform.Destinations;
import outlay.store.Began;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptReceipt;
import outlay.store.Lane;
import outlay.store.MemoryLog;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.OutboxWork;
import outlay.store.Projector;
import outlay.store.Sample;
import outlay.store.Store;
import outlay.store.Wish;
import outlay.telling.AccountBook;
import outlay.vault.Vault;
import outlay.vault.Vaults;
import outlay.web.Mistakes;
import outlay.web.PeopleKey;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;

/// Deliveries by the commands and by the API, over the same outbox: what is listed, shown, paused and told again.
class DeliveriesCommandTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Lane META = new Lane(ACME, "meta-main");
    private static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(20));

    @TempDir
    private Path data;
    @TempDir
    private Path elsewhere;

    @BeforeEach
    void fill() throws Exception {
        Path secrets = Files.writeString(elsewhere.resolve("secrets"), "access_token: EAAB-very-secret-token\n");
        run(0, "destinations", "add", "meta-main", "--client", "acme", "--destination", "meta", "--set",
                "dataset_id=1234567890", "--set", "delivery_target=90", "--set",
                "key_ends=" + LocalDate.now(ZoneOffset.UTC).plusDays(5), "--secrets", secrets.toString());
        outbox(outbox -> {
            end(outbox, "event-0", DeliveryState.DELIVERED, "", NOW.minusSeconds(60));
            end(outbox, "event-1", DeliveryState.DELIVERED, "", LONG_AGO);
            end(outbox, "event-2", DeliveryState.REJECTED, "rejected: 100", NOW.minusSeconds(60));
            end(outbox, "event-3", DeliveryState.UNRESOLVED, "doubt-over", LONG_AGO);
            end(outbox, "event-4", DeliveryState.SUPPRESSED, "withheld: the person refused", NOW.minusSeconds(60));
        });
    }

    /// Six wishes, of which the first five have ended and the last waits.
    private void outbox(Consumer<OutboxStore> work) {
        Vault vault = Vaults.of(data);
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            OutboxStore outbox = store.outbox(vault, vault);
            MemoryLog log = new MemoryLog(List.of());
            for (int i = 0; i < 6; i++) {
                log.append(List.of(Sample.entry(Sample.event(ACME, i, Sample.START))));
            }
            new Projector(store, log, new Outbox((position, entry) -> List.of(new Wish(ACME, META.account(), "orders",
                    entry.id(), 0, position, NOW.minusSeconds(3_600))), outbox, lane -> {})).catchUp();
            work.accept(outbox);
        }
    }

    private static void end(OutboxStore outbox, String conversion, DeliveryState state, String reason, Instant at) {
        KeptDelivery row = outbox.of(ACME).conversion(conversion).getFirst();
        KeptDelivery.Stand begun = row.stand().begun(at);
        outbox.write(META, new OutboxWork(List.of(), List.of(), List.of(new Began(row.with(begun), "meta",
                "f".repeat(64), List.of("event_id", "user_data.em"), "{}")), List.of(), Optional.empty()), at);
        KeptDelivery.Stand stand = begun.with(state, at, reason).receipted();
        outbox.write(META, new OutboxWork(List.of(row.with(stand)), List.of(new KeptReceipt(row.key(), 0,
                stand.receipts(), at, 1, "meta", state.label(), reason, 200, "req-1", "f".repeat(64),
                List.of("event_id"), "said in fact " + conversion)), List.of(), List.of(), Optional.empty()), at);
    }

    @Test
    void listsByStateAndAccountTheLatestFirst() throws Exception {
        JsonNode all = json("list");
        assertThat(all).hasSize(6);
        assertThat(column(json("list", "--state", "rejected"), "conversion")).containsExactly("event-2");
        assertThat(json("list", "--account", "other")).isEmpty();
        assertThat(json("list", "--limit", "2")).hasSize(2);
        assertThat(run(2, "deliveries", "list", "--client", "acme", "--state", "lost")).contains("there is no state");
        assertThat(get("/api/v1/deliveries", "state", "rejected").path("deliveries")).hasSize(1);
        assertThat(get("/api/v1/deliveries", "limit", "2").path("deliveries")).hasSize(2);
        assertThat(mistake("/api/v1/deliveries", "limit", "none")).contains("whole number");
        assertThat(mistake("/api/v1/deliveries", "after", "WyJ4Il0")).contains("begin without it");
        assertThat(mistake("/api/v1/deliveries", "state", "lost")).contains("there is no state");
    }

    @Test
    void pagesHaveEachDeliveryOnceThoughMoreEndMeanwhile() throws Exception {
        List<String> whole = column(json("list"), "conversion");
        List<String> paged = new ArrayList<>();
        Optional<String> after = Optional.of("");
        for (int page = 0; after.isPresent(); page++) {
            JsonNode node = get("/api/v1/deliveries", "limit", "1", "after", after.get());
            paged.addAll(column(node.path("deliveries"), "conversion"));
            after = Optional.of(node.path("next")).filter(JsonNode::isString).map(JsonNode::stringValue);
            if (page == 1) {
                outbox(outbox -> end(outbox, "event-5", DeliveryState.DELIVERED, "", NOW.plusSeconds(60)));
            }
        }
        assertThat(paged).doesNotHaveDuplicates().containsSubsequence(whole.stream()
                .filter(one -> !one.equals("event-5")).toList());
    }

    @Test
    void showsEverythingThatHappened() throws Exception {
        assertThat(run(0, "deliveries", "show", "event-2", "--client", "acme")).contains("wished", "rejected: 100",
                "req-1", "said in fact event-2", "f".repeat(40));
        assertThat(run(1, "deliveries", "show", "event-9", "--client", "acme")).contains("deliveries list");
        JsonNode receipt = get("/api/v1/deliveries/conversion", "id", "event-2").path("deliveries").get(0)
                .path("receipts").get(0);
        assertThat(receipt.path("outcome").asString()).isEqualTo("rejected");
        assertThat(receipt.path("evidence").asString()).isEqualTo("said in fact event-2");
        assertThat(catchThrowableOfType(Refused.class, () -> get("/api/v1/deliveries/conversion", "id", "event-9"))
                .problem().status()).isEqualTo(404);
    }

    @Test
    void whatMayCountTwiceIsLeftOutUnlessAskedFor() throws Exception {
        String dry = run(0, "deliveries", "replay", "--client", "acme", "--state", "delivered", "--dry-run");
        assertThat(dry).contains("event-0", "1 would be delivered again", "forgotten their ids",
                "--allow-duplicates").doesNotContain("event-1 ");
        assertThat(json("list", "--state", "queued")).as("a dry run changes nothing").hasSize(1);
        assertThat(run(0, "deliveries", "replay", "--client", "acme", "--state", "unresolved"))
                .contains("0 are delivered again");
        assertThat(run(0, "deliveries", "replay", "--client", "acme", "--state", "unresolved", "--allow-duplicates"))
                .contains("They are among these", "1 are delivered again");
        assertThat(column(json("list", "--state", "queued"), "conversion")).containsExactlyInAnyOrder("event-3",
                "event-5");
        assertThat(run(0, "deliveries", "show", "event-3", "--client", "acme")).contains("replayed");
        assertThat(run(2, "deliveries", "replay", "--client", "acme")).contains("say which");
        assertThat(run(2, "deliveries", "replay", "--client", "acme", "--state", "queued")).contains("has not ended");
    }

    @Test
    void theApiReplaysByTheSameRules() throws Exception {
        JsonNode dry = post("/api/v1/deliveries/replay", "\"state\":\"delivered\",\"dry_run\":\"true\"");
        assertThat(List.of(dry.path("found").asInt(), dry.path("may_count_twice").asInt(),
                dry.path("replayed").asInt())).containsExactly(2, 1, 0);
        assertThat(post("/api/v1/deliveries/replay", "\"state\":\"delivered\"").path("replayed").asInt()).isOne();
        assertThat(post("/api/v1/deliveries/replay", "\"state\":\"delivered\",\"allow_duplicates\":\"true\"")
                .path("replayed").asInt()).isOne();
        assertThat(json("list", "--state", "queued")).hasSize(3);
    }

    @Test
    void pausesAndResumes() throws Exception {
        assertThat(run(0, "deliveries", "pause", "--client", "acme", "--account", "meta-main", "--reason",
                "new pixel")).contains("until it is resumed");
        assertThat(column(json("health"), "paused")).containsExactly("new pixel");
        assertThat(run(1, "doctor", "--format", "json")).contains("acme/meta-main is paused: new pixel");
        assertThat(run(0, "deliveries", "resume", "--client", "acme", "--account", "meta-main"))
                .contains("is sent to again");
        assertThat(run(1, "deliveries", "resume", "--client", "acme", "--account", "meta-main"))
                .contains("is not paused");
        post("/api/v1/deliveries/pause", "\"account\":\"meta-main\"");
        assertThat(get("/api/v1/deliveries/health").path("accounts").get(0).path("paused").asString())
                .isEqualTo("paused by hand");
        post("/api/v1/deliveries/resume", "\"account\":\"meta-main\"");
        assertThat(catchThrowableOfType(Mistakes.class, () -> post("/api/v1/deliveries/resume",
                "\"account\":\"meta-main\""))).isNotNull();
    }

    @Test
    void healthTellsTheBudgetAndTheKeysEnd() throws Exception {
        JsonNode health = json("health").get(0);
        assertThat(List.of(health.path("wished").asString(), health.path("accepted").asString(),
                health.path("waiting").asString())).containsExactly("6", "2", "1");
        assertThat(health.path("share").asString()).as("two delivered, two missed").isEqualTo("50.00");
        assertThat(health.path("burn").asString()).isEqualTo("5.00");
        assertThat(health.path("budget").asString()).isEqualTo("500 % spent");
        assertThat(health.path("burn_today").asString()).as("one and one").isEqualTo("5.00");
        assertThat(health.path("key").asString()).endsWith("in 5 days");
        JsonNode api = get("/api/v1/deliveries/health").path("accounts").get(0);
        assertThat(api.path("budget").path("share_percent").asString()).isEqualTo("50.00");
        assertThat(api.path("budget").path("spent_percent").asInt()).isEqualTo(500);
        assertThat(api.path("matched").path("says").asString()).isEqualTo("not asked yet");
        assertThat(health.path("matched").asString()).isEqualTo("not asked yet");
        assertThat(api.path("key").asString()).endsWith("in 5 days");
        assertThat(run(1, "doctor", "--format", "json")).contains("the key of acme/meta-main ends", "1 wait");
        run(0, "destinations", "set", "meta-main", "--client", "acme", "--set", "key_ends=", "--set",
                "delivery_target=");
        assertThat(json("health").get(0).path("burn").asString()).isEmpty();
        assertThat(run(1, "destinations", "set", "meta-main", "--client", "acme", "--set", "delivery_target=100"))
                .contains("below 100");
    }

    @Test
    void withoutThePeopleKeyNothingIsTold() {
        Refused refused = catchThrowableOfType(Refused.class, () -> ask("GET", "/api/v1/deliveries", Map.of("client",
                List.of("acme")), "", "wrong"));
        assertThat(refused.problem().status()).isEqualTo(401);
        assertThat(catchThrowableOfType(Refused.class, () -> ask("POST", "/api/v1/deliveries/replay", Map.of(),
                "{\"client\":\"acme\",\"state\":\"delivered\"}", "wrong")).problem().status()).isEqualTo(401);
    }

    private JsonNode json(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("deliveries", words[0], "--client", "acme", "--format", "json"));
        all.addAll(Arrays.asList(words).subList(1, words.length));
        return Json.read(run(0, all.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8), 1 << 20);
    }

    private static List<String> column(JsonNode rows, String name) {
        return rows.valueStream().map(row -> row.path(name).asString()).toList();
    }

    private JsonNode get(String path, String... parameters) throws Exception {
        Map<String, List<String>> query = new TreeMap<>(Map.of("client", List.of("acme")));
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], List.of(parameters[i + 1]));
        }
        return ask("GET", path, query, "", "the-key");
    }

    private String mistake(String path, String... parameters) {
        return String.valueOf(catchThrowableOfType(Mistakes.class, () -> get(path, parameters)).getMessage());
    }

    private JsonNode post(String path, String fields) throws Exception {
        return ask("POST", path, Map.of(), "{\"client\":\"acme\"," + fields + "}", "the-key");
    }

    private JsonNode ask(String method, String path, Map<String, List<String>> query, String body, String key)
            throws Exception {
        Vault vault = Vaults.of(data);
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            AccountBook book = new AccountBook(store.accounts(), vault, url -> Optional.empty(), Clock.systemUTC(),
                    System::nanoTime);
            Router routes = new DeliveriesApi(store.outbox(vault, vault), Destinations::of, book,
                    new PeopleKey(client -> "the-key"), Clock.systemUTC()).addTo(new Router());
            Response response = routes.handle(new Request(method, path, Map.of(), query, Map.of("content-type",
                    "application/json", "authorization", "Bearer " + key), body.getBytes(StandardCharsets.UTF_8),
                    "127.0.0.1"));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers()).containsEntry("Cache-Control", "private, no-store");
            return Json.read(response.body(), 1 << 20);
        }
    }

    private String run(int expected, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(status).as("%s: %s", List.of(all), out).isEqualTo(expected);
        return out.toString();
    }
}
