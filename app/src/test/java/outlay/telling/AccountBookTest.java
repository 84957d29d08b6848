package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;
import outlay.activate.egress.PublicUrl;
import outlay.base.ClientId;
import outlay.store.Store;
import outlay.vault.Sealing;
import outlay.vault.Vaults;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Accounts as they are set up, kept, shown and tried.
class AccountBookTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String TOKEN = "EAAB-very-secret-token";
    private static final Map<String, String> META = Map.of("dataset_id", "1234567890", "access_token", TOKEN);
    private static final Function<String, Optional<String>> URLS = PublicUrl::mistake;

    @TempDir
    private Path folder;
    private final AtomicLong nanos = new AtomicLong();
    private final List<Call> calls = new ArrayList<>();
    private Optional<Store> opened = Optional.empty();
    private Optional<Sealing> sealing = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(Store.open(folder, Optional.empty(), Optional.empty()));
        sealing = Optional.of(Vaults.of(folder));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Store::close);
    }

    @Test
    void whatIsSetComesBackAndNothingOfItLiesOpen() throws Exception {
        AccountBook book = book();
        book.add(ACME, "meta-main", "meta", META, true);
        assertThat(book.of(ACME, "meta-main")).hasValueSatisfying(connected -> {
            assertThat(connected.out().label()).isEqualTo("meta");
            assertThat(connected.account().must("access_token")).isEqualTo(TOKEN);
            assertThat(connected.on()).isTrue();
        });
        assertThat(book.of(OTHER, "meta-main")).isEmpty();
        assertThat(book.of(ACME).getFirst().shown()).containsEntry("access_token", "(secret)")
                .containsEntry("dataset_id", "1234567890");
        assertThat(book.of(ACME).toString()).doesNotContain(TOKEN);
        close();
        for (Path file : Files.list(folder).filter(Files::isRegularFile).toList()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN,
                    "1234567890");
        }
        open();
        assertThat(book().of(ACME, "meta-main")).isPresent();
    }

    @Test
    void aSealOpensForItsAccountAlone() {
        SealedSettings seals = new SealedSettings(sealing.orElseThrow());
        String sealed = seals.seal(ACME, "meta-main", META);
        assertThat(seals.open(ACME, "meta-main", sealed)).containsAllEntriesOf(META);
        assertThatThrownBy(() -> seals.open(ACME, "meta-two", sealed)).hasMessageContaining("changed or moved");
        assertThatThrownBy(() -> seals.open(OTHER, "meta-main", sealed)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anotherProcessIsHeardOfWithinSeconds() {
        AccountBook server = book();
        AccountBook command = book();
        assertThat(server.of(ACME, "meta-main")).isEmpty();
        command.add(ACME, "meta-main", "meta", META, false);
        assertThat(server.of(ACME, "meta-main")).isEmpty();
        nanos.addAndGet(6_000_000_000L);
        assertThat(server.of(ACME, "meta-main")).hasValueSatisfying(each -> assertThat(each.on()).isFalse());
        command.turn(ACME, "meta-main", true);
        server.look();
        assertThat(server.of(ACME, "meta-main").orElseThrow().on()).isTrue();
        command.remove(ACME, "meta-main");
        server.look();
        assertThat(server.of(ACME, "meta-main")).isEmpty();
    }

    @Test
    void mistakesAreNamedAllAtOnceAndChangeNothing() {
        AccountBook book = book();
        assertThatThrownBy(() -> book.add(ACME, "m", "meta", Map.of("dataset_id", "x", "shoe_size", "42"), true))
                .hasMessageContaining("dataset_id \"x\"").hasMessageContaining("access_token is missing")
                .hasMessageContaining("shoe_size is not known");
        assertThatThrownBy(() -> book.add(ACME, "M 1", "meta", META, true)).hasMessageContaining("small letters");
        assertThatThrownBy(() -> book.add(ACME, "m", "myspace", META, true)).hasMessageContaining("linkedin");
        Map<String, String> inward = Map.of("url", "https://10.0.0.1/in", "secret", secret());
        assertThatThrownBy(() -> book.add(ACME, "hook", "webhook", inward, true)).hasMessageContaining("url");
        assertThat(book.of(ACME)).isEmpty();
        book.add(ACME, "m", "meta", META, true);
        assertThatThrownBy(() -> book.add(ACME, "m", "meta", META, true)).hasMessageContaining("already");
        assertThatThrownBy(() -> book.set(ACME, "m", Map.of("access_token", ""))).hasMessageContaining("is missing");
        book.set(ACME, "m", Map.of("test_event_code", "TEST1"));
        assertThat(book.of(ACME, "m").orElseThrow().account().get("test_event_code")).contains("TEST1");
        book.set(ACME, "m", Map.of("test_event_code", ""));
        assertThat(book.of(ACME, "m").orElseThrow().account().get("test_event_code")).isEmpty();
    }

    /// The name of a host may lead inside although it looks like one of the world's.
    @Test
    void anAddressIsLookedUpWhenItIsSaved() {
        AccountBook book = new AccountBook(opened.orElseThrow().accounts(), sealing.orElseThrow(),
                url -> Optional.of("leads to an address of an inner network"), clock(), nanos::get);
        assertThatThrownBy(() -> book.add(ACME, "hook", "webhook",
                Map.of("url", "https://hooks.shop.example/in", "secret", secret()), true))
                .hasMessage("url leads to an address of an inner network");
        assertThat(book.of(ACME)).isEmpty();
    }

    @Test
    void whatCannotBeOpenedIsNamedAndNotUsed() throws Exception {
        book().add(ACME, "m", "meta", META, true);
        opened.orElseThrow().accounts().set(ACME, "m", "AAAA", NOW);
        AccountBook book = book();
        assertThat(book.of(ACME, "m")).isEmpty();
        assertThat(book.of(ACME).getFirst().broken()).isPresent();
    }

    @Test
    void isTriedByThePlatformsOwnMeans() {
        AccountBook book = book();
        book.add(ACME, "checked", "google", Map.of("operating_account", "1234567890", "conversion_action", "1",
                "access_token", TOKEN), true);
        book.add(ACME, "coded", "meta", META, true);
        book.add(ACME, "untried", "linkedin", Map.of("rule", "1", "access_token", TOKEN), true);
        AccountTrial trial = new AccountTrial(URLS, call -> answer(call, 200, "{\"requestId\":\"r\"}"));
        AccountTrial.Tried checked = trial.of(book.entry(ACME, "checked").orElseThrow(), NOW);
        assertThat(checked.sent() && checked.works()).isTrue();
        assertThat(checked.says()).contains("HTTP 200");
        assertThat(calls.getFirst().body()).contains("\"validateOnly\":true").doesNotContain("nobody@example.com");
        assertThat(trial.of(book.entry(ACME, "coded").orElseThrow(), NOW).says()).contains("set test_event_code");
        assertThat(trial.of(book.entry(ACME, "untried").orElseThrow(), NOW).says()).contains("no way to try");
        assertThat(calls).hasSize(1);
        book.set(ACME, "coded", Map.of("test_event_code", "TEST1"));
        AccountTrial refusing = new AccountTrial(URLS, call -> answer(call, 401, "{\"error\":{\"code\":190}}"));
        AccountTrial.Tried refused = refusing.of(book.entry(ACME, "coded").orElseThrow(), NOW);
        assertThat(refused.sent()).isTrue();
        assertThat(refused.works()).isFalse();
        assertThat(refused.answer()).contains("190");
        assertThat(calls.getLast().body()).contains("\"test_event_code\":\"TEST1\"");
    }

    @Test
    void isTriedWithAddressesCheckedAgain() {
        AccountBook book = book();
        book.add(ACME, "hook", "webhook", Map.of("url", "https://hooks.shop.example/in", "secret", secret()), true);
        AccountTrial.Tried tried = new AccountTrial(url -> Optional.of("leads inside"),
                call -> answer(call, 200, "")).of(book.entry(ACME, "hook").orElseThrow(), NOW);
        assertThat(tried.works()).isFalse();
        assertThat(tried.says()).isEqualTo("url leads inside");
    }

    @Test
    void theApiNeedsThePeopleKeyAndTellsNoSecret() throws Exception {
        AccountBook book = book();
        Router api = new DestinationsApi(book, new AccountTrial(URLS, call -> answer(call, 200, "{}")),
                client -> "key-of-" + client, clock()).addTo(new Router());
        String add = """
                {"client":"acme","name":"meta-main","destination":"meta",\
                "settings":{"dataset_id":"1234567890","access_token":"%s"}}""".formatted(TOKEN);
        assertThatThrownBy(() -> post(api, "", add, "key-of-other")).isInstanceOf(Refused.class);
        assertThat(book.of(ACME)).isEmpty();
        assertThat(post(api, "", add, "key-of-acme").toString()).doesNotContain(TOKEN).contains("(secret)");
        assertThat(get(api, "acme").at("/destinations/0/name").asString()).isEqualTo("meta-main");
        assertThat(get(api, "acme").toString()).doesNotContain(TOKEN);
        assertThat(get(api, "other").at("/destinations")).isEmpty();
        assertThat(post(api, "/meta-main", "{\"client\":\"acme\",\"on\":false}", "key-of-acme").get("on")
                .asBoolean()).isFalse();
        assertThatThrownBy(() -> post(api, "/meta-main", "{\"client\":\"acme\",\"on\":1}", "key-of-acme"))
                .isInstanceOf(Mistakes.class);
        assertThatThrownBy(() -> post(api, "/meta-main", "{\"client\":\"acme\",\"settings\":{\"x\":\"y\"}}",
                "key-of-acme")).isInstanceOf(Mistakes.class).hasMessageContaining("x is not known");
        assertThat(fields(() -> post(api, "", "{\"client\":\"acme\",\"name\":\"m2\",\"destination\":\"meta\","
                + "\"settings\":{\"dataset_id\":\"x\"}}", "key-of-acme")))
                .containsExactly("settings.dataset_id", "settings.access_token");
        assertThat(fields(() -> post(api, "", add, "key-of-acme"))).containsExactly("name");
        assertThat(fields(() -> post(api, "", "{\"client\":\"acme\",\"destination\":\"mars\"}", "key-of-acme")))
                .containsExactly("destination");
        assertThatThrownBy(() -> post(api, "/nobody", "{\"client\":\"acme\"}", "key-of-acme"))
                .isInstanceOf(Refused.class);
        String seen = get(api, "acme").at("/destinations/0/etag").asString();
        assertThat(changed(api, "{\"client\":\"acme\",\"on\":true}", seen).status()).isEqualTo(200);
        assertThatThrownBy(() -> changed(api, "{\"client\":\"acme\",\"on\":false}", seen))
                .isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(412));
        assertThat(get(api, "acme").at("/destinations/0/on").asBoolean()).isTrue();
        assertThat(post(api, "/meta-main/test", "{\"client\":\"acme\"}", "key-of-acme").get("sent").asBoolean())
                .isFalse();
        assertThat(post(api, "/meta-main/remove", "{\"client\":\"acme\"}", "key-of-acme").get("removed").asString())
                .isEqualTo("meta-main");
        assertThat(book.of(ACME)).isEmpty();
    }

    private static List<String> fields(ThrowingCallable work) {
        return catchThrowableOfType(Mistakes.class, work).list().stream().map(Mistake::field).toList();
    }

    private static Response changed(Router api, String body, String seen) throws Exception {
        return api.handle(new Request("POST", DestinationsApi.ACCOUNTS + "/meta-main", Map.of(), Map.of(),
                Map.of("authorization", "Bearer key-of-acme", "content-type", "application/json", "if-match", seen),
                body.getBytes(StandardCharsets.UTF_8), "127.0.0.1"));
    }

    private static JsonNode get(Router api, String client) throws Exception {
        return JsonMapper.shared().readTree(api.handle(new Request("GET", DestinationsApi.ACCOUNTS, Map.of(),
                Map.of("client", List.of(client)), Map.of(), new byte[0], "127.0.0.1")).body());
    }

    private static JsonNode post(Router api, String path, String body, String key) throws Exception {
        return JsonMapper.shared().readTree(api.handle(new Request("POST", DestinationsApi.ACCOUNTS + path, Map.of(),
                Map.of(), Map.of("authorization", "Bearer " + key, "content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1")).body());
    }

    private Outcome answer(Call call, int status, String body) {
        calls.add(call);
        return new Outcome.Answered(new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), NOW));
    }

    private AccountBook book() {
        return new AccountBook(opened.orElseThrow().accounts(), sealing.orElseThrow(), URLS, clock(), nanos::get);
    }

    private static String secret() {
        return "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
