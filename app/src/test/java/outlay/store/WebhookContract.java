package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;

/// What every database has to do alike for webhooks and what they are told.
abstract class WebhookContract {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final KeptWebhook HOOK = new KeptWebhook(ACME, "wh_1", Set.of("alert.opened", "import.done"),
            "sealed", NOW, NOW, Optional.empty(), "");

    abstract Store open();

    private static KeptMessage message(String id, Instant happened) {
        return new KeptMessage(ACME, "wh_1", id, "import.done", happened, "ü sealed", KeptMessage.State.WAITING, 0, 0,
                NOW);
    }

    @Test
    void aWebhookIsItsClientsAndWhatIsChangedStays() {
        try (Store store = open()) {
            store.webhooks().add(HOOK);
        }
        try (Store store = open()) {
            WebhookStore hooks = store.webhooks();
            assertThat(hooks.of(ACME)).containsExactly(HOOK);
            assertThat(hooks.of(OTHER)).isEmpty();
            assertThat(hooks.set(OTHER, "wh_1", Set.of("import.done"), "x")).isFalse();
            assertThat(hooks.set(ACME, "wh_1", Set.of("import.failed"), "other")).isTrue();
            assertThat(hooks.off(ACME, "wh_1", "it answered 410")).isTrue();
            assertThat(hooks.off(ACME, "wh_1", "another reason")).as("off already").isFalse();
            assertThat(hooks.of(ACME).getFirst().off()).isEqualTo("it answered 410");
            assertThat(hooks.on(ACME, "wh_1", NOW.plusSeconds(9))).isTrue();
            assertThat(hooks.on(ACME, "wh_1", NOW.plusSeconds(10))).as("on already").isFalse();
            assertThat(hooks.of(ACME)).containsExactly(new KeptWebhook(ACME, "wh_1", Set.of("import.failed"), "other",
                    NOW, NOW.plusSeconds(9), Optional.empty(), ""));
            assertThat(hooks.remove(OTHER, "wh_1", NOW)).isFalse();
            assertThat(hooks.remove(ACME, "wh_1", NOW)).isTrue();
            assertThat(hooks.of(ACME)).isEmpty();
        }
    }

    @Test
    void whatIsRemovedIsPutBackWithWhatItWasToldUntilItIsOver() {
        try (Store store = open()) {
            WebhookStore hooks = store.webhooks();
            hooks.add(HOOK);
            hooks.keep(ACME, List.of(message("a", NOW)));
            assertThat(hooks.restore(ACME, "wh_1", NOW)).as("it was not removed").isFalse();
            hooks.remove(ACME, "wh_1", NOW);
            assertThat(hooks.remove(ACME, "wh_1", NOW.plusSeconds(9))).as("removed already").isFalse();
            assertThat(hooks.all()).isEmpty();
            assertThat(hooks.removed(OTHER)).isEmpty();
            assertThat(hooks.removed(ACME)).containsExactly(new RemovedWebhook(HOOK, NOW));
            assertThat(hooks.endRemoved(NOW)).as("not removed before then").isZero();
            assertThat(hooks.restore(OTHER, "wh_1", NOW)).isFalse();
            assertThat(hooks.restore(ACME, "wh_1", NOW.plusSeconds(60))).isTrue();
            assertThat(hooks.of(ACME)).extracting(KeptWebhook::from).containsExactly(NOW.plusSeconds(60));
            assertThat(hooks.page(ACME, "wh_1", Optional.empty(), 9)).hasSize(1);
            hooks.remove(ACME, "wh_1", NOW.plusSeconds(70));
            assertThat(hooks.endRemoved(NOW.plusSeconds(71))).isOne();
            assertThat(hooks.removed(ACME)).isEmpty();
            assertThat(hooks.page(ACME, "wh_1", Optional.empty(), 9)).isEmpty();
            assertThat(hooks.restore(ACME, "wh_1", NOW)).isFalse();
        }
    }

    @Test
    void aMessageIsKeptOnceAndEachAttemptStays() {
        try (Store store = open()) {
            WebhookStore hooks = store.webhooks();
            hooks.add(HOOK);
            hooks.keep(ACME, List.of(message("b", NOW), message("a", NOW), message("c", NOW.minusSeconds(5))));
            hooks.keep(ACME, List.of(message("a", NOW), message("d", NOW.plusSeconds(5))));
            hooks.keep(ACME, List.of());
            assertThat(hooks.page(ACME, "wh_1", Optional.empty(), 9)).hasSize(4);
            assertThat(hooks.due(ACME, "wh_1", NOW, 3)).as("of the same moment by id").extracting(KeptMessage::id)
                    .containsExactly("a", "b", "c");
            assertThat(hooks.due(ACME, "wh_1", NOW.minusMillis(1), 3)).isEmpty();
            assertThat(hooks.due(OTHER, "wh_1", NOW, 3)).isEmpty();
            List<KeptMessage> first = hooks.page(ACME, "wh_1", Optional.empty(), 2);
            assertThat(first).extracting(KeptMessage::id).containsExactly("d", "b");
            assertThat(hooks.page(ACME, "wh_1", Optional.of(new MessagePlace(NOW.toEpochMilli(), "b")), 9))
                    .extracting(KeptMessage::id).containsExactly("a", "c");

            hooks.tried(message("a", NOW).tried(KeptMessage.State.WAITING, NOW.plusSeconds(60)),
                    new KeptAttempt("a", 1, NOW, 500, "no"), Optional.of(NOW));
            assertThat(hooks.of(ACME).getFirst().failing()).contains(NOW);
            KeptMessage tried = hooks.page(ACME, "wh_1", Optional.empty(), 9).stream()
                    .filter(each -> each.id().equals("a")).findFirst().orElseThrow();
            assertThat(tried.attempts()).isOne();
            assertThat(tried.due()).isEqualTo(NOW.plusSeconds(60));
            hooks.tried(tried.tried(KeptMessage.State.TAKEN, NOW.plusSeconds(60)),
                    new KeptAttempt("a", 2, NOW.plusSeconds(60), 204, "taken"), Optional.empty());
            assertThat(hooks.of(ACME).getFirst().failing()).isEmpty();
            assertThat(hooks.attempts(ACME, "wh_1", "a")).extracting(KeptAttempt::status).containsExactly(500, 204);
        }
    }

    @Test
    void whatIsAskedForIsSentAgainAndWhatIsOldAndDoneIsForgotten() {
        try (Store store = open()) {
            WebhookStore hooks = store.webhooks();
            hooks.add(HOOK);
            hooks.keep(ACME, List.of(message("a", NOW), message("b", NOW.plusSeconds(1)), message("c", NOW)));
            for (String id : List.of("a", "b")) {
                hooks.tried(message(id, NOW).tried(KeptMessage.State.TAKEN, NOW),
                        new KeptAttempt(id, 1, NOW, 200, "taken"), Optional.empty());
            }
            assertThat(hooks.again(ACME, "wh_1", "b", Instant.EPOCH, NOW.plusSeconds(9), NOW)).isOne();
            assertThat(hooks.again(ACME, "wh_1", "", NOW, NOW.plusSeconds(1), NOW)).as("a and c").isEqualTo(2);
            assertThat(hooks.again(OTHER, "wh_1", "", NOW, NOW.plusSeconds(1), NOW)).isZero();
            hooks.tried(message("a", NOW).tried(KeptMessage.State.TAKEN, NOW), new KeptAttempt("a", 2, NOW, 200,
                    "taken"), Optional.empty());
            hooks.forget(ACME, NOW.plusSeconds(5));
            assertThat(hooks.page(ACME, "wh_1", Optional.empty(), 9)).as("those that wait stay")
                    .extracting(KeptMessage::id).containsExactly("b", "c");
            assertThat(hooks.attempts(ACME, "wh_1", "a")).isEmpty();
            assertThat(hooks.attempts(ACME, "wh_1", "b")).hasSize(1);
        }
    }

    @Test
    void howFarTheLogWasReadIsKeptForEachClientAndEvent() {
        try (Store store = open()) {
            WebhookStore hooks = store.webhooks();
            hooks.add(HOOK);
            assertThat(hooks.place(ACME, "conversion.recorded")).isEmpty();
            hooks.readTo(ACME, "conversion.recorded", 7);
            hooks.readTo(ACME, "conversion.recorded", 1L << 40);
            hooks.readTo(ACME, "another", 3);
            hooks.add(new KeptWebhook(OTHER, "wh_2", Set.of("import.done"), "sealed", NOW, NOW, Optional.empty(), ""));
            assertThat(hooks.place(OTHER, "conversion.recorded")).isEmpty();
        }
        try (Store store = open()) {
            assertThat(store.webhooks().place(ACME, "conversion.recorded")).contains(1L << 40);
            assertThat(store.webhooks().place(ACME, "another")).contains(3L);
        }
    }

    @Test
    void badEndsAreCountedByTheMinute() {
        try (Store store = open()) {
            receipt(store, ACME, "1", NOW, "rejected", "100");
            receipt(store, ACME, "2", NOW.plusSeconds(30), "rejected", "100");
            receipt(store, ACME, "3", NOW.plusSeconds(60), "rejected", "100");
            receipt(store, ACME, "4", NOW, "too-old", "");
            receipt(store, ACME, "5", NOW, "accepted", "");
            receipt(store, OTHER, "6", NOW, "rejected", "100");
            Instant minute = Instant.parse("2026-11-01T12:00:00Z");
            assertThat(store.webhooks().badEnds(ACME, NOW, NOW.plusSeconds(60))).containsExactly(
                    new BadEnd("main", "meta", "rejected", "100", minute, 2),
                    new BadEnd("main", "meta", "too-old", "", minute, 1));
        }
    }

    private static void receipt(Store store, ClientId client, String conversion, Instant at, String outcome,
            String code) {
        store.engine().<Integer>write(handle -> {
            store.engine().actFor(handle, client);
            return handle.createUpdate("INSERT INTO receipt VALUES (:client, 'main', :conversion, 0, 1, :at, 1, 'meta',"
                    + " :outcome, :code, 200, '', '', '', '')").bind("client", client.value())
                    .bind("conversion", conversion).bind("at", at.toEpochMilli()).bind("outcome", outcome)
                    .bind("code", code).execute();
        });
    }
}
