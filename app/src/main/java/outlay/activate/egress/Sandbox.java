package outlay.activate.egress;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import outlay.activate.Answer;
import outlay.activate.Call;

/// Instead of the world one server on this machine, which answers for every destination at the destinations' own paths:
/// nothing leaves.
public final class Sandbox implements Sending {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Limits.USUAL.connect()).build();
    private final URI base;
    private final Clock clock;

    /// @param base like `http://127.0.0.1:9000`
    /// @throws IllegalArgumentException for what is not on this machine
    public Sandbox(URI base, Clock clock) {
        if (mistake(base.toString())) {
            throw new IllegalArgumentException("a sandbox is an address like http://127.0.0.1:9000, not " + base);
        }
        this.base = base;
        this.clock = clock;
    }

    public static boolean mistake(String base) {
        return !base.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1\\]):\\d{1,5}");
    }

    @Override
    public Outcome send(Call call) {
        String query = call.uri().getRawQuery() == null ? "" : "?" + call.uri().getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.uri().getRawPath() + query))
                .timeout(Limits.USUAL.whole())
                .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Outcome.Answered(new Answer(response.statusCode(), headers, response.body(), clock.instant()));
        } catch (ConnectException refused) {
            return new Outcome.NotSent(refused.toString());
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
