package outlay.activate.outbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;

/// Makes the platforms' own calls at the address of the fakes.
final class ToFakes implements Function<Call, Outcome>, AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Clock clock;

    ToFakes(URI base, Clock clock) {
        this.base = base;
        this.clock = clock;
    }

    @Override
    public Outcome apply(Call call) {
        String query = call.uri().getRawQuery() == null ? "" : "?" + call.uri().getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.uri().getRawPath() + query))
                .timeout(Duration.ofSeconds(60))
                .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Outcome.Answered(new Answer(response.statusCode(), headers, response.body(), clock.instant()));
        } catch (IOException noAnswer) {
            return new Outcome.NoAnswer(noAnswer.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.NoAnswer(stopped.toString());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
