package outlay.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
            Response answer = patient.begin("acme", progress -> found());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(read(answer).path("found").asInt()).isEqualTo(7);
        }
    }

    @Test
    void whatTakesLongIsAskedAboutByItsOwnerUntilItIsFound() throws Exception {
        Response begun = tries.begin("acme", this::slow);
        assertThat(begun.status()).isEqualTo(202);
        String name = read(begun).path("try").asString();
        assertThatThrownBy(() -> tries.ask("other", name)).isInstanceOf(Refused.class);
        JsonNode far = read(tries.ask("acme", name));
        while (far.path("of").asLong() == 0) {
            far = read(tries.ask("acme", name));
        }
        assertThat(far.path("read").asLong()).isEqualTo(3);
        go.countDown();
        Response answer = tries.ask("acme", name);
        while (answer.status() == 202) {
            answer = tries.ask("acme", name);
        }
        assertThat(read(answer).path("found").asInt()).isEqualTo(7);
        assertThatThrownBy(() -> tries.ask("acme", name)).as("it is told once").isInstanceOf(Refused.class);
    }

    @Test
    void whatNobodyAsksAboutIsGivenUpAndTheNextHasItsTurn() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        tries.begin("acme", progress -> {
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
            assertThat(patient.begin("acme", progress -> found()).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsWrongIsToldToWhoeverAsks() {
        try (Tries patient = new Tries(Duration.ofSeconds(60), now::get)) {
            assertThatThrownBy(() -> patient.begin("acme", progress -> {
                throw new Mistakes(List.of(new Mistake("rows 1", "is wrong")));
            })).isInstanceOf(Mistakes.class).hasMessageContaining("is wrong");
        }
    }

    @Test
    void soManyAreTriedAtOnceAndNoMore() {
        for (int i = 0; i < 8; i++) {
            assertThat(tries.begin("acme", this::slow).status()).isEqualTo(202);
        }
        assertThatThrownBy(() -> tries.begin("acme", this::slow)).isInstanceOf(Refused.class)
                .hasMessageContaining("8 changes");
        now.addAndGet(Tries.PATIENCE.toNanos() + 1);
        assertThat(tries.begin("acme", this::slow).status()).as("nobody waits for those any more").isEqualTo(202);
        assertThat(new String(tries.begin("acme", this::slow).body(), StandardCharsets.UTF_8)).contains("\"of\":0");
    }
}
