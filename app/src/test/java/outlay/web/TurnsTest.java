package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final long LONG = 60_000;

    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean onARequestsThread = new AtomicBoolean();

    /// A report that takes until it is let go on.
    private Response slow(Request request) throws IOException {
        onARequestsThread.compareAndSet(false, Thread.currentThread().isVirtual());
        begun.release();
        try {
            goOn.await();
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
        return Response.text(200, "done");
    }

    @Test
    void twoOfAClientAreWorkedOnAndTheThirdIsToldToComeAgain() throws Exception {
        Turns turns = new Turns(0);
        Handler slow = turns.each(this::slow);
        List<FutureTask<Response>> two = List.of(asked(slow, "acme"), asked(slow, "acme"));
        begun.acquire(2);
        Response third = slow.handle(of("acme"));
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.headers()).containsKey("Retry-After");
        FutureTask<Response> others = asked(slow, "other");
        begun.acquire();
        goOn.countDown();
        for (FutureTask<Response> each : two) {
            assertThat(each.get().status()).isEqualTo(200);
        }
        assertThat(others.get().status()).isEqualTo(200);
        assertThat(onARequestsThread).isFalse();
        assertThat(slow.handle(of("acme")).status()).isEqualTo(200);
        assertThat(turns.clients()).isZero();
    }

    @Test
    void whoWaitsGetsATurnAndTooManyDoNotEvenWait() throws Exception {
        Turns turns = new Turns(LONG);
        Handler slow = turns.each(this::slow);
        List<FutureTask<Response>> all = new ArrayList<>();
        for (int i = 0; i < 2 + Turns.MOST_WAITING; i++) {
            all.add(asked(slow, "acme"));
        }
        begun.acquire(2);
        while (turns.waiting("acme") < Turns.MOST_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(slow.handle(of("acme")).status()).isEqualTo(429);
        goOn.countDown();
        for (FutureTask<Response> each : all) {
            assertThat(each.get().status()).isEqualTo(200);
        }
        assertThat(turns.clients()).isZero();
    }

    @Test
    void whatAReportThrowsComesThroughAndFreesItsTurn() {
        Turns turns = new Turns(0);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> turns.each(request -> {
                throw new Refused(Problem.of(404, "Not found", "nothing"));
            }).handle(of("acme"))).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> turns.each(request -> {
                throw new IOException("broken");
            }).handle(of("acme"))).isInstanceOf(IOException.class).hasMessage("broken");
        }
        assertThat(turns.clients()).isZero();
    }

    private static FutureTask<Response> asked(Handler handler, String client) {
        FutureTask<Response> task = new FutureTask<>(() -> handler.handle(of(client)));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static Request of(String client) {
        return new Request("GET", "/api/v1/reports/channels", Map.of(), Map.of("client", List.of(client)), Map.of(),
                new byte[0], "127.0.0.1");
    }
}
