package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import outlay.command.Outlay;

/// What the first hours have in common: steps whose time is taken, a data folder, and what is done in it.
abstract class FirstHour {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Path REPORTS = Path.of("target");

    @TempDir
    Path folder = Path.of("");
    final StringBuilder steps = new StringBuilder("| step | seconds |\n|---|---|\n");

    @FunctionalInterface
    interface Step {
        void take() throws Exception;
    }

    final void step(String says, Step step) throws Exception {
        long start = System.nanoTime();
        step.take();
        steps.append("| %s | %.1f |%n".formatted(says, (System.nanoTime() - start) / 1e9));
    }

    final Path data() {
        return folder.resolve("data");
    }

    /// Makes a key on the page, of which it still shows what is to be pasted.
    ///
    /// @param kind browser or server
    static String keyMade(BrowserPage page, String kind) {
        page.go("?client=acme&view=settings&part=keys");
        page.part("keys").scrollIntoViewIfNeeded();
        if (page.part("key-form").count() == 0) {
            page.part("new-key").click();
        }
        page.part("kind-" + kind).check();
        page.part("make-key").click();
        page.part("made-key").waitFor();
        return page.page().locator("[data-part=made-key] code").first().innerText()
                .replaceAll(".*data-key=\"(\\w+)\".*", "$1");
    }

    /// Sets an account up on the page Signal.
    static void account(BrowserPage page, String destination, String name, String... settings) {
        page.part("account-form").waitFor();
        page.part("account-kind").selectOption(destination);
        page.part("account-name").fill(name);
        for (int i = 0; i < settings.length; i += 2) {
            page.page().locator("[data-setting=" + settings[i] + "]").fill(settings[i + 1]);
        }
        page.part("save-account").click();
        page.page().locator("[data-part=destination][data-account=" + name + "]").waitFor();
        page.settled();
    }

    static String visit() {
        return """
                {"type": "page", "messageId": "visit-1", "anonymousId": "v-1", "timestamp": "%s", "context":
                 {"userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                  "consent": {"categoryPreferences": {"Advertising": true, "Analytics": true}},
                  "page": {"url": "https://shop.example/?gclid=Cj0K"}}}""".formatted(Instant.now().minusSeconds(60));
    }

    static void send(URI server, String key, String event) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/batch"))
                    .header("Authorization", "Bearer " + key)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"batch\": [" + event + "]}")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    static String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
        assertThat(status).as("%s %s %s", Arrays.toString(words), out, err).isZero();
        return out.toString();
    }
}
