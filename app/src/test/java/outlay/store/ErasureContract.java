package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;

/// What every database has to do alike for who was erased, and for what a key requires.
abstract class ErasureContract {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");

    abstract Store open();

    private static KeptErasure erasure(ClientId client, String id, String state, int seconds) {
        return new KeptErasure(id, client, state, Sample.START.plusSeconds(seconds), "{\"state\":\"" + state + "\"}");
    }

    @Test
    void recordsAreReplacedAndForgottenAndTheMarksStay() {
        KeptErasure running = erasure(ACME, "e-1", "RUNNING", 9);
        KeptErasure done = erasure(ACME, "e-1", "DONE", 9);
        KeptErasure earlier = erasure(ACME, "e-2", "DONE", 1);
        KeptErasure others = erasure(OTHER, "e-3", "DONE", 5);
        try (Store store = open()) {
            store.erasures().suppress(running, List.of("mark-1", "mark-2"));
            store.erasures().suppress(others, List.of("mark-1"));
            store.erasures().suppress(earlier, List.of());
            store.erasures().put(done);
        }
        try (Store store = open()) {
            ErasureStore erasures = store.erasures();
            assertThat(erasures.of(ACME)).containsExactly(earlier, done);
            assertThat(erasures.all()).containsExactlyInAnyOrder(earlier, done, others);
            erasures.forget(new KeptErasure("e-1", OTHER, "DONE", Sample.START, "{}"));
            assertThat(erasures.of(ACME)).as("another client's word").containsExactly(earlier, done);
            erasures.forget(done);
            assertThat(erasures.of(ACME)).containsExactly(earlier);
            assertThat(erasures.of(OTHER)).containsExactly(others);
            assertThat(erasures.marks().get(ACME)).containsExactlyInAnyOrder("mark-1", "mark-2");
            assertThat(erasures.marksByErasure()).containsEntry(OTHER, Map.of("e-3", List.of("mark-1")));
        }
    }

    @Test
    void consentOfAKeyIsRequiredOnceAndOfAValidOneOfTheClientOnly() {
        try (Store store = open()) {
            GateStore gates = store.gates();
            gates.add(Sample.key(ACME, "k1"));
            gates.add(Sample.key(ACME, "k2"));
            long before = gates.version();
            assertThat(gates.requireConsent(OTHER, "k1", false)).isFalse();
            assertThat(gates.requireConsent(ACME, "k1", true)).as("it does already").isFalse();
            assertThat(gates.requireConsent(ACME, "k1", false)).isTrue();
            assertThat(gates.version()).as("doors read their keys again").isGreaterThan(before);
            assertThat(gates.revoke(ACME, "k2", Sample.START)).isTrue();
            assertThat(gates.requireConsent(ACME, "k2", false)).as("it opens nothing any more").isFalse();
        }
        try (Store store = open()) {
            assertThat(store.gates().keys(ACME)).extracting(KeptKey::consentRequired).containsExactly(false, true);
            assertThat(store.gates().requireConsent(ACME, "k1", true)).isTrue();
            assertThat(store.gates().keys(ACME)).extracting(KeptKey::consentRequired).containsExactly(true, true);
        }
    }
}
