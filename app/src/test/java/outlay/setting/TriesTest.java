package outlay.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Refused;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TriesTest {
    private static final Tries.Of ACME = new Tries.Of("acme", "rules");
    private static final Tries.Of OTHER = new Tries.Of("other", "rules");
    private final AtomicLong now = new AtomicLong();
    private final Tries tries = new Tries(Duration.ofMillis(20), now::get);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        tries.close();
    }

    private static ObjectNode found() {
        return JsonNodeFactory.instance.objectNode().put("found", 7);
    }

    private static JsonNode read(Response response) throws BadJson {
        return Json.read(response.body(), 1_000);
    }

    private ObjectNode slow(Progress progress) {
        progress.at(3, 10);
        try {
            go.await();
        } catch (InterruptedException stopping) {
            throw new CancellationException("stopping");
        }
        progress.at(10, 10);
        return found();
    }

    @Test
    void whatIsFoundSoonIsTheAnswer() throws Exception {
        try (Tries patient = new Tries(Duration.ofSeconds(60), now::get)) {
            Response answer = patient.begin(ACME, progress -> found());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(read(answer).path("found").asInt()).isEqualTo(7);
        }
    }

    @Test
    void whatTakesLongIsAskedAboutByItsOwnerUntilItIsFound() throws Exception {
        Response begun = tries.begin(ACME, this::slow);
        assertThat(begun.status()).isEqualTo(202);
        String name = read(begun).path("try").asString();
        assertThatThrownBy(() -> tries.ask(OTHER, name)).isInstanceOf(Refused.class);
        JsonNode far = read(tries.ask(ACME, name));
        while (far.path("of").asLong() == 0) {
            far = read(tries.ask(ACME, name));
        }
        assertThat(far.path("read").asLong()).isEqualTo(3);
        go.countDown();
        Response answer = tries.ask(ACME, name);
        while (answer.status() == 202) {
            answer = tries.ask(ACME, name);
        }
        assertThat(read(answer).path("found").asInt()).isEqualTo(7);
        assertThatThrownBy(() -> tries.ask(ACME, name)).as("it is told once").isInstanceOf(Refused.class);
    }

    @Test
    void whatNobodyAsksAboutIsGivenUpAndTheNextHasItsTurn() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        tries.begin(ACME, progress -> {
            try {
                return slow(progress);
            } catch (CancellationException givenUp) {
                ended.complete(String.valueOf(givenUp.getMessage()));
                throw givenUp;
            }
        });
        now.addAndGet(Tries.PATIENCE.toNanos() + 1);
        go.countDown();
        assertThat(ended.get(60, TimeUnit.SECONDS)).contains("nobody waits");
        try (Tries patient = new Tries(Duration.ofSeconds(60), now::get)) {
            assertThat(patient.begin(ACME, progress -> found()).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsWrongIsToldToWhoeverAsks() {
        try (Tries patient = new Tries(Duration.ofSeconds(60), now::get)) {
            assertThatThrownBy(() -> patient.begin(ACME, progress -> {
                throw new Mistakes(List.of(new Mistake("rows 1", "is wrong")));
            })).isInstanceOf(Mistakes.class).hasMessageContaining("is wrong");
        }
    }

    @Test
    void soManyAreTriedAtOnceAndNoMore() {
        for (int i = 0; i < 8; i++) {
            assertThat(tries.begin(ACME, this::slow).status()).isEqualTo(202);
        }
        assertThatThrownBy(() -> tries.begin(ACME, this::slow)).isInstanceOf(Refused.class)
                .hasMessageContaining("8 changes");
        now.addAndGet(Tries.PATIENCE.toNanos() + 1);
        assertThat(tries.begin(ACME, this::slow).status()).as("nobody waits for those any more").isEqualTo(202);
        assertThat(new String(tries.begin(ACME, this::slow).body(), StandardCharsets.UTF_8)).contains("\"of\":0");
    }

    @Test
    void clientsTakeTurnsAndWhoWaitsIsToldBehindHowMany() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        String running = named(tries.begin(ACME, progress -> {
            order.add("acme 1");
            return slow(progress);
        }));
        while (far(ACME, running).path("of").asLong() == 0) {
            assertThat(far(ACME, running).path("behind").asInt()).as("nothing is before the first").isZero();
        }
        String second = named(tries.begin(ACME, adding("acme 2", order)));
        String third = named(tries.begin(new Tries.Of("acme", "targets"), adding("acme 3", order)));
        assertThat(far(ACME, second).path("behind").asInt()).isEqualTo(1);
        String others = named(tries.begin(OTHER, adding("other 1", order)));
        assertThat(far(OTHER, others).path("behind").asInt()).as("only what runs").isEqualTo(1);
        assertThat(far(ACME, second).path("behind").asInt()).isEqualTo(2);
        assertThat(far(new Tries.Of("acme", "targets"), third).path("behind").asInt()).isEqualTo(3);
        go.countDown();
        Response last = tries.ask(new Tries.Of("acme", "targets"), third);
        while (last.status() == 202) {
            last = tries.ask(new Tries.Of("acme", "targets"), third);
        }
        assertThat(order).containsExactly("acme 1", "other 1", "acme 2", "acme 3");
    }

    @Test
    void howMuchOneClientTriesKeepsNobodyElseFromTrying() {
        for (int i = 0; i < 8; i++) {
            tries.begin(ACME, this::slow);
        }
        assertThat(tries.begin(OTHER, this::slow).status()).isEqualTo(202);
        for (int i = 9; i < Tries.MOST_OF_ALL; i++) {
            tries.begin(new Tries.Of("client-" + i, "rules"), this::slow);
        }
        assertThatThrownBy(() -> tries.begin(new Tries.Of("one-more", "rules"), this::slow))
                .isInstanceOf(Refused.class).hasMessageContaining(Tries.MOST_OF_ALL + " changes");
    }

    @Test
    void whatIsStoppedEndsAndTheNextHasItsTurn() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        String running = named(tries.begin(ACME, progress -> {
            try {
                return slow(progress);
            } catch (CancellationException stopped) {
                ended.complete(String.valueOf(stopped.getMessage()));
                throw stopped;
            }
        }));
        while (far(ACME, running).path("of").asLong() == 0) {
            assertThat(ended).isNotDone();
        }
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        String waiting = named(tries.begin(OTHER, adding("waiting", order)));
        String next = named(tries.begin(OTHER, adding("next", order)));
        assertThat(read(tries.stop(OTHER, running)).path("stopped").asBoolean()).as("of another client").isFalse();
        assertThat(read(tries.stop(ACME, running)).path("stopped").asBoolean()).isTrue();
        assertThat(read(tries.stop(OTHER, waiting)).path("stopped").asBoolean()).isTrue();
        assertThat(read(tries.stop(ACME, running)).path("stopped").asBoolean()).as("already").isFalse();
        assertThatThrownBy(() -> tries.ask(ACME, running)).isInstanceOf(Refused.class);
        assertThat(far(OTHER, next).path("behind").asInt(-1)).isZero();
        go.countDown();
        assertThat(ended.get(60, TimeUnit.SECONDS)).contains("nobody waits");
        Response answer = tries.ask(OTHER, next);
        while (answer.status() == 202) {
            answer = tries.ask(OTHER, next);
        }
        assertThat(order).as("what was stopped before its turn is not begun").containsExactly("next");
    }

    private static String named(Response begun) throws BadJson {
        assertThat(begun.status()).isEqualTo(202);
        return read(begun).path("try").asString();
    }

    private JsonNode far(Tries.Of of, String name) throws BadJson {
        return read(tries.ask(of, name));
    }

    private static Tries.Work adding(String name, List<String> order) {
        return progress -> {
            order.add(name);
            return found();
        };
    }
}
