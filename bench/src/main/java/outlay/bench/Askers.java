package outlay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// People who ask a server's reports the heaviest questions that they know, each the next as soon as one is answered,
/// no two of them alike and each compressed as a browser wants it: a process of its own that gives way to the others,
/// because people ask from other machines. It is the same one in all turns, and rests between them: what Java takes to
/// start and to compile is nothing that a server's people cost it.
final class Askers implements AutoCloseable {
    private static final List<String> HEAVY = List.of("reports/ads?model=position", "paths?limit=1000",
            "reports/ads?model=time-decay", "reports/campaigns?model=full-path&dedupe=unique", "reconcile?",
            "reports/ads?model=w-shaped&reset=true", "unit-economics?", "funnel?model=linear");
    private static final int LEAST_LOOKBACK = 30;
    private static final int LOOKBACKS = 60;
    private static final int LOOK_MILLIS = 100;

    private final Child process;
    private int told;

    private Askers(Child process) {
        this.process = process;
    }

    /// People who do not ask yet.

    static Askers start(int port, String client, int many) throws IOException, InterruptedException {
        Askers askers = new Askers(Child.startOnWhatIsLeft(List.of("-cp", System.getProperty("java.class.path"),
                Asking.class.getName(), Integer.toString(port), client,
                Integer.toString(many))));
        while (askers.process.printed().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return askers;
    }

    /// @param answered since the start
    /// @param busy     told to come again, because too many others were being answered
    /// @param open     questions that wait for an answer now
    /// @param heard    how often the people were told to begin or to rest
    record Count(long answered, long busy, long open, int heard) {}

    Count now() throws IOException {
        String[] last = process.printed().strip().lines().reduce("", (before, line) -> line).split(" ");
        if (!process.alive() || last.length != 4) {
            throw new IOException("a question failed: " + process.printed());
        }
        return new Count(Long.parseLong(last[0]), Long.parseLong(last[1]), Long.parseLong(last[2]),
                Integer.parseInt(last[3]));
    }

    void begin() throws IOException {
        tell(Asking.BEGIN);
    }

    /// Ends when the last question has its answer.
    void rest() throws IOException, InterruptedException {
        tell(Asking.REST);
        for (Count now = now(); now.heard() < told || now.open() > 0; now = now()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void tell(String what) throws IOException {
        told++;
        process.tell(what);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /// The process: hears when to begin and when to rest, says ten times a second what was answered, and ends with the
    /// reason if a question fails.
    static final class Asking {
        static final String BEGIN = "begin";
        static final String REST = "rest";

        private final HttpClient http = HttpClient.newHttpClient();
        private final AtomicLong numbers = new AtomicLong();
        private final LongAdder answered = new LongAdder();
        private final LongAdder busy = new LongAdder();
        private final Turn turn = new Turn();
        private final String reports;
        private final String client;
        private volatile String wrong = "";

        private Asking(String port, String client) {
            reports = "http://127.0.0.1:" + port + "/api/v1/";
            this.client = client;
        }

        public static void main(String[] args) throws InterruptedException {
            Asking asking = new Asking(args[0], args[1]);
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                Thread.ofPlatform().daemon().name("asker-" + i).start(asking::askOn);
            }
            Thread.ofPlatform().daemon().start(asking::hear);
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            while (asking.wrong.isEmpty()) {
                out.println(asking.answered.sum() + " " + asking.busy.sum() + " " + asking.turn.now());
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            out.println(asking.wrong);
            System.exit(1);
        }

        /// Until whoever started this is gone.
        private void hear() {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines()
                    .forEach(line -> turn.hear(line.equals(BEGIN)));
            System.exit(0);
        }

        private void askOn() {
            try {
                while (true) {
                    turn.await();
                    HttpResponse<Void> answer = http.send(next(), HttpResponse.BodyHandlers.discarding());
                    turn.answered();
                    switch (answer.statusCode()) {
                        case 200 -> answered.increment();
                        case 503, 429 -> {
                            busy.increment();
                            TimeUnit.SECONDS.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(1));
                        }
                        default -> throw new IOException(answer.uri() + " was answered with " + answer.statusCode());
                    }
                }
            } catch (IOException | InterruptedException failed) {
                wrong = failed.toString();
            }
        }

        private HttpRequest next() {
            long number = numbers.getAndIncrement();
            String question = HEAVY.get((int) (number % HEAVY.size()));
            String lookback = question.startsWith("reports")
                    ? "&lookback_days=" + (LEAST_LOOKBACK + number % LOOKBACKS)
                    : "";
            return HttpRequest.newBuilder(URI.create(reports + question + "&client=" + client + lookback))
                    .header("Accept-Encoding", "gzip").build();
        }
    }

    /// Whether it is time to ask, and how many questions are open.
    private static final class Turn {
        private boolean asking;
        private int heard;
        private int open;

        synchronized void hear(boolean ask) {
            asking = ask;
            heard++;
            notifyAll();
        }

        /// Waits until it is time; a question is open from then on.
        synchronized void await() throws InterruptedException {
            while (!asking) {
                wait();
            }
            open++;
        }

        synchronized void answered() {
            open--;
        }

        synchronized String now() {
            return open + " " + heard;
        }
    }
}
