package outlay.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.egress.Sandbox;
import outlay.base.ClientId;
import outlay.store.KeptMessage;
import outlay.store.Store;
import outlay.store.WebhookStore;
import outlay.vault.Vaults;
import tools.jackson.databind.node.JsonNodeFactory;

class WebhookEngineTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Set<Event> ALERTS = EnumSet.of(Event.ALERT_OPENED);
    private static final String URL = "https://hooks.example.com/in";

    @TempDir
    private Path data;
    private final Hand clock = new Hand();
    private final List<Happening> happened = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Optional<Receiver> receiver = Optional.empty();

    /// A clock that is turned by hand.
    private static final class Hand extends Clock {
        private Instant now = NOON;

        void on(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// What was made over the folder of the test.
    private record Parts(WebhookBook book, WebhookStore store, WebhookEngine engine) {}

    private final Source source = new Source() {
        @Override
        public Set<Event> events() {
            return ALERTS;
        }

        @Override
        public List<Happening> since(ClientId client, Instant from) {
            return happened.stream().filter(what -> what.client().equals(client)).toList();
        }
    };

    @BeforeEach
    void receive() throws IOException {
        receiver = Optional.of(new Receiver());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        receiver().close();
    }

    private Receiver receiver() {
        return receiver.orElseThrow();
    }

    private Parts open() throws IOException {
        Store store = Store.open(data, Optional.empty(), Optional.empty());
        opened.add(store);
        WebhookBook book = new WebhookBook(store.webhooks(), Vaults.of(data), clock, new SecureRandom());
        WebhookEngine engine = new WebhookEngine(book, store.webhooks(), List.of(source),
                new Sandbox(receiver().address(), clock), clock, 7);
        opened.add(engine);
        return new Parts(book, store.webhooks(), engine);
    }

    private void happens(String key) {
        happened.add(new Happening(ACME, Event.ALERT_OPENED, key, clock.instant(),
                JsonNodeFactory.instance.objectNode().put("subject", key)));
    }

    private static void sendAll(Parts parts) {
        parts.book().on().forEach(parts.engine()::send);
    }

    private static KeptMessage only(Parts parts, Webhook webhook) {
        return parts.store().page(ACME, webhook.kept().id(), Optional.empty(), 10).getFirst();
    }

    @Test
    void whatHappensIsToldOnceSignedAndAgainByNobody() throws Exception {
        happens("before it was asked for");
        clock.on(Duration.ofSeconds(1));
        Parts parts = open();
        Webhook webhook = parts.book().add(ACME, URL, ALERTS);
        happens("spend");
        parts.engine().gather();
        sendAll(parts);
        Receiver.Got got = receiver().next();
        assertThat(got.path()).isEqualTo("/in");
        assertThat(got.signedWith(webhook.secret())).isTrue();
        assertThat(got.seconds()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(got.json().at("/type").asString()).isEqualTo("alert.opened");
        assertThat(got.json().at("/data/subject").asString()).isEqualTo("spend");
        assertThat(got.json().at("/data/client").asString()).isEqualTo("acme");
        // As after a crash: all of it is come across again, by a process that knows nothing of the one before.
        Parts later = open();
        later.engine().gather();
        parts.engine().gather();
        sendAll(later);
        assertThat(receiver().waiting()).isZero();
        assertThat(only(later, webhook).state()).isEqualTo(KeptMessage.State.TAKEN);
    }

    @Test
    void whatIsNotTakenIsSentAgainWhenTheScheduleSays() throws Exception {
        Parts parts = open();
        Webhook webhook = parts.book().add(ACME, URL, ALERTS);
        happens("spend");
        parts.engine().gather();
        List<String> ids = new ArrayList<>();
        for (Duration wait : Schedule.WAITS) {
            receiver().answers(503);
            sendAll(parts);
            ids.add(receiver().next().id());
            clock.on(wait.minusSeconds(1));
            sendAll(parts);
            assertThat(receiver().waiting()).as("before %s are over", wait).isZero();
            clock.on(wait.dividedBy(10).plusSeconds(2));
        }
        assertThat(only(parts, webhook).state()).isEqualTo(KeptMessage.State.WAITING);
        sendAll(parts);
        ids.add(receiver().next().id());
        assertThat(ids).hasSize(10).containsOnly(ids.getFirst());
        assertThat(only(parts, webhook).state()).isEqualTo(KeptMessage.State.TAKEN);
        assertThat(parts.store().attempts(ACME, webhook.kept().id(), ids.getFirst())).hasSize(10)
                .extracting(attempt -> attempt.number() + " " + attempt.said())
                .contains("1 answered 503", "10 taken");
        assertThat(parts.book().find(ACME, webhook.kept().id()).orElseThrow().kept().failing()).isEmpty();
    }

    @Test
    void whoeverHasGoneIsLeftAloneAndWhoeverFailsForDaysToo() throws Exception {
        Parts parts = open();
        Webhook gone = parts.book().add(ACME, URL, ALERTS);
        happens("spend");
        parts.engine().gather();
        receiver().answers(410);
        sendAll(parts);
        assertThat(off(parts, gone)).contains("410");
        clock.on(Duration.ofDays(3));
        sendAll(parts);
        receiver().next();
        assertThat(receiver().waiting()).isZero();
        parts.book().remove(ACME, gone.kept().id());

        Webhook dead = parts.book().add(ACME, URL, ALERTS);
        for (int day = 0; day < 7; day++) {
            happens("day " + day);
            parts.engine().gather();
            receiver().answers(500);
            sendAll(parts);
            clock.on(Duration.ofDays(1));
        }
        assertThat(off(parts, dead)).startsWith("nothing was taken since 2026-10-04T12:00:00");
        assertThat(parts.book().on()).isEmpty();
    }

    private static String off(Parts parts, Webhook webhook) {
        return parts.book().find(ACME, webhook.kept().id()).orElseThrow().kept().off();
    }

    @Test
    void whatWasRemovedIsPutBackForAWeekAndNoMoreThanAClientMayHave() throws Exception {
        Parts parts = open();
        Webhook webhook = parts.book().add(ACME, URL, ALERTS);
        happens("spend");
        parts.engine().gather();
        parts.book().remove(ACME, webhook.kept().id());
        sendAll(parts);
        assertThat(receiver().waiting()).as("it is told nothing").isZero();
        happens("meanwhile");
        clock.on(Duration.ofDays(6));
        assertThat(parts.book().restore(ACME, webhook.kept().id())).isTrue();
        parts.engine().gather();
        sendAll(parts);
        assertThat(receiver().next().json().at("/data/subject").asString()).as("what waited").isEqualTo("spend");
        assertThat(receiver().waiting()).as("nor what happened meanwhile").isZero();

        parts.book().remove(ACME, webhook.kept().id());
        clock.on(Duration.ofDays(8));
        assertThat(parts.book().restore(ACME, webhook.kept().id())).isFalse();
        parts.engine().gather();
        assertThat(parts.store().page(ACME, webhook.kept().id(), Optional.empty(), 10)).isEmpty();
        for (int i = 0; i <= WebhookBook.MOST_OF_A_CLIENT; i++) {
            clock.on(Duration.ofSeconds(1));
            parts.book().remove(ACME, parts.book().add(ACME, URL + i, ALERTS).kept().id());
        }
        assertThat(parts.book().removed(ACME)).hasSize(WebhookBook.MOST_OF_A_CLIENT);
        assertThat(parts.book().removed(ACME).keySet()).extracting(Webhook::url).contains(URL + 1)
                .doesNotContain(URL + 0);
    }

    @Test
    void bothSecretsHoldForADay() throws Exception {
        Parts parts = open();
        Webhook old = parts.book().add(ACME, URL, ALERTS);
        Webhook rotated = parts.book().rotate(old);
        for (Duration later : List.of(Duration.ofHours(23), Duration.ofHours(2))) {
            clock.on(later);
            happens("after " + later);
            parts.engine().gather();
            sendAll(parts);
            Receiver.Got got = receiver().next();
            assertThat(got.signedWith(rotated.secret())).isTrue();
            assertThat(got.signedWith(old.secret())).isEqualTo(later.toHours() == 23);
        }
        assertThat(rotated.toString()).doesNotContain("whsec_", "hooks.example.com");
        assertThat(Files.readString(data.resolve("state.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec_", "hooks.example.com");
    }

    @Test
    void oneOrAPeriodIsSentAgain() throws Exception {
        Parts parts = open();
        Webhook webhook = parts.book().add(ACME, URL, ALERTS);
        for (int i = 0; i < 3; i++) {
            happens("no. " + i);
            clock.on(Duration.ofHours(1));
        }
        parts.engine().gather();
        sendAll(parts);
        List<String> ids = List.of(receiver().next().id(), receiver().next().id(), receiver().next().id());
        String id = webhook.kept().id();
        assertThat(parts.store().again(ACME, id, ids.getFirst(), Instant.EPOCH,
                NOON.plus(Duration.ofDays(1)), clock.instant())).isEqualTo(1);
        sendAll(parts);
        assertThat(receiver().next().id()).isEqualTo(ids.getFirst());
        assertThat(parts.store().again(ACME, id, "", NOON, NOON.plus(Duration.ofHours(2)), clock.instant()))
                .isEqualTo(2);
        sendAll(parts);
        receiver().next();
        receiver().next();
        assertThat(receiver().waiting()).isZero();
        assertThat(parts.store().attempts(ACME, id, ids.getFirst()).size()).isBetween(2, 3);
    }

    @Test
    void onlyWhatTheWorldCanReachIsSetAndOnlyKnownEvents() throws Exception {
        Parts parts = open();
        for (String url : List.of("http://hooks.example.com/", "https://127.0.0.1/", "https://localhost/", "")) {
            assertThatThrownBy(() -> parts.book().add(ACME, url, ALERTS)).as(url)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("url");
        }
        assertThatThrownBy(() -> WebhookBook.events(List.of("test"))).hasMessageContaining("alert.opened");
        assertThatThrownBy(() -> parts.book().add(ACME, URL, Set.of())).hasMessageContaining("at least one");
        assertThat(parts.store().all()).isEmpty();
    }
}
