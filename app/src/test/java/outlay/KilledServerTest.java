package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.fact.Event;
import outlay.gate.TestKeys;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.vault.Vaults;

/// The real server under 64 HTTP senders, killed at random moments and told to stop. What a 2xx was given for is there,
/// once. `-Doutlay.test.kills=100` kills more often, `-Doutlay.test.stops=100` stops more often.
class KilledServerTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final int KILLS = Integer.getInteger("outlay.test.kills", 20);
    private static final int STOPS = Integer.getInteger("outlay.test.stops", 3);

    @TempDir
    Path data;

    @Test
    void nothingThatWasAcknowledgedIsLostOrTwice() throws Exception {
        HttpSenders senders = new HttpSenders(key());
        kill(senders, KILLS, false);
        assertThat(senders.told()).hasSizeGreaterThan(KILLS * 20);
        Set<String> lost = new HashSet<>(senders.told());
        lost.removeAll(stored());
        assertThat(lost).isEmpty();
    }

    /// Were a disk that lies not found out here, the test above would prove nothing.
    @Test
    void aServerOnADiskThatLiesIsFoundOut() throws Exception {
        HttpSenders senders = new HttpSenders(key());
        kill(senders, 1, true);
        Set<String> lost = new HashSet<>(senders.told());
        lost.removeAll(stored());
        assertThat(lost).isNotEmpty();
    }

    @Test
    void aServerThatIsToldToStopAnswersWhatItTookAndEndsInTime() throws Exception {
        HttpSenders senders = new HttpSenders(key());
        for (int cycle = 0; cycle < STOPS; cycle++) {
            try (ServedProcess server = ServedProcess.start(data, false)) {
                senders.send(server.uri(), () -> {
                    senders.untilTold(100);
                    Optional<Double> seconds = server.terminate();
                    assertThat(seconds.orElse(60.0)).isLessThanOrEqualTo(15);
                });
            }
            // What is stored was told: no sender of it was left without an answer.
            assertThat(stored()).isEqualTo(senders.told());
        }
    }

    private void kill(HttpSenders senders, int times, boolean lying) throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        for (int cycle = 0; cycle < times; cycle++) {
            try (ServedProcess server = ServedProcess.start(data, lying)) {
                senders.send(server.uri(), () -> {
                    senders.untilTold(30);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
                    server.kill();
                });
            }
        }
    }

    private String key() {
        return TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "a server's key");
    }

    /// The ids in the log; fails where one is there twice or holds something else than was sent.
    private Set<String> stored() throws Exception {
        Set<String> stored = new HashSet<>();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), Vaults.of(data)); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Event event = (Event) FactCodec.decode(cursor.entry());
                assertThat(stored.add(event.id())).as(event.id()).isTrue();
                assertThat(event.anonymousId()).isEqualTo("visitor of " + event.id());
            }
        }
        return stored;
    }
}
