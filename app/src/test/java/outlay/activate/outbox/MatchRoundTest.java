package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.ConversionsOut;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.Verdict;
import outlay.activate.egress.Outcome;
import outlay.activate.egress.Sandbox;
import outlay.base.ClientId;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.log.Entry;
import outlay.log.MemoryLog;
import outlay.platform.Destinations;
import outlay.platform.SampleConversions;
import outlay.store.KeptPause;
import outlay.store.Lane;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.Projector;
import outlay.store.Store;
import outlay.store.Wish;
import outlay.vault.Sealing;

/// How well Meta matched is asked twice a day, kept, and said; of the others it is said that they do not say.
class MatchRoundTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Lane META = new Lane(ACME, "meta");
    private static final Instant NOW = SampleConversions.NOW;
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private final List<Call> calls = new ArrayList<>();
    private Optional<Store> store = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void open() {
        Store opened = Store.open(folder, Optional.empty(), Optional.empty());
        store = Optional.of(opened);
        Entry entry = new Entry(ACME, "e-1", Entry.Kind.EVENT, NOW, "{}".getBytes(StandardCharsets.UTF_8));
        MemoryLog log = new MemoryLog();
        log.append(List.of(entry)).join();
        new Projector(opened, log, new Outbox((position, one) -> List.of(
                wish("meta", position), wish("tiktok", position), wish("gone", position)), outbox(), lane -> {}))
                .catchUp();
    }

    @AfterEach
    void close() {
        store.ifPresent(Store::close);
    }

    @Test
    void asksTheFakeAndSaysWhatItsLedgerHas() throws Exception {
        ConversionsOut meta = (ConversionsOut) Destinations.of("meta").orElseThrow();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, clock, SECRET);
                Sandbox sandbox = new Sandbox(fakes.uri(), clock)) {
            MatchRound round = new MatchRound(outbox(), MatchRoundTest::account, call -> {
                calls.add(call);
                return sandbox.send(call);
            });
            assertThat(matched("meta")).isEqualTo("not asked yet");
            round.look(NOW);
            assertThat(matched("meta")).isEqualTo("no event is known there yet");
            Ready ready = (Ready) Preparing.prepare(meta, SampleConversions.purchase(),
                    SampleConversions.account(meta), NOW);
            Answer answer = ((Outcome.Answered) sandbox
                    .send(meta.call(List.of(ready), SampleConversions.account(meta), NOW))).answer();
            assertThat(meta.read(answer, 1)).containsExactly(new Verdict.Delivered());
            round.look(NOW.plus(Duration.ofHours(11)));
            assertThat(calls).as("twice a day, and Meta alone").hasSize(1);
            round.look(NOW.plus(Duration.ofHours(12)));
            assertThat(calls).hasSize(2);
            assertThat(matched("meta")).startsWith("Purchase 9.").endsWith(" of 10");
            assertThat(MatchJson.events(outbox().matches(ACME).getFirst().told()).getFirst().keys())
                    .containsKeys("email", "phone", "external_id");
            assertThat(matched("tiktok")).isEqualTo("not told by the platform");
        }
    }

    @Test
    void whatWasSaidStaysWhenNothingIsSaidAnyMoreAndItIsAskedAgainSooner() {
        MatchRound well = round(200, "{\"web\":[{\"event_name\":\"Lead\",\"event_match_quality\":"
                + "{\"composite_score\":6.2},\"event_coverage\":{\"percentage\":34.1}}]}");
        well.look(NOW);
        MatchRound refused = round(400, "{\"error\":{\"code\":100,\"error_subcode\":33}}");
        Instant later = NOW.plus(Duration.ofHours(12));
        refused.look(later);
        assertThat(matched("meta")).isEqualTo("Lead 6.2 of 10, covers 34.1 % (asked again and not told: 100/33)");
        assertThat(outbox().matches(ACME)).singleElement().satisfies(kept -> {
            assertThat(kept.asked()).isEqualTo(later);
            assertThat(kept.toldAt()).contains(NOW);
        });
        well.look(later.plus(Duration.ofMinutes(59)));
        assertThat(calls).hasSize(2);
        well.look(later.plus(Duration.ofMinutes(60)));
        assertThat(matched("meta")).isEqualTo("Lead 6.2 of 10, covers 34.1 %");
    }

    @Test
    void aPausedAccountIsNotAsked() {
        outbox().pause(new KeptPause(META, NOW, "new pixel"));
        round(200, "{\"web\":[]}").look(NOW);
        assertThat(calls).isEmpty();
        outbox().resume(META);
        round(200, "{\"web\":[]}").look(NOW);
        assertThat(calls).hasSize(1);
    }

    private MatchRound round(int status, String body) {
        return new MatchRound(outbox(), MatchRoundTest::account, call -> {
            calls.add(call);
            return new Outcome.Answered(new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), NOW));
        });
    }

    private String matched(String account) {
        return Matched.of(outbox(), ACME, account, MatchRoundTest::account).sentence();
    }

    private static Optional<Accounts.Connected> account(ClientId client, String name) {
        return Destinations.of(name)
                .map(out -> new Accounts.Connected(name, out, SampleConversions.account(out), true));
    }

    private static Wish wish(String account, long position) {
        return new Wish(ACME, account, "all", "o-1:purchase", 0, position, NOW);
    }

    private OutboxStore outbox() {
        return store.orElseThrow().outbox(Sealing.NONE, (client, text) -> text);
    }
}
