package outlay.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.ConversionsOut;
import outlay.activate.Later;
import outlay.activate.Ready;
import outlay.activate.Verdict;

/// The simplest that can deliver: calls, reads, and calls again as the verdicts say, until each conversion has come to
/// an end. It shows that calls, answers and verdicts are enough for that.
final class Deliverer implements AutoCloseable {
    private static final int MOST_CALLS = 20_000;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60)).build();
    private final URI base;
    private final Instant now;
    private final Duration patience;
    private int calls;

    Deliverer(URI base, Instant now, Duration patience) {
        this.base = base;
        this.now = now;
        this.patience = patience;
    }

    int calls() {
        return calls;
    }

    /// How each ended, by its id.
    Map<String, Verdict> deliver(ConversionsOut out, Account account, List<Ready> ready) throws Exception {
        Map<String, Verdict> ends = new LinkedHashMap<>();
        List<List<Ready>> open = new ArrayList<>(List.of(ready));
        while (!open.isEmpty()) {
            List<Ready> batch = open.removeLast();
            List<Ready> again = new ArrayList<>();
            List<Ready> halved = new ArrayList<>();
            List<Verdict> verdicts = told(out, account, batch);
            for (int i = 0; i < batch.size(); i++) {
                switch (verdicts.get(i)) {
                    case Verdict.Halve halve -> halved.add(batch.get(i));
                    case Verdict.Again next -> again.add(batch.get(i));
                    case Verdict.Retry retry -> again.add(batch.get(i));
                    case Verdict end -> ends.put(batch.get(i).id(), end);
                }
            }
            if (!again.isEmpty()) {
                open.add(again);
            }
            if (!halved.isEmpty()) {
                open.add(halved.subList(0, halved.size() / 2));
                open.add(halved.subList(halved.size() / 2, halved.size()));
            }
        }
        return ends;
    }

    private List<Verdict> told(ConversionsOut out, Account account, List<Ready> batch) throws Exception {
        Optional<Answer> answer = made(out.call(batch, account, now));
        List<Verdict> verdicts = answer.map(given -> out.read(given, batch.size()))
                .orElseGet(() -> lost(batch.size()));
        while (verdicts.getFirst() instanceof Verdict.Pending pending && out instanceof Later later) {
            verdicts = made(later.ask(pending.requestId(), account))
                    .map(given -> later.settle(given, pending.requestId(), batch.size())).orElse(verdicts);
        }
        return verdicts;
    }

    private static List<Verdict> lost(int sent) {
        return new Verdict.Retry("no answer", Duration.ZERO, true).times(sent);
    }

    /// The platform's own path, at the fakes' address.
    Optional<Answer> made(Call call) throws InterruptedException {
        if (++calls > MOST_CALLS) {
            throw new AssertionError("does not come to an end");
        }
        String query = call.uri().getRawQuery() == null ? "" : "?" + call.uri().getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.uri().getRawPath() + query))
                .timeout(patience).method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return Optional.of(new Answer(response.statusCode(), headers, response.body(), now));
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
