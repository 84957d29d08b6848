package outlay.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import outlay.json.Json;

/// The server that has a data folder open, as a command on the same machine finds it.
public final class RunningServer {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LocalDoor.Key key;
    private final HttpClient http;

    private RunningServer(LocalDoor.Key key, HttpClient http) {
        this.key = key;
        this.http = http;
    }

    /// Empty where no server has the folder open.
    ///
    /// @throws IOException when one has, and does not answer
    public static Optional<RunningServer> of(Path dataFolder) throws IOException, InterruptedException {
        Path file = dataFolder.resolve(LocalDoor.FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            LocalDoor.Key key = Json.records().readValue(Files.readAllBytes(file), LocalDoor.Key.class);
            HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpRequest knock = HttpRequest.newBuilder(URI.create(key.uri()).resolve("/livez")).timeout(PATIENCE)
                    .build();
            return http.send(knock, BodyHandlers.discarding()).statusCode() == 200
                    ? Optional.of(new RunningServer(key, http))
                    : Optional.empty();
        } catch (ConnectException nobody) {
            // A server that was killed leaves its file behind.
            return Optional.empty();
        }
    }

    public LocalDoor.Done importFiles(LocalDoor.Order order) throws IOException, InterruptedException {
        return Json.records().readValue(post(LocalDoor.PATH, Json.records().writeValueAsBytes(order)),
                LocalDoor.Done.class);
    }

    /// Tells it that keys or links have changed; returns when they hold.
    public void lookAtGates() throws IOException, InterruptedException {
        post(LocalDoor.GATES_PATH, new byte[0]);
    }

    /// What the server answers to a command at one of its local doors.
    ///
    /// @throws IOException when it refuses, with its reason
    public byte[] post(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(key.uri()).resolve(path))
                .header("Authorization", "Bearer " + key.secret()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)).build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("it refused: " + new String(answer.body(), StandardCharsets.UTF_8).strip());
        }
        return answer.body();
    }
}
