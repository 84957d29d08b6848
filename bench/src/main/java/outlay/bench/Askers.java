package outlay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// People who ask a server's reports the heaviest questions that they know, each the next as soon as one is answered,
/// no two of them alike.
final class Askers implements AutoCloseable {
    private static final List<String> HEAVY = List.of("reports/ads?model=position", "paths?limit=1000",
            "reports/ads?model=time-decay", "reports/campaigns?model=full-path&dedupe=unique", "reconcile?",
            "reports/ads?model=w-shaped&reset=true", "unit-economics?", "funnel?model=linear");
    private static final int LOOKBACKS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String reports;
    private final String client;
    private final AtomicLong numbers = new AtomicLong();
    private final LongAdder answered = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final List<Thread> askers;
    private final long begin = System.nanoTime();
    private volatile boolean over;
    private volatile String wrong = "";

    private Askers(int port, String client, int many) {
        reports = "http://127.0.0.1:" + port + "/api/v1/";
        this.client = client;
        askers = IntStream.range(0, many).mapToObj(i -> Thread.ofVirtual().unstarted(this::askOn)).toList();
    }

    static Askers start(int port, String client, int many) {
        Askers askers = new Askers(port, client, many);
        askers.askers.forEach(Thread::start);
        return askers;
    }

    /// Questions a second that were answered.
    double answersPerSecond() {
        return answered.sum() / seconds();
    }

    /// Questions a second that were told to come again, because too many others were being answered.
    double busyPerSecond() {
        return busy.sum() / seconds();
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void askOn() {
        try {
            while (!over) {
                HttpResponse<Void> answer = http.send(next(), HttpResponse.BodyHandlers.discarding());
                switch (answer.statusCode()) {
                    case 200 -> answered.increment();
                    case 503, 429 -> {
                        busy.increment();
                        Thread.sleep(1_000L * answer.headers().firstValueAsLong("Retry-After").orElse(1));
                    }
                    default -> throw new IOException(answer.uri() + " was answered with " + answer.statusCode());
                }
            }
        } catch (IOException failed) {
            wrong = failed.toString();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest next() {
        long number = numbers.getAndIncrement();
        String question = HEAVY.get((int) (number % HEAVY.size()));
        return HttpRequest.newBuilder(URI.create(reports + question + "&client=" + client
                + (question.startsWith("reports") ? "&lookback_days=" + (30 + number % LOOKBACKS) : ""))).build();
    }

    /// Ends once each has its answer; fails where one was answered with neither the answer nor to come again.
    @Override
    public void close() throws IOException, InterruptedException {
        over = true;
        for (Thread asker : askers) {
            asker.join();
        }
        http.close();
        if (!wrong.isEmpty()) {
            throw new IOException(wrong);
        }
    }
}
